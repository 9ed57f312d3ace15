import { expect, it } from "vitest";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { createScene } from "./scene.ts";
import { dragShifts, glideShifts } from "./shifts.ts";
import { toCanvas } from "./to-canvas.ts";

const flow = (name: string, x: number, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y: 0 },
  ...(upstreams.length === 0
    ? {}
    : { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }),
});
const graph = {
  ...emptyGraph("Test"),
  flows: [flow("A", 0), { ...flow("B", 0), group: "g" }, { ...flow("C", 500, "A", "B"), group: "g" }],
  groups: [{ id: "g", name: "Group" }],
};
const scene = createScene(
  toCanvas({
    graph,
    choice: { production: true, branch: null, user: null },
    marks: { flows: new Map() },
  }),
);
const named = (shifts: ReadonlyMap<number, { x: number; y: number }>) =>
  [...shifts].map(([place, by]) => [scene.nodes[place]?.id, by.x, by.y]);

it("moves what is in the hand, and a frame when all of its group is", () => {
  const both = dragShifts(scene, graph, new Set(["flow:B", "flow:C"]), { x: 8, y: 0 });
  expect(named(both).map(([id]) => id)).toEqual(["frame:g", "flow:B", "flow:C", "gate:C"]);
});

it("moves a gate with its flow", () => {
  expect(named(dragShifts(scene, graph, new Set(["flow:C"]), { x: 8, y: -8 }))).toEqual([
    ["flow:C", 8, -8],
    ["gate:C", 8, -8],
  ]);
});

it("lets nodes come from where they were, and a gate with its flow", () => {
  const former = new Map([["flow:C" as const, { x: 400, y: 40 }]]);
  expect(named(glideShifts(scene, former, 0.5))).toEqual([
    ["flow:C", -50, 20],
    ["gate:C", -50, 20],
  ]);
  expect(named(glideShifts(scene, new Map(), 0))).toEqual([]);
});
