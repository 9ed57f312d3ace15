// What one person has chosen, put on the nodes and edges of the picture that all share: cheap, since only what is on the screen is dressed.
import type { EdgeKey, NodeKey } from "@/lib/client/editor/editor-state";
import { flowKey } from "@/lib/client/editor/editor-state";
import { type CanvasEdge, type CanvasNode, nodeKeyOf } from "./canvas-elements.ts";

export type Dress = {
  selection: ReadonlySet<NodeKey>;
  chosenEdges: ReadonlySet<EdgeKey>;
  /** The one node that the Tab key reaches. */
  tabStop: NodeKey | null;
};

/** By plain object, so that a dressed one is the same object as long as nothing changes. */
const dressedNodes = new WeakMap<CanvasNode, Map<string, CanvasNode>>();
const dressedEdges = new WeakMap<CanvasEdge, Map<string, CanvasEdge>>();

/** @returns the node itself when nothing of it is chosen */
export function dressNode(node: CanvasNode, { selection, tabStop }: Dress): CanvasNode {
  const key = nodeKeyOf(node.id);
  const chosen = key !== null && selection.has(key);
  if (node.type === "gate") return chosen ? variant(dressedNodes, node, "chosen", chosenGate) : node;
  const reached = key !== null && key === tabStop;
  if (!chosen && !reached) return node;
  return variant(dressedNodes, node, `${chosen} ${reached}`, (plain) => ({
    ...plain,
    selected: chosen,
    domAttributes: reached ? { ...plain.domAttributes, tabIndex: 0 } : plain.domAttributes,
  }));
}

const chosenGate = (plain: CanvasNode): CanvasNode =>
  plain.type === "gate" ? { ...plain, data: { ...plain.data, chosen: true } } : plain;

/** @returns the edge itself when neither it nor the flow whose gate it leaves is chosen */
export function dressEdge(edge: CanvasEdge, { selection, chosenEdges }: Dress): CanvasEdge {
  const selected = edge.data?.key != null && chosenEdges.has(edge.data.key);
  const fromChosenGate = edge.source.startsWith("gate:") && selection.has(flowKey(edge.source.slice(5)));
  if (!selected && !fromChosenGate) return edge;
  return variant(dressedEdges, edge, `${selected} ${fromChosenGate}`, (plain) =>
    plain.data ? { ...plain, selected, data: { ...plain.data, fromChosenGate } } : plain,
  );
}

function variant<T extends object>(
  known: WeakMap<T, Map<string, T>>,
  plain: T,
  name: string,
  make: (plain: T) => T,
): T {
  const variants = known.get(plain) ?? new Map<string, T>();
  known.set(plain, variants);
  const made = variants.get(name) ?? make(plain);
  variants.set(name, made);
  return made;
}
