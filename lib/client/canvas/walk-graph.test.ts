import { describe, expect, it } from "vitest";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { type Direction, nextNode, readingOrder, type Stop } from "./walk-graph.ts";

const flow = (name: string, x: number, y: number, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y },
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }
    : {}),
});
const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [
    flow("A", 0, 0, "A"),
    flow("B", 0, 200),
    flow("Both", 400, 150, "A", "B"),
    flow("Next", 800, 0, "Both"),
    { ...flow("OnEvent", 400, 400), trigger: { kind: "on-event", events: [{ event: "go" }] } },
  ],
  events: [{ name: "go", position: { x: 0, y: 420 } }],
};
const choice = { production: true, branch: null, user: null };
const walk = (from: NodeKey, ...directions: Direction[]) =>
  directions.map((direction) => nextNode(graph, choice, from, direction));

describe("nextNode", () => {
  it("walks edges left and right, to the neighbour nearest in height, and never round on the spot", () => {
    expect(walk("flow:Both", "left", "right")).toEqual(["flow:B", "flow:Next"]);
    expect(walk("event:go", "left", "right")).toEqual([null, "flow:OnEvent"]);
  });

  it("goes to the nearest node where no edge leads", () => {
    expect(walk("flow:A", "left", "right")).toEqual(["event:go", "flow:Both"]);
    expect(walk("flow:OnEvent", "left", "right")).toEqual(["event:go", "flow:Next"]);
    expect(walk("flow:Next", "right")).toEqual([null]);
  });

  it("goes to the next node above or below", () => {
    expect(walk("flow:A", "up", "down")).toEqual([null, "flow:B"]);
    expect(walk("flow:B", "up", "down")).toEqual(["flow:A", "event:go"]);
    expect(walk("flow:gone", "up")).toEqual(["flow:A"]);
  });
});

it("reads nodes by columns", () => {
  expect(readingOrder(graph)).toEqual([
    "event:go",
    "flow:A",
    "flow:B",
    "flow:Both",
    "flow:OnEvent",
    "flow:Next",
  ]);
});

it("walks to the card of a collapsed group instead of what it hides, and on from there", () => {
  const grouped: TriggerGraph = {
    ...graph,
    flows: graph.flows.map((one) =>
      one.id === "Both" || one.id === "OnEvent" ? { ...one, group: "g" } : one,
    ),
    groups: [{ id: "g", name: "Training" }],
  };
  const collapsed = new Set(["g"]);
  const step = (from: Stop, direction: Direction) => nextNode(grouped, choice, from, direction, collapsed);
  expect(step("flow:A", "right")).toBe("group:g");
  expect(step("group:g", "right")).toBe("flow:Next");
  expect(step("group:g", "left")).toBe("flow:B");
  expect(step("flow:Next", "left")).toBe("group:g");
});

it("reaches notes by where they stand", () => {
  const noted: TriggerGraph = {
    ...graph,
    notes: [{ id: "n", text: "", position: { x: 1200, y: 0 }, size: { width: 240, height: 96 } }],
  };
  expect(nextNode(noted, choice, "flow:Next", "right")).toBe("note:n");
  expect(nextNode(noted, choice, "note:n", "left")).toBe("flow:Next");
});
