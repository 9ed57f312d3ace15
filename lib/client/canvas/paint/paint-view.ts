// One picture of what is in view, on a canvas: ground, edges, and the nodes that are not there as elements.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { CanvasNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { type Dress, dressNode } from "../dress.ts";
import type { Box, Scene, Shift } from "../scene.ts";
import type { SceneIndex } from "../scene-index.ts";
import { canvasPen, type Fonts } from "./canvas-pen.ts";
import type { Ink } from "./ink.ts";
import { paintDots } from "./paint-dots.ts";
import type { CardState } from "./paint-outline.ts";
import { type Part, paintScene } from "./paint-scene.ts";

export type PaintInput = {
  scene: Scene;
  index: SceneIndex;
  detail: DetailLevel;
  dress: Dress;
  /** What a flow's card shows beside its own data. */
  stateOf: (node: CanvasNode) => Omit<CardState, "selected">;
  hoveredEdge: number | null;
  /** Nodes that are elsewhere than in the scene, with how far. */
  shifts: ReadonlyMap<number, { x: number; y: number }>;
  /** These nodes are elements of the page now. */
  omit: ReadonlySet<number>;
};

export type View = { x: number; y: number; zoom: number; width: number; height: number; pixelRatio: number };

const DOT = { gap: 24, size: 2 } as const;
/** Cards, flags and glows reach this far out of their boxes. */
const MARGIN = 60;

/** @param context of a canvas of `width` × `height` × `pixelRatio` pixels */
export function paintView(
  context: CanvasRenderingContext2D,
  ink: Ink,
  fonts: Fonts,
  view: View,
  input: PaintInput,
): void {
  const { x, y, zoom, width, height, pixelRatio } = view;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const scale = zoom * pixelRatio;
  context.setTransform(scale, 0, 0, scale, x * pixelRatio, y * pixelRatio);
  const seen: Box = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const { detail, dress, scene, shifts } = input;
  if (detail === "full" || detail === "compact") paintGround(context, ink, seen);
  const part = partOf(input, {
    x: seen.x - MARGIN,
    y: seen.y - MARGIN,
    width: seen.width + 2 * MARGIN,
    height: seen.height + 2 * MARGIN,
  });
  const shift: Shift | null = shifts.size === 0 ? null : (place) => shifts.get(place) ?? null;
  const isEdgeChosen = (edge: number): boolean => {
    const key = scene.edges[edge]?.data?.key;
    return key != null && dress.chosenEdges.has(key);
  };
  if (detail === "dot") {
    const isChosen = (node: CanvasNode) =>
      node.type === "frame" || node.type === "group"
        ? dress.chosenGroups?.has(node.data.groupId) === true
        : dress.selection.has(node.id as NodeKey);
    paintDots(context, ink, scene, part, { zoom, isChosen, isEdgeChosen, shift });
    return;
  }
  paintScene(canvasPen(context, fonts), ink, scene, part, {
    detail,
    dress: (node) => dressNode(node, dress),
    stateOf: (node) => ({ ...input.stateOf(node), selected: node.selected === true }),
    edgeStateOf: (edge) => ({
      selected: isEdgeChosen(edge),
      hovered: edge === input.hoveredEdge,
      fromChosenGate: leavesChosenGate(scene, edge, dress),
    }),
    shift,
    leastWidth: 1 / scale,
  });
}

function leavesChosenGate(scene: Scene, edge: number, { selection }: Dress): boolean {
  const node = scene.nodes[scene.sources[edge] ?? -1];
  return node?.type === "gate" && selection.has(`flow:${node.data.flowId}`);
}

/** What lies in the box, and all that is elsewhere than the index thinks. */
function partOf({ scene, index, shifts, omit }: PaintInput, box: Box): Part {
  let nodes = index.nodesIn(box);
  let edges = index.edgesIn(box);
  if (shifts.size > 0) {
    nodes = merged(nodes, shifts.keys());
    const moved: number[] = [];
    for (const place of shifts.keys()) {
      const { firstTouch, touching } = scene;
      for (let at = firstTouch[place] ?? 0; at < (firstTouch[place + 1] ?? 0); at += 1)
        moved.push(touching[at] ?? 0);
    }
    edges = merged(edges, moved);
  }
  return { nodes: omit.size === 0 ? nodes : nodes.filter((place) => !omit.has(place)), edges };
}

const merged = (places: readonly number[], more: Iterable<number>): number[] =>
  [...new Set([...places, ...more])].sort((a, b) => a - b);

/** Dots every 24 units, as React Flow's background has them. */
function paintGround(context: CanvasRenderingContext2D, ink: Ink, seen: Box): void {
  context.fillStyle = ink.dot;
  const right = seen.x + seen.width;
  const bottom = seen.y + seen.height;
  for (let x = Math.floor(seen.x / DOT.gap) * DOT.gap; x <= right; x += DOT.gap)
    for (let y = Math.floor(seen.y / DOT.gap) * DOT.gap; y <= bottom; y += DOT.gap)
      context.fillRect(x - DOT.size / 2, y - DOT.size / 2, DOT.size, DOT.size);
}
