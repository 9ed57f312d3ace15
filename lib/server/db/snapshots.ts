// Writes the whole document now and then, after the answer and apart from the save, so that a server that wakes up reads little log.
import type { Head } from "@/lib/core/graph/change.ts";
import type { Database } from "./database.ts";

/** Measured at 1,000 flows (bench/save.mjs): a server wakes up in 30 to 60 ms, with no change to read after the snapshot as with 99. */
const CHANGES_BETWEEN = 100;
const CHARACTERS_BETWEEN = 1_000_000;

export type Snapshots = {
  /** Counts what was appended to reach `head`; writes a snapshot when enough has come since the last one. */
  grown(graphId: string, head: Head, by: { changes: number; characters: number }): void;
  settle(): Promise<void>;
};

export function createSnapshots(prisma: Database["prisma"]): Snapshots {
  const charactersSince = new Map<string, number>();
  const underWay = new Set<Promise<void>>();

  async function write(graphId: string, { revision, document }: Head): Promise<void> {
    await prisma.snapshot.createMany({
      data: [{ graphId, revision, document: JSON.stringify(document) }],
      skipDuplicates: true,
    });
  }

  return {
    grown(graphId, head, { changes, characters }) {
      const passed = head.revision % CHANGES_BETWEEN < changes;
      const since = (charactersSince.get(graphId) ?? 0) + characters;
      if (!passed && since < CHARACTERS_BETWEEN) {
        charactersSince.set(graphId, since);
        return;
      }
      charactersSince.delete(graphId);
      const writing = write(graphId, head)
        // The log has everything; without this snapshot the next start only reads more of it.
        .catch((error) => console.error("A snapshot could not be written; nothing is lost:", error))
        .finally(() => underWay.delete(writing));
      underWay.add(writing);
    },
    async settle() {
      await Promise.all(underWay);
    },
  };
}
