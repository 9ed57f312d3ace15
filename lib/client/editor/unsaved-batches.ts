// Unsaved batches in the browser's storage: they survive a reload and a crash, and any later tab sends them.
import type { Batch } from "@/lib/core/graph/change";
import type { UnsavedBatch } from "./unsaved-batch.ts";

/** Only what we use of `localStorage`. */
export type BrowserStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type UnsavedBatches = {
  /** Everything kept for the graph, oldest first. */
  read(): Promise<UnsavedBatch[]>;
  /** False when the browser would not keep it: full, or storage switched off. */
  keep(batch: Batch, since: number, tray?: Pick<UnsavedBatch, "reason" | "from">): boolean;
  forget(batchId: string): void;
};

/**
 * One key a batch, so that tabs never overwrite each other's; the server takes a batch once, whoever sends it.
 * @param now milliseconds, only to order the batches
 */
export function unsavedBatches(
  graphId: string,
  storage: BrowserStorage | null,
  now: () => number,
): UnsavedBatches {
  const prefix = `triggerboard:unsaved:${graphId}:`;
  let order = 0;
  return {
    async read() {
      const texts: string[] = [];
      for (let index = 0; index < (storage?.length ?? 0); index += 1) {
        const key = storage?.key(index);
        const text = key?.startsWith(prefix) ? storage?.getItem(key) : null;
        if (text) texts.push(text);
      }
      if (texts.length === 0) return [];
      const { readUnsaved } = await import("./read-unsaved.ts");
      return readUnsaved(texts);
    },
    keep(batch, since, tray) {
      if (!storage) return false;
      order = Math.max(order + 1, now());
      try {
        storage.setItem(
          prefix + batch.batchId,
          JSON.stringify({ order, since, batch, ...tray } satisfies UnsavedBatch),
        );
        return true;
      } catch {
        return false;
      }
    },
    forget(batchId) {
      storage?.removeItem(prefix + batchId);
    },
  };
}
