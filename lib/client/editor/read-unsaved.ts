// Reads what a former page left in the browser's storage. Fetched only when there is something.
import { z } from "zod";
import { batchSchema } from "@/lib/core/graph/change";
import type { UnsavedBatch } from "./unsaved-batch.ts";

const entrySchema = z.object({
  order: z.number(),
  since: z.int().nonnegative(),
  batch: batchSchema,
  reason: z.string().optional(),
  from: z.int().nonnegative().optional(),
});

/** @returns the entries that can be read, oldest first */
export function readUnsaved(texts: readonly string[]): UnsavedBatch[] {
  return texts
    .flatMap((text) => {
      const entry = entrySchema.safeParse(parseJson(text));
      return entry.success ? [entry.data] : [];
    })
    .sort((a, b) => a.order - b.order);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
