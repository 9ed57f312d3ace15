import { describe, expect, it } from "vitest";
import { fail, ok } from "@/lib/core/foundation/result.ts";
import { type Deployment, MAX_ATTEMPTS } from "@/lib/core/plan/deployment.ts";
import { isWriting } from "@/lib/core/plan/deployment-plan.ts";
import { graphOf, inputFor, target, waiting } from "@/lib/core/plan/plan.test-support.ts";
import { planDeployment } from "@/lib/core/plan/plan-deployment.ts";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import { applySteps } from "./apply-steps.ts";

const graph = graphOf(waiting("A", ["X"]), waiting("B", ["X"]), waiting("C", ["X"]));
const steps = planDeployment(inputFor(graph, target())).steps.filter(isWriting);
const deployment: Deployment = {
  id: "00000000-0000-4000-8000-000000000000",
  graphId: "graph-1",
  revision: 7,
  target: "manifests",
  branch: "prod",
  planHash: "hash",
  author: "ann",
  state: "applying",
  steps: steps.map(({ key, kind, flow, summary }) => ({
    key,
    kind,
    flow,
    summary,
    state: "waiting",
    attempt: 0,
    failure: null,
  })),
  result: null,
  startedAt: "2026-11-22T14:00:00.000Z",
  finishedAt: null,
};

/** Answers the calls in turn, then yes; keeps what it was asked. */
async function run(answers: (TargetFailure | null)[]) {
  const asked: string[] = [];
  const told: string[] = [];
  const pauses: number[] = [];
  const answer = async (step: { key: string }) => {
    asked.push(step.key);
    const failure = answers[asked.length - 1];
    return failure ? fail(failure) : ok(null);
  };
  const end = await applySteps(
    deployment,
    steps,
    { apply: answer, remove: answer },
    async (record) => {
      told.push(
        record.steps.map(({ state, attempt }) => `${state}${attempt > 1 ? ` ${attempt}` : ""}`).join(", "),
      );
    },
    async (ms) => {
      pauses.push(ms);
    },
  );
  return { end, asked, told, pauses };
}

const unreachable: TargetFailure = { code: "unreachable", message: "It does not answer." };

describe("applySteps", () => {
  it("runs the steps in order and tells each move", async () => {
    const { end, asked, told } = await run([]);
    expect(asked).toEqual(["argo-events/a", "argo-events/b", "argo-events/c"]);
    expect(told).toEqual([
      "applying, waiting, waiting",
      "done, waiting, waiting",
      "done, applying, waiting",
      "done, done, waiting",
      "done, done, applying",
      "done, done, done",
      "done, done, done",
    ]);
    expect(end).toMatchObject({ state: "done", result: "3 created.", finishedAt: expect.any(String) });
  });

  it("stops at the first refusal and leaves the rest alone", async () => {
    const { end, asked } = await run([null, { code: "forbidden", message: "You may not." }]);
    expect(asked).toEqual(["argo-events/a", "argo-events/b"]);
    expect(end.steps.map(({ state, failure }) => ({ state, failure }))).toEqual([
      { state: "done", failure: null },
      { state: "failed", failure: "You may not." },
      { state: "waiting", failure: null },
    ]);
    expect(end).toMatchObject({
      state: "failed",
      result:
        "Stopped after 1 of 3 at argo-events/b: You may not. 1 created before; it stays. Plan again to go on.",
    });
  });

  it("tries again, with longer and longer pauses, only while the target does not answer", async () => {
    const { end, pauses, told } = await run([unreachable, unreachable]);
    expect(pauses).toEqual([500, 1000]);
    expect(told.slice(0, 3)).toEqual([
      "applying, waiting, waiting",
      "applying 2, waiting, waiting",
      "applying 3, waiting, waiting",
    ]);
    expect(end.state).toBe("done");
  });

  it("gives up after some tries", async () => {
    const { end, asked } = await run(Array.from({ length: 20 }, () => unreachable));
    expect(asked).toHaveLength(MAX_ATTEMPTS);
    expect(end).toMatchObject({ state: "failed", steps: [{ failure: "It does not answer." }, {}, {}] });
  });
});
