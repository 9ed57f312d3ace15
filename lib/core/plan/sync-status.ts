// How each flow's Sensor at the target compares with what is drawn, in Argo CD's words.
import type { DeploymentPlan, PlanStep } from "./deployment-plan.ts";

export type SyncWord = "Synced" | "OutOfSync" | "Missing";

/** Of a graph that was deployed at least once: where, and each flow with a Sensor, by flow id. */
export type GraphSync = {
  /** As a person calls it. */
  target: string;
  branch: string;
  flows: Readonly<Record<string, SyncWord>>;
};

const WORDS: Partial<Record<PlanStep["kind"], SyncWord>> = {
  create: "Missing",
  update: "OutOfSync",
  conflict: "OutOfSync",
  unchanged: "Synced",
};

/**
 * Reads the answer off a plan, so that card and deploy page cannot disagree.
 * @param flowIds ids of the flows by the key of their Sensor; what is only there to be pruned belongs to no flow
 */
export function syncStatus(
  { steps }: Pick<DeploymentPlan, "steps">,
  flowIds: ReadonlyMap<string, string>,
): Record<string, SyncWord> {
  return Object.fromEntries(
    steps.flatMap(({ key, kind }) => {
      const flow = flowIds.get(key);
      const word = WORDS[kind];
      return flow === undefined || word === undefined ? [] : [[flow, word]];
    }),
  );
}
