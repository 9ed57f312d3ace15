// One apply of a plan, as it goes on and as the history keeps it: who, when, what, and what came of it.
import { z } from "zod";
import { inDigits } from "../foundation/counted.ts";

export const deploymentStepSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(["create", "update", "prune"]),
  flow: z.string(),
  summary: z.string(),
  state: z.enum(["waiting", "applying", "done", "failed"]),
  /** From 1; 0 while it waits. */
  attempt: z.int().nonnegative(),
  /** Why it failed; null unless it did. */
  failure: z.string().nullable(),
});

/** `interrupted`: the server ended on the way; the steps say how far it had come. */
const deploymentStateSchema = z.enum(["applying", "done", "failed", "interrupted"]);

export const deploymentSchema = z.strictObject({
  /** The plan's id: a plan is applied once. */
  id: z.uuid(),
  graphId: z.string(),
  /** Of the graph, as it was planned. */
  revision: z.int().nonnegative(),
  target: z.string(),
  branch: z.string(),
  planHash: z.string(),
  author: z.string(),
  state: deploymentStateSchema,
  /** In the order in which they run. */
  steps: z.array(deploymentStepSchema),
  /** What came of it, in sentences; null while it goes on. */
  result: z.string().nullable(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});

export type DeploymentStep = z.infer<typeof deploymentStepSchema>;

export type Deployment = z.infer<typeof deploymentSchema>;

/** How often a step is tried when the target does not answer. */
export const MAX_ATTEMPTS = 5;

const DONE = { create: "created", update: "updated", prune: "pruned" } as const;

/** "1 created, 2 updated": the steps that are done. */
export function doneInWords(steps: readonly DeploymentStep[]): string {
  const counts = (["create", "update", "prune"] as const).map((kind) => ({
    kind,
    count: steps.filter((step) => step.kind === kind && step.state === "done").length,
  }));
  const words = counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${inDigits(count)} ${DONE[kind]}`);
  return words.join(", ") || "nothing written";
}

/** The written result: what was done, and when it stopped early, at what, what stays and what to do. */
export function resultInWords(steps: readonly DeploymentStep[]): string {
  const failed = steps.find(({ state }) => state === "failed");
  if (!failed) return `${capitalised(doneInWords(steps))}.`;
  const done = steps.filter(({ state }) => state === "done").length;
  const stays =
    done === 0
      ? "Nothing was written before."
      : `${capitalised(doneInWords(steps))} before; ${done === 1 ? "it stays" : "they stay"}.`;
  return `Stopped after ${inDigits(done)} of ${inDigits(steps.length)} at ${failed.key}: ${failed.failure ?? "unknown"} ${stays} Plan again to go on.`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
