// A run of a flow as Metaflow's files tell of it, and whether `--trigger` would take it.
import { z } from "zod";
import { ageInWords } from "./words-for-time.ts";

/** How a run stands. `succeeded` is what Metaflow's client calls successful: the `_success` of its end step. */
export const runStateSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("succeeded") }),
  z.strictObject({
    kind: z.literal("failed"),
    step: z.string(),
    /** The end step raised under @catch: the step counts as done, the run as not successful. */
    caught: z.boolean(),
  }),
  /** Running, killed or between two attempts: the files cannot tell which. */
  z.strictObject({ kind: z.literal("unfinished"), step: z.string().nullable(), lastWrittenMs: z.number() }),
  /** The files say something this version cannot read; never guessed. */
  z.strictObject({ kind: z.literal("unreadable"), why: z.string() }),
]);

/** Times are milliseconds since 1970. */
export const metaflowRunSchema = z.strictObject({
  flow: z.string(),
  id: z.string(),
  createdMs: z.number(),
  /** When the end step was done, well or badly, or a step failed; null while unfinished. */
  finishedMs: z.number().nullable(),
  user: z.string().nullable(),
  tags: z.array(z.string()),
  /** From @project; both null without one. */
  project: z.string().nullable(),
  branch: z.string().nullable(),
  state: runStateSchema,
});

export type RunState = z.infer<typeof runStateSchema>;
export type MetaflowRun = z.infer<typeof metaflowRunSchema>;

/** One run by name, as `--trigger` takes it. */
export const runReferenceSchema = z.strictObject({
  flow: z
    .string()
    .max(200)
    .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, "A flow is named like a Python class"),
  run: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "A run id has letters, digits, ., _ and - only"),
});
export type RunReference = z.infer<typeof runReferenceSchema>;

/** `ModelRefreshFlow/233`. */
export const runPathspec = ({ flow, run }: RunReference): string => `${flow}/${run}`;

/**
 * Mirrors TriggerOnFinishDecorator.flow_init, which refuses every run that is not successful with one and the same sentence.
 * @param nowMs the present, for the age of the last write
 * @returns null for a run that can be picked, else why not, to be read after "cannot be picked:"
 */
export function whyNotPickable({ state }: Pick<MetaflowRun, "state">, nowMs: number): string | null {
  switch (state.kind) {
    case "succeeded":
      return null;
    case "failed":
      return state.caught
        ? `failed at step ${state.step}: @catch kept it going, but Metaflow counts the run as failed`
        : `failed at step ${state.step}`;
    case "unfinished": {
      const at = state.step === null ? "" : ` at step ${state.step}`;
      return `running or killed${at}, last written ${ageInWords(nowMs - state.lastWrittenMs)}`;
    }
    case "unreadable":
      return state.why;
  }
}
