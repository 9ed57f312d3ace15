import { expect, it } from "vitest";
import type { Trigger } from "../graph/trigger-graph.ts";
import { undeclaredUpstreams } from "./undeclared-upstreams.ts";

const waitsFor = (...flows: string[]): Trigger => ({
  kind: "on-finish",
  upstreams: flows.map((flow) => ({ flow })),
});
const dynamic = { dynamic: "a function decides it at deploy time" };

it("names what the code does not wait for, each once", () => {
  const trigger = waitsFor("A", "B");
  expect(undeclaredUpstreams({ trigger }, ["B", "C", "C", "A"])).toEqual(["C"]);
  expect(
    undeclaredUpstreams({ trigger: { kind: "on-finish", upstreams: [{ flow: "A", project: "p" }] } }, ["A"]),
  ).toEqual([]);
  expect(undeclaredUpstreams({}, ["A"])).toEqual(["A"]);
  expect(undeclaredUpstreams({ trigger: { kind: "on-event", events: [{ event: "A" }] } }, ["A"])).toEqual([
    "A",
  ]);
});

it("does not guess where only running the code could tell", () => {
  expect(undeclaredUpstreams({ trigger: { kind: "dynamic", ...dynamic } }, ["A"])).toEqual([]);
  expect(undeclaredUpstreams({ trigger: { kind: "on-finish", upstreams: [dynamic] } }, ["A"])).toEqual([]);
});
