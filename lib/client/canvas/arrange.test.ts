import { expect, it } from "vitest";
import { eventWidth, FLOW_SIZE } from "@/lib/core/graph/node-size";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey } from "../editor/editor-state.ts";
import { align, distribute } from "./arrange.ts";

const flow = (id: string, x: number, y: number) => ({ id, name: id, parameters: [], position: { x, y } });
const graph: TriggerGraph = {
  ...emptyGraph("Arrange"),
  flows: [flow("A", 0, 0), flow("B", 300, 40), flow("C", 1000, 400), flow("Else", 9, 9)],
  events: [{ name: "landed", position: { x: 40, y: 200 } }],
};
const chosen = new Set([flowKey("A"), flowKey("B"), flowKey("C")]);

it("puts the chosen ones on one line and leaves those that are there", () => {
  expect(align(graph, chosen, "top")).toEqual({
    type: "move",
    flows: [
      { flow: "B", x: 300, y: 0 },
      { flow: "C", x: 1000, y: 0 },
    ],
    events: [],
  });
  // An event's pill is narrower than a flow's card.
  expect(align(graph, new Set([flowKey("A"), eventKey("landed")]), "right")).toEqual({
    type: "move",
    flows: [],
    events: [{ event: "landed", x: FLOW_SIZE.width - eventWidth("landed"), y: 200 }],
  });
});

it("spaces them evenly between the first and the last", () => {
  expect(distribute(graph, chosen, "across")).toEqual({
    type: "move",
    flows: [{ flow: "B", x: 500, y: 40 }],
    events: [],
  });
});

it("has nothing to do with too few", () => {
  const nothing = { type: "move", flows: [], events: [] };
  expect(align(graph, new Set([flowKey("A")]), "left")).toEqual(nothing);
  expect(distribute(graph, new Set([flowKey("A"), flowKey("B")]), "down")).toEqual(nothing);
});
