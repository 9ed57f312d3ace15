import { expect, it } from "vitest";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { createScene } from "./scene.ts";
import { comingFrom, dragShifts, glideShifts, heldPlaces, type Shifts } from "./shifts.ts";
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
const named = ({ places, of }: Shifts) =>
  [...places].map((place) => [scene.nodes[place]?.id, of(place)?.x, of(place)?.y]);
const drag = (keys: readonly NodeKey[], x: number, y: number) =>
  dragShifts(heldPlaces(scene, graph, new Set(keys)), { x, y });

it("moves what is in the hand, and a frame when all of its group is", () => {
  expect(named(drag(["flow:B", "flow:C"], 8, 0)).map(([id]) => id)).toEqual([
    "frame:g",
    "flow:B",
    "flow:C",
    "gate:C",
  ]);
});

it("moves a gate with its flow", () => {
  expect(named(drag(["flow:C"], 8, -8))).toEqual([
    ["flow:C", 8, -8],
    ["gate:C", 8, -8],
  ]);
});

it("lets nodes come from where they were, and a gate with its flow", () => {
  const former = new Map([["flow:C" as const, { x: 400, y: 40 }]]);
  expect(named(glideShifts(comingFrom(scene, graph, former), 0.5))).toEqual([
    ["flow:C", -50, 20],
    ["gate:C", -50, 20],
  ]);
  expect(named(glideShifts(comingFrom(scene, graph, new Map()), 0))).toEqual([]);
});

it("lets a frame and a collapsed card come with the members of their group", () => {
  const former = new Map([
    ["flow:B" as const, { x: 0, y: 80 }],
    ["flow:C" as const, { x: 500, y: 80 }],
  ]);
  expect(named(glideShifts(comingFrom(scene, graph, former), 0))[0]).toEqual(["frame:g", 0, 80]);
  const choice = { production: true, branch: null, user: null } as const;
  const marks = { flows: new Map() };
  const folded = createScene(toCanvas({ graph, choice, marks, collapsed: new Set(["g"]) }));
  const from = comingFrom(folded, graph, former);
  expect([...from].map(([place, by]) => [folded.nodes[place]?.id, by])).toEqual([
    ["group:g", { x: 0, y: 80 }],
  ]);
});
