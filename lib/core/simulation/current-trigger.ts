// What `current.trigger` holds in a run started with `--trigger`.
import type { MetaflowRun } from "./metaflow-run.ts";

/**
 * Mirrors metaflow.events.Trigger.from_runs: sorted by the end step's finish, latest first, equal times in the order given.
 * @param runs the picked runs in the order of the command line; all of them successful
 * @returns `current.trigger.runs`; its first is `current.trigger.run`
 */
export const currentTriggerRuns = <R extends Pick<MetaflowRun, "finishedMs">>(runs: readonly R[]): R[] =>
  [...runs].sort((a, b) => (b.finishedMs ?? 0) - (a.finishedMs ?? 0));
