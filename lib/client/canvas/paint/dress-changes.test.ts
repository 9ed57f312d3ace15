import { expect, it } from "vitest";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import type { Dress } from "../dress.ts";
import { createScene } from "../scene.ts";
import { toCanvas } from "../to-canvas.ts";
import { dressChanges } from "./dress-changes.ts";

const flow = (name: string, x: number, y: number, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y },
  ...(upstreams.length === 0
    ? {}
    : { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }),
});
const scene = createScene(
  toCanvas({
    graph: {
      ...emptyGraph("Test"),
      flows: [flow("A", 0, 0), flow("B", 0, 200), flow("Both", 600, 100, "A", "B")],
    },
    choice: { production: true, branch: null, user: null },
    marks: { flows: new Map() },
  }),
);
const plain: Dress = { selection: new Set(), chosenEdges: new Set(), tabStop: null };
const all = [...scene.nodes.keys()];

it("tells nothing while nothing looks different", () => {
  expect(dressChanges(scene, all, plain, plain)).toEqual([]);
  expect(dressChanges(scene, all, plain, { ...plain, selection: new Set(["flow:gone"]) })).toEqual([]);
});

it("tells the box of what is chosen, or chosen no more, with room for its glow", () => {
  const chosen: Dress = { ...plain, selection: new Set(["flow:A"]) };
  const box = { x: -16, y: -16, width: 248, height: 120 };
  expect(dressChanges(scene, all, plain, chosen)).toEqual([box]);
  expect(dressChanges(scene, all, chosen, plain)).toEqual([box]);
  const elsewhere = all.filter((place) => scene.nodes[place]?.id !== "flow:A");
  expect(dressChanges(scene, elsewhere, plain, chosen)).toEqual([]);
});

it("tells a chosen flow's gate and the edges at it", () => {
  const boxes = dressChanges(scene, all, plain, { ...plain, selection: new Set(["flow:Both"]) });
  // The flow, its gate, two edges into the gate and one out of it.
  expect(boxes).toHaveLength(5);
  expect(Math.min(...(boxes ?? []).map(({ x }) => x))).toBeLessThan(221);
});

it("leaves it to others when the chosen edges are others", () => {
  expect(dressChanges(scene, all, plain, { ...plain, chosenEdges: new Set() })).toBeNull();
});
