// One execution of a flow on this machine, started from the Simulate screen, as the history keeps it.
import { z } from "zod";
import { runReferenceSchema } from "./metaflow-run.ts";

/** Chosen by whoever asks, so that asking twice starts one run only. */
export const simulationIdSchema = z.uuid();

/** `interrupted`: the server ended while it ran; what became of it can only be seen in its run. */
export const simulationStateSchema = z.enum([
  "queued",
  "running",
  "succeeded",
  "failed",
  "stopped",
  "interrupted",
]);

/** Times are milliseconds since 1970. */
export const simulationSchema = z.strictObject({
  id: simulationIdSchema,
  graphId: z.string(),
  flow: z.string(),
  state: simulationStateSchema,
  /** The picked runs; when each finished decides the order in which `current.trigger` holds them. */
  triggers: z.array(runReferenceSchema.extend({ finishedMs: z.number().nullable() })).max(1000),
  parameters: z.record(z.string(), z.string()),
  /** The exact words that were, or will be, executed. */
  command: z.array(z.string()),
  /** The variables set for it beside the server's own. */
  environment: z.record(z.string(), z.string()),
  /** The code folder it runs in. */
  folder: z.string(),
  /** The new run; known a moment after the start. */
  runId: z.string().nullable(),
  /** Null while it runs, and when a signal ended it. */
  exitCode: z.int().nullable(),
  /** What ended it badly, one sentence: "Failed at step score, exit 1". */
  failure: z.string().nullable(),
  queuedMs: z.number(),
  startedMs: z.number().nullable(),
  endedMs: z.number().nullable(),
});

export type Simulation = z.infer<typeof simulationSchema>;

/** Whether it has come to its end, one way or another. */
export const isOver = ({ state }: Pick<Simulation, "state">): boolean =>
  state !== "queued" && state !== "running";
