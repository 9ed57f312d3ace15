import { expect, it } from "vitest";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { leavingEdges } from "./leaving-edges.ts";
import { createScene } from "./scene.ts";
import { createSceneHandle } from "./scene-handle.ts";
import { toCanvas } from "./to-canvas.ts";

const flow = (name: string, x: number, y: number, upstream?: string): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y },
  ...(upstream ? { trigger: { kind: "on-finish", upstreams: [{ flow: upstream }] } } : {}),
});
const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [
    flow("Left", -600, 0),
    flow("Here", 0, 0, "Left"),
    flow("Right", 900, 0, "Here"),
    flow("FarRight", 1400, 0, "Right"),
    flow("Beside", 300, 0, "Here"),
  ],
};
const handle = createSceneHandle();
const canvas = toCanvas({
  graph,
  choice: { production: true, branch: null, user: null },
  marks: { flows: new Map() },
});
handle.replace(createScene(canvas));

it("finds where edges leave the view, and names who is out there", () => {
  expect(leavingEdges(handle, { left: -100, top: -50, right: 700, bottom: 400 })).toEqual([
    { key: "flow:Left", name: "Left", x: -100, y: 44, side: "left" },
    { key: "flow:Right", name: "Right", x: 700, y: 44, side: "right" },
  ]);
});

it("finds nothing when all neighbours are in view", () => {
  expect(leavingEdges(handle, { left: -700, top: -50, right: 1700, bottom: 400 })).toEqual([]);
});
