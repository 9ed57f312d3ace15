// What the change log holds and what editor and server say to each other about it.
import { z } from "zod";
import { commandSchema } from "./command.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

/** Commands that happen together: one entry of the log, one step of undo. The id makes a repeated send harmless. */
export const batchSchema = z.strictObject({
  batchId: z.uuid(),
  /** What was done, in words: "connect FirstFlow → SecondFlow". */
  label: z.string().min(1).max(300),
  commands: z.array(commandSchema).min(1).max(1000),
});
export type Batch = z.infer<typeof batchSchema>;

/** A batch that the log holds: the document's `revision` is the number of the last one. */
export type SavedChange = Batch & { revision: number; author: string; at: string };

/**
 * What a save answers: all batches are in; or others were first, and `changes` is what came since, our batches among it when they went on
 * top; or one does not fit the head it was meant for.
 */
export type SaveAnswer =
  | { kind: "saved"; revision: number }
  | { kind: "conflict"; changes: SavedChange[] }
  | { kind: "refused"; batchId: string; reason: string };

/**
 * What the editor sends: batches made on `baseRevision`, each of which becomes one revision. They are all appended, or none is.
 * Sent again after a lost answer, a batch is found in `changes` of the conflict, by its id.
 */
export const saveRequestSchema = z.strictObject({
  graphId: z.uuid(),
  baseRevision: z.int().nonnegative(),
  batches: z.array(batchSchema).min(1).max(200),
});
export type SaveRequest = z.infer<typeof saveRequestSchema>;

/** A document and the revision it stands at; the document of revision 0 is the one that the graph was made with. */
export type Head = { revision: number; document: TriggerGraph };

/** Why an operation did nothing: the message says what happened, what was kept and what to do. */
export type Failure = { code: "not-found" | "invalid" | "unreadable"; message: string };
