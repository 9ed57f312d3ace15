// One batch as the browser keeps it until it is saved.
import type { Batch } from "@/lib/core/graph/change";

export type UnsavedBatch = {
  order: number;
  /** The revision the batch was made on: the log from there on tells whether it was saved after all. */
  since: number;
  batch: Batch;
  /** Set when it went to the tray; it fitted last at the revision `from`, and at `since` no longer. */
  reason?: string | undefined;
  from?: number | undefined;
};
