import { expect, it } from "vitest";
import type { Simulation } from "@/lib/core/simulation/simulation";
import { historyInWords, progressInWords } from "./simulation-words.ts";

const base: Simulation = {
  id: "8b0c1b0e-5a3e-4d55-9a44-0f4b8f6f9a01",
  graphId: "g",
  flow: "InferenceFlow",
  state: "succeeded",
  triggers: [
    { flow: "FeatureFlow", run: "1", finishedMs: 1 },
    { flow: "ModelRefreshFlow", run: "2", finishedMs: 2 },
  ],
  parameters: {},
  command: [],
  environment: {},
  folder: "/",
  runId: "3",
  exitCode: 0,
  failure: null,
  queuedMs: 0,
  startedMs: 1000,
  endedMs: 42_000,
};

it("says how far a simulation has come", () => {
  const say = (part: Partial<Simulation>, before: number | null, stepsSeen: number, steps: number | null) =>
    progressInWords({ ...base, ...part }, { nowMs: 9000, before, stepsSeen, steps });
  expect(say({ state: "running", endedMs: null }, null, 3, 5)).toBe("8 s · step 3 of 5");
  expect(say({ state: "running", endedMs: null }, null, 3, 2)).toBe("8 s · step 3");
  expect(say({ state: "running", endedMs: null }, null, 0, 5)).toBe("8 s");
  expect(say({}, null, 2, null)).toBe("41 s · step 2");
  expect(say({ state: "queued", startedMs: null }, 0, 0, 5)).toBe("next in line");
  expect(say({ state: "queued", startedMs: null }, 2, 0, 5)).toBe("2 before it");
  expect(say({ state: "failed", startedMs: null }, null, 0, 5)).toBe("did not start");
});

it("says what came of an earlier one", () => {
  const say = (part: Partial<Simulation>) => historyInWords({ ...base, ...part }, 9000);
  expect(say({})).toBe("started by FeatureFlow and ModelRefreshFlow, succeeded in 41 s");
  expect(say({ triggers: [], state: "stopped" })).toBe("by hand, stopped after 41 s");
  expect(say({ triggers: [], state: "failed", failure: "Failed at step score, exit 1" })).toBe(
    "by hand, failed at step score, exit 1",
  );
  expect(say({ triggers: [], state: "running", endedMs: null })).toBe("by hand, running for 8 s");
  expect(say({ triggers: [], state: "stopped", startedMs: null })).toBe("by hand, stopped");
});
