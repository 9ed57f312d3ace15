import { expect, it } from "vitest";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey } from "../editor/editor-state.ts";
import { reach } from "./reach.ts";

const PROD = { production: true, branch: null, user: null };
const flow = (name: string, over: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...over,
});
const after = (...flows: string[]): Partial<Flow> => ({
  trigger: { kind: "on-finish", upstreams: flows.map((name) => ({ flow: name })) },
});
const graph: TriggerGraph = {
  ...emptyGraph("Reach"),
  flows: [
    flow("Sender", { publishes: [{ event: "landed" }] }),
    flow("First", { trigger: { kind: "on-event", events: [{ event: "landed" }] } }),
    flow("Second", after("First", "Other")),
    flow("Other"),
    flow("Alone"),
  ],
  events: [{ name: "landed", position: { x: 0, y: 0 } }],
};
const along = (from: string, way: Parameters<typeof reach>[3]) =>
  reach(graph, PROD, [flowKey(from)], way).sort();

it("goes up and down along edges and events, and no further", () => {
  expect(along("First", "upstream")).toEqual(
    [eventKey("landed"), flowKey("First"), flowKey("Sender")].sort(),
  );
  expect(along("First", "downstream")).toEqual([flowKey("First"), flowKey("Second")]);
  expect(along("Alone", "any")).toEqual([flowKey("Alone")]);
});

it("finds everything joined, and ends in a loop", () => {
  expect(along("Other", "any")).toEqual(
    [eventKey("landed"), flowKey("First"), flowKey("Other"), flowKey("Second"), flowKey("Sender")].sort(),
  );
  const ring = { ...graph, flows: [flow("A", after("B")), flow("B", after("A"))] };
  expect(reach(ring, PROD, [flowKey("A")], "upstream")).toEqual([flowKey("A"), flowKey("B")]);
});
