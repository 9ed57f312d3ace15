// One picture of what is in view, on a canvas: ground, edges, and the nodes that are not there as elements.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { CanvasNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { type Dress, dressNode } from "../dress.ts";
import type { Box, Scene } from "../scene.ts";
import type { SceneIndex } from "../scene-index.ts";
import type { Shifts } from "../shifts.ts";
import { canvasPen, type Fonts } from "./canvas-pen.ts";
import { type Chosen, chosenPlaces } from "./chosen-on-top.ts";
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
  /** What `stateOf` reads: while all are the same, it gives the same. */
  marks: readonly unknown[];
  hoveredEdge: number | null;
  /** Nodes that are elsewhere than in the scene. */
  shifts: Shifts;
  /** These nodes are elements of the page now. */
  omit: ReadonlySet<number>;
};

/** Where the camera is, and how large the canvas; its pixels are `pixelRatio` times as many. */
export type View = { x: number; y: number; zoom: number; width: number; height: number; pixelRatio: number };

type Context = CanvasRenderingContext2D;

const DOT = { gap: 24, size: 2 } as const;
/** Cards, flags and glows reach this far out of their boxes. */
const MARGIN = 60;

/**
 * Paints what stands still in one part of the view, and leaves the rest of the canvas as it is.
 * @param region in the view's own pixels
 */
export function paintRegion(
  context: Context,
  ink: Ink,
  fonts: Fonts,
  view: View,
  input: PaintInput,
  region: Box,
): void {
  const { x, y, width, height } = region;
  context.save();
  context.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0);
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  paintGround(context, ink, view, input.detail, region);
  paintPart(context, ink, fonts, view, input, stillPart(input, view, region));
  context.restore();
}

/** Empties the canvas and draws the dots on which everything stands. */
export function paintGround(
  context: Context,
  ink: Ink,
  view: View,
  detail: DetailLevel,
  region: Box = wholeOf(view),
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (detail !== "full" && detail !== "compact") return;
  look(context, view);
  const { x: left, y: top, width, height } = seenIn(view, region, 0);
  context.fillStyle = ink.dot;
  for (let x = Math.floor(left / DOT.gap) * DOT.gap; x <= left + width; x += DOT.gap)
    for (let y = Math.floor(top / DOT.gap) * DOT.gap; y <= top + height; y += DOT.gap)
      context.fillRect(x - DOT.size / 2, y - DOT.size / 2, DOT.size, DOT.size);
}

/** What is in view and stands still. */
export function stillPart(
  { scene, index, shifts: { places }, omit }: PaintInput,
  view: View,
  region: Box = wholeOf(view),
): Part {
  const box = seenIn(view, region, MARGIN);
  const [nodes, edges] = [index.nodesIn(box), index.edgesIn(box)];
  if (places.size === 0)
    return { nodes: omit.size === 0 ? nodes : nodes.filter((at) => !omit.has(at)), edges };
  return {
    nodes: nodes.filter((at) => !places.has(at) && !omit.has(at)),
    edges: edges.filter((at) => !places.has(scene.sources[at] ?? -1) && !places.has(scene.targets[at] ?? -1)),
  };
}

/** What moves, wherever the index thinks it is: nodes, and the edges that hang on them. */
export function movingPart({ scene, shifts: { places }, omit }: PaintInput): Part {
  const edges = new Set<number>();
  for (const place of places) {
    const { firstTouch, touching } = scene;
    for (let at = firstTouch[place] ?? 0; at < (firstTouch[place + 1] ?? 0); at += 1)
      edges.add(touching[at] ?? 0);
  }
  return {
    nodes: [...places].filter((at) => !omit.has(at)).sort((a, b) => a - b),
    edges: [...edges].sort((a, b) => a - b),
  };
}

export function paintPart(
  context: Context,
  ink: Ink,
  fonts: Fonts,
  view: View,
  input: PaintInput,
  part: Part,
): void {
  look(context, view);
  const { detail, dress, scene, shifts } = input;
  const shift = shifts.places.size === 0 ? null : shifts.of;
  if (detail === "dot") {
    paintDots(context, ink, scene, part, {
      zoom: view.zoom,
      isChosen: (node) => isNodeChosen(node, dress),
      isEdgeChosen: (edge) => isEdgeChosen(scene, edge, dress),
      shift,
    });
    return;
  }
  paintScene(canvasPen(context, fonts), ink, scene, part, {
    detail,
    dress: (node) => dressNode(node, dress),
    stateOf: (node) => ({ ...input.stateOf(node), selected: node.selected === true }),
    edgeStateOf: (edge) => ({
      selected: isEdgeChosen(scene, edge, dress),
      hovered: edge === input.hoveredEdge,
      fromChosenGate: leavesChosenGate(scene, edge, dress),
    }),
    shift,
    leastWidth: 1 / (view.zoom * view.pixelRatio),
  });
}

/** Paints what is chosen over what stands still. */
export function paintOnTop(
  context: Context,
  ink: Ink,
  fonts: Fonts,
  view: View,
  input: PaintInput,
  chosen: Chosen,
): void {
  const nodes = chosenPlaces(input.scene, chosen).filter((place) => !input.shifts.places.has(place));
  if (nodes.length > 0) paintPart(context, ink, fonts, view, input, { nodes, edges: [] });
}

function look(context: Context, { x, y, zoom, pixelRatio }: View): void {
  const scale = zoom * pixelRatio;
  context.setTransform(scale, 0, 0, scale, x * pixelRatio, y * pixelRatio);
}

const wholeOf = ({ width, height }: View): Box => ({ x: 0, y: 0, width, height });

/**
 * @param region in the view's own pixels
 * @param margin around it, in the canvas's units
 */
const seenIn = ({ x, y, zoom }: View, region: Box, margin: number): Box => ({
  x: (region.x - x) / zoom - margin,
  y: (region.y - y) / zoom - margin,
  width: region.width / zoom + 2 * margin,
  height: region.height / zoom + 2 * margin,
});

export const isNodeChosen = (node: CanvasNode, { selection, chosenGroups }: Dress): boolean =>
  node.type === "frame" || node.type === "group"
    ? chosenGroups?.has(node.data.groupId) === true
    : selection.has(node.id as NodeKey);

export function isEdgeChosen(scene: Scene, edge: number, { chosenEdges }: Dress): boolean {
  const key = scene.edges[edge]?.data?.key;
  return key != null && chosenEdges.has(key);
}

function leavesChosenGate(scene: Scene, edge: number, { selection }: Dress): boolean {
  const node = scene.nodes[scene.sources[edge] ?? -1];
  return node?.type === "gate" && selection.has(`flow:${node.data.flowId}`);
}
