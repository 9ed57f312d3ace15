// What a press of the pointer is about, before it is known whether it moves.
import type { CanvasNode } from "@/lib/client/canvas/canvas-elements";
import { titleHeight } from "@/lib/client/canvas/detail-level";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import type { EdgeKey, NodeKey } from "@/lib/client/editor/editor-state";
import { type GestureContext, nodeUnder } from "./gesture.ts";

export type Press =
  | { on: "port"; key: NodeKey }
  /**
   * A node, or the title of a frame.
   * @property keys what is chosen with it @property held a gate stands for its flow and cannot be moved itself
   * @property own what is pressed answers a click itself
   */
  | { on: "node"; id: string; keys: readonly NodeKey[]; held: boolean; own: boolean }
  | { on: "edge"; key: EdgeKey | null }
  | { on: "pane" }
  /** A button, a field, or something that lies over the canvas. */
  | { on: "other" };

/** Pixels around an edge that are still the edge. */
const EDGE_REACH = 8;
const FIELD = "input, textarea, select, [contenteditable=true], .nodrag";
const ANSWERS = "button, a";

export function pressOn(context: GestureContext, target: Element, x: number, y: number): Press {
  const port = target.closest<HTMLElement>(".react-flow__handle.connectablestart");
  const source = port?.dataset.nodeid ?? target.closest<HTMLElement>("[data-port-of]")?.dataset.portOf;
  if (source) return { on: "port", key: source as NodeKey };
  if (!target.closest(".react-flow__renderer") || target.closest(FIELD)) return { on: "other" };
  const title = target.closest(".frame-title")?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const answers = target.closest(ANSWERS) !== null;
  if (title) return pressOnNode(context, title, true, answers);
  if (answers) return { on: "other" };
  const { flow, scene } = context;
  const point = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
  const node = nodeUnder(context, x, y) ?? titleUnder(context, point);
  if (node?.type === "ghost") return { on: "pane" };
  if (node) return pressOnNode(context, node.id, node.type !== "gate", false);
  const edge = scene.index().edgeAt(point.x, point.y, EDGE_REACH / flow.getZoom());
  if (edge === null) return { on: "pane" };
  return { on: "edge", key: scene.scene().edges[edge]?.data?.key ?? null };
}

function pressOnNode({ editor }: GestureContext, id: string, held: boolean, own: boolean): Press {
  return { on: "node", id, keys: keysBehind(editor.store.getState().graph, id), held, own };
}

/** The title of a frame that is only painted. */
function titleUnder({ flow, scene }: GestureContext, { x, y }: { x: number; y: number }): CanvasNode | null {
  const height = titleHeight(flow.getZoom());
  const { nodes } = scene.scene();
  for (const place of scene.index().nodesIn({ x, y, width: 0, height })) {
    const node = nodes[place];
    if (node?.type === "frame" && y < node.position.y && y > node.position.y - height) return node;
  }
  return null;
}
