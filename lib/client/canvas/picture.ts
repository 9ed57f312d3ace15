// A graph, or what is chosen of it, as a picture that stands alone: what is in it, how large it is, and painting it with any pen.
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { NodeKey } from "../editor/editor-state.ts";
import { type Canvas, type GraphMarks, nodeKeyOf } from "./canvas-elements.ts";
import type { DetailLevel } from "./detail-level.ts";
import { edgeBounds } from "./edge-path.ts";
import type { Ink } from "./paint/ink.ts";
import type { CardState } from "./paint/paint-outline.ts";
import { paintScene } from "./paint/paint-scene.ts";
import type { Pen } from "./paint/pen.ts";
import { type Box, createScene, endsOf, type Scene } from "./scene.ts";
import { toCanvas } from "./to-canvas.ts";
import { wholeGroups } from "./whole-groups.ts";

export type PictureInput = {
  graph: TriggerGraph;
  choice: BranchChoice;
  marks: GraphMarks;
  /** Only these and what runs between them; null: everything. */
  chosen: ReadonlySet<NodeKey> | null;
};
export type PictureDetail = Exclude<DetailLevel, "dot">;
/** `view` is what has to be seen, in the canvas's units. */
export type Picture = { scene: Scene; view: Box };

/** Around everything. */
const MARGIN = 24;
/** What stands over the border of a node: schedule tabs and flags above, reset times below gates and to their right. */
const OVER = { top: 26, right: 62, bottom: 48, left: 8 };
/** Of a picture in which nothing is drawn. */
const EMPTY: Box = { x: 0, y: 0, width: 320, height: 120 };

/** Nobody has chosen anything, and what is deployed is not asked for. */
const PLAIN: CardState = {
  selected: false,
  sync: null,
  target: null,
  over: false,
  isSource: false,
  others: [],
};

export function pictureOf({ chosen, ...input }: PictureInput): Picture {
  const canvas = toCanvas(input);
  const scene = createScene(chosen === null ? canvas : onlyChosen(canvas, input.graph, chosen));
  return { scene, view: viewOf(scene) };
}

/** A gate comes with its flow, a frame when all of its group is chosen; upstreams that are not drawn here are not chosen. */
function onlyChosen({ nodes, edges }: Canvas, graph: TriggerGraph, chosen: ReadonlySet<NodeKey>): Canvas {
  const whole = new Set(wholeGroups(graph, chosen).map(({ id }) => id));
  const kept = nodes.filter((node) => {
    if (node.type === "frame") return whole.has(node.data.groupId);
    const key = nodeKeyOf(node.id);
    return key !== null && chosen.has(key);
  });
  // The scene leaves out edges of which an end is missing.
  return { nodes: kept, edges };
}

function viewOf(scene: Scene): Box {
  const { bounds, nodes, edges } = scene;
  if (!bounds) return EMPTY;
  let { x: left, y: top } = bounds;
  let [right, bottom] = [left + bounds.width, top + bounds.height];
  for (const { type, position, width = 0, height = 0 } of nodes) {
    top = Math.min(top, position.y - (type === "flow" || type === "frame" ? OVER.top : 0));
    if (type !== "gate") continue;
    left = Math.min(left, position.x - OVER.left);
    right = Math.max(right, position.x + width + OVER.right);
    bottom = Math.max(bottom, position.y + height + OVER.bottom);
  }
  for (const edge of edges.keys()) {
    const [from, above, to, below] = edgeBounds(endsOf(scene, edge));
    left = Math.min(left, from);
    top = Math.min(top, above);
    right = Math.max(right, to);
    bottom = Math.max(bottom, below);
  }
  return {
    x: Math.floor(left - MARGIN),
    y: Math.floor(top - MARGIN),
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
  };
}

/** Paints ground and shapes; nothing in it is chosen. */
export function paintPicture(pen: Pen, ink: Ink, { scene, view }: Picture, detail: PictureDetail): void {
  pen.box(view, 0, { fill: ink.canvas });
  paintScene(
    pen,
    ink,
    scene,
    { nodes: [...scene.nodes.keys()], edges: [...scene.edges.keys()] },
    {
      detail,
      dress: (node) => node,
      stateOf: () => PLAIN,
      edgeStateOf: () => ({ selected: false, hovered: false, fromChosenGate: false }),
      shift: null,
      leastWidth: 0,
    },
  );
}
