import { expect, it } from "vitest";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { between, formerPositions, moveCommand, withPositions } from "./positions.ts";

const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [
    { id: "a", name: "A", parameters: [], position: { x: 0, y: 0 } },
    { id: "b", name: "B", parameters: [], position: { x: 8, y: 8 } },
  ],
  events: [{ name: "e", position: { x: 16, y: 16 } }],
};

it("moves what was dragged in one command, and nothing when it came back", () => {
  const dragged = new Map([
    ["flow:a" as const, { x: 80, y: 0 }],
    ["flow:b" as const, { x: 8, y: 8 }],
    ["event:e" as const, { x: 16, y: 24 }],
    ["flow:gone" as const, { x: 1, y: 1 }],
  ]);
  expect(moveCommand(graph, dragged)).toEqual({
    type: "move",
    flows: [{ flow: "a", x: 80, y: 0 }],
    events: [{ event: "e", x: 16, y: 24 }],
  });
  expect(moveCommand(graph, new Map([["flow:a" as const, { x: 0, y: 0 }]]))).toBe(null);
});

it("lets nodes glide from where they were to where they are", () => {
  const after = withPositions(graph, new Map([["flow:a" as const, { x: 100, y: -40 }]]));
  const former = formerPositions(graph, after);
  expect(former).toEqual(new Map([["flow:a", { x: 0, y: 0 }]]));
  const half = between(after, former, 0.5);
  expect(half.flows.map(({ position }) => position)).toEqual([
    { x: 50, y: -20 },
    { x: 8, y: 8 },
  ]);
  expect(half.flows[1]).toBe(after.flows[1]);
  expect(between(after, former, 1)).toBe(after);
  expect(formerPositions(after, after).size).toBe(0);
});
