import { expect, it } from "vitest";
import { currentTriggerRuns } from "./current-trigger.ts";

it("puts the run that finished last first, and equal ones in the order given", () => {
  const runs = [
    { id: "a", finishedMs: 5 },
    { id: "b", finishedMs: 9 },
    { id: "c", finishedMs: 5 },
  ];
  expect(currentTriggerRuns(runs).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});
