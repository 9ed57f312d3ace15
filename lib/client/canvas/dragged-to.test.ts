import { expect, it } from "vitest";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { draggedTo } from "./dragged-to.ts";

const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [
    { id: "a", name: "A", parameters: [], position: { x: 100, y: 50 }, group: "g" },
    { id: "b", name: "B", parameters: [], position: { x: 400, y: 0 }, group: "g" },
    { id: "c", name: "C", parameters: [], position: { x: 0, y: 0 } },
  ],
  events: [{ name: "go", position: { x: 200, y: 200 }, group: "g" }],
  groups: [{ id: "g", name: "Training" }],
};

it("moves a node where it is led, and all members as far as their frame or card is", () => {
  expect(draggedTo(graph, "flow:c", { x: 8, y: 16 })).toEqual([["flow:c", { x: 8, y: 16 }]]);
  const moved = [
    ["flow:a", { x: 110, y: 30 }],
    ["flow:b", { x: 410, y: -20 }],
    ["event:go", { x: 210, y: 180 }],
  ];
  // The frame stands 32 around its members, the card at their corner.
  expect(draggedTo(graph, "frame:g", { x: 78, y: -52 })).toEqual(moved);
  expect(draggedTo(graph, "group:g", { x: 110, y: -20 })).toEqual(moved);
  expect(draggedTo(graph, "gate:a", { x: 0, y: 0 })).toEqual([["flow:a", { x: 0, y: 0 }]]);
  expect(draggedTo(graph, "frame:gone", { x: 0, y: 0 })).toEqual([]);
});
