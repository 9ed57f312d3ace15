import { expect, it } from "vitest";
import { type DeploymentStep, doneInWords, resultInWords } from "./deployment.ts";

const step = (
  kind: DeploymentStep["kind"],
  state: DeploymentStep["state"],
  failure: string | null = null,
) => ({
  key: `argo-events/${kind}d`,
  kind,
  flow: "Flow",
  summary: "",
  state,
  attempt: 1,
  failure,
});

it("writes down what was done", () => {
  const steps = [step("create", "done"), step("update", "done"), step("update", "done")];
  expect(resultInWords(steps)).toBe("1 created, 2 updated.");
  expect(doneInWords([step("prune", "waiting")])).toBe("nothing written");
});

it("writes down where it stopped, why, and what stays", () => {
  const failed = step("prune", "failed", "Forbidden to delete sensors in argo-events.");
  expect(resultInWords([step("update", "done"), failed])).toBe(
    "Stopped after 1 of 2 at argo-events/pruned: Forbidden to delete sensors in argo-events. 1 updated before; it stays. Plan again to go on.",
  );
  expect(resultInWords([failed, step("create", "waiting")])).toBe(
    "Stopped after 0 of 2 at argo-events/pruned: Forbidden to delete sensors in argo-events. Nothing was written before. Plan again to go on.",
  );
});
