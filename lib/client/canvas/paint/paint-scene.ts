// The part of the picture that is in view, as cards or as dots, in the order in which things lie over each other.
import type { CanvasNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { endsOf, type Scene, type Shift } from "../scene.ts";
import type { Ink } from "./ink.ts";
import { paintEdgeMark, paintEdges } from "./paint-edge.ts";
import { paintEvent } from "./paint-event.ts";
import { paintFlow } from "./paint-flow.ts";
import { paintFrame } from "./paint-frame.ts";
import { paintGate } from "./paint-gate.ts";
import { paintGhost } from "./paint-ghost.ts";
import { paintGroup } from "./paint-group.ts";
import { paintNote } from "./paint-note.ts";
import type { CardState } from "./paint-outline.ts";
import type { Pen } from "./pen.ts";

/** What is painted of a scene: places of nodes and edges, in the order of the document. */
export type Part = { nodes: readonly number[]; edges: readonly number[] };

export type Manner = {
  detail: Exclude<DetailLevel, "dot">;
  /** What a person has chosen, as `dressNode` puts it on a node. */
  dress: (node: CanvasNode) => CanvasNode;
  stateOf: (node: CanvasNode) => CardState;
  edgeStateOf: (edge: number) => { selected: boolean; hovered: boolean; fromChosenGate: boolean };
  shift: Shift | null;
  /** Thinner lines are drawn this wide. */
  leastWidth: number;
};

export function paintScene(pen: Pen, ink: Ink, scene: Scene, part: Part, manner: Manner): void {
  const nodes = part.nodes.flatMap((place) => {
    const node = scene.nodes[place];
    return node ? [shifted(manner.dress(node), manner.shift?.(place) ?? null)] : [];
  });
  for (const node of nodes) paintGround(pen, ink, node, manner.detail);
  paintLines(pen, ink, scene, part.edges, manner);
  for (const node of nodes) paintNode(pen, ink, node, manner);
}

/** Frames and notes lie behind the edges. */
function paintGround(pen: Pen, ink: Ink, node: CanvasNode, detail: Manner["detail"]): void {
  if (node.type === "frame") paintFrame(pen, ink, node, detail);
  else if (node.type === "note") paintNote(pen, ink, node, detail);
}

function paintLines(pen: Pen, ink: Ink, scene: Scene, places: readonly number[], manner: Manner): void {
  const { shift, edgeStateOf, leastWidth, detail } = manner;
  const edges = places.flatMap((place) => {
    const data = scene.edges[place]?.data;
    if (!data) return [];
    const { fromChosenGate, ...state } = edgeStateOf(place);
    return [
      { ends: endsOf(scene, place, shift), data: fromChosenGate ? { ...data, fromChosenGate } : data, state },
    ];
  });
  paintEdges(pen, ink, edges, leastWidth);
  if (detail === "block") return;
  for (const { ends, data } of edges) paintEdgeMark(pen, ink, ends, data, detail);
}

function paintNode(pen: Pen, ink: Ink, node: CanvasNode, { detail, stateOf }: Manner): void {
  if (node.type === "flow") paintFlow(pen, ink, node, stateOf(node), detail);
  else if (node.type === "event") paintEvent(pen, ink, node, stateOf(node), detail);
  else if (node.type === "gate") paintGate(pen, ink, node, detail);
  else if (node.type === "ghost") paintGhost(pen, ink, node, detail);
  else if (node.type === "group") paintGroup(pen, ink, node, stateOf(node), detail);
}

const shifted = (node: CanvasNode, by: { x: number; y: number } | null): CanvasNode =>
  by ? { ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } } : node;
