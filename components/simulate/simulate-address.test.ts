import { expect, it } from "vitest";
import { simulateAddress } from "./simulate-address.ts";

it("carries the flow, the picked runs, the simulation and the branch", () => {
  expect(simulateAddress({ graphId: "g", flow: "a.py#A B", branch: null })).toBe(
    "/graphs/g/simulate?flow=a.py%23A+B",
  );
  const picks = [
    { flow: "A", run: "1" },
    { flow: "B", run: "argo-x" },
  ];
  expect(simulateAddress({ graphId: "g", flow: "A", picks, simulation: "s", branch: "test.exp" })).toBe(
    "/graphs/g/simulate?flow=A&pick=A%2F1&pick=B%2Fargo-x&simulation=s&branch=test.exp",
  );
});
