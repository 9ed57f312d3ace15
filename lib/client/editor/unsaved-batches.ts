// Unsaved batches in the browser's storage: they survive a reload and a crash, and any later tab sends them.
import { z } from "zod";
import { type Batch, batchSchema } from "@/lib/core/graph/change";

const entrySchema = z.object({
  order: z.number(),
  /** The revision the batch was made on: the log from there on tells whether it was saved after all. */
  since: z.int().nonnegative(),
  batch: batchSchema,
  /** Set when it went to the tray. */
  reason: z.string().optional(),
});
export type UnsavedBatch = z.infer<typeof entrySchema>;

/** Only what we use of `localStorage`. */
export type BrowserStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type UnsavedBatches = {
  /** Everything kept for the graph, oldest first. */
  read(): UnsavedBatch[];
  /** False when the browser would not keep it: full, or storage switched off. */
  keep(batch: Batch, since: number, reason?: string): boolean;
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
    read() {
      const entries: UnsavedBatch[] = [];
      for (let index = 0; index < (storage?.length ?? 0); index += 1) {
        const key = storage?.key(index);
        if (!key?.startsWith(prefix)) continue;
        const entry = entrySchema.safeParse(parseJson(storage?.getItem(key) ?? null));
        if (entry.success) entries.push(entry.data);
      }
      return entries.sort((a, b) => a.order - b.order);
    },
    keep(batch, since, reason) {
      if (!storage) return false;
      order = Math.max(order + 1, now());
      try {
        storage.setItem(
          prefix + batch.batchId,
          JSON.stringify({ order, since, batch, reason } satisfies UnsavedBatch),
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

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
