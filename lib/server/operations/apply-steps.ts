// Runs the steps of a deployment one after the other, telling and keeping each move, until the end or the first failure.
import {
  type Deployment,
  type DeploymentStep,
  MAX_ATTEMPTS,
  resultInWords,
} from "@/lib/core/plan/deployment.ts";
import type { WritingStep } from "@/lib/core/plan/deployment-plan.ts";
import type { Target } from "@/lib/core/plan/target.ts";

/** Before the second, third … try of a target that does not answer. */
const PAUSES_MS = [500, 1000, 2000, 4000];

/**
 * @param deployment its steps waiting, in the order of `steps`
 * @param report called with the whole record at each move, and waited for; what it throws ends the run
 * @returns the record at its end, which was reported as well
 */
export async function applySteps(
  deployment: Deployment,
  steps: readonly WritingStep[],
  target: Pick<Target, "apply" | "remove">,
  report: (deployment: Deployment) => Promise<void>,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Deployment> {
  let record = deployment;
  const move = async (at: number, part: Partial<DeploymentStep>) => {
    record = {
      ...record,
      steps: record.steps.map((step, index) => (index === at ? { ...step, ...part } : step)),
    };
    await report(record);
  };
  for (const [at, step] of steps.entries()) {
    for (let attempt = 1; ; attempt += 1) {
      await move(at, { state: "applying", attempt });
      const answer = step.kind === "prune" ? await target.remove(step) : await target.apply(step);
      if (answer.ok) {
        await move(at, { state: "done" });
        break;
      }
      if (answer.error.code !== "unreachable" || attempt === MAX_ATTEMPTS) {
        await move(at, { state: "failed", failure: answer.error.message });
        break;
      }
      await pause(PAUSES_MS[attempt - 1] ?? 0);
    }
    if (record.steps[at]?.state === "failed") break;
  }
  const failed = record.steps.some(({ state }) => state === "failed");
  record = {
    ...record,
    state: failed ? "failed" : "done",
    result: resultInWords(record.steps),
    finishedAt: new Date().toISOString(),
  };
  await report(record);
  return record;
}
