// What one person has chosen, put on the nodes and edges of the picture that all share: cheap, since only what is on the screen is dressed.
import type { EdgeKey, GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import { flowKey } from "@/lib/client/editor/editor-state";
import { type CanvasEdge, type CanvasNode, nodeKeyOf } from "./canvas-elements.ts";

export type Dress = {
  selection: ReadonlySet<NodeKey>;
  chosenEdges: ReadonlySet<EdgeKey>;
  /** Ids of the groups all of whose members are chosen. */
  chosenGroups?: ReadonlySet<string>;
  /** The one node that the Tab key reaches. */
  tabStop: NodeKey | GroupKey | null;
};

/** React Flow lifts what is chosen so far; notes stay behind what stands on them. */
const LIFT = 1000;

/** By plain object, so that a dressed one is the same object as long as nothing changes. */
const dressedNodes = new WeakMap<CanvasNode, Map<string, CanvasNode>>();
const dressedEdges = new WeakMap<CanvasEdge, Map<string, CanvasEdge>>();

/** @returns the node itself when nothing of it is chosen */
export function dressNode(node: CanvasNode, { selection, chosenGroups, tabStop }: Dress): CanvasNode {
  if (node.type === "frame")
    return chosenGroups?.has(node.data.groupId) ? variant(dressedNodes, node, "chosen", chosenOne) : node;
  const key = nodeKeyOf(node.id);
  const chosen =
    node.type === "group"
      ? chosenGroups?.has(node.data.groupId) === true
      : key !== null && selection.has(key);
  if (node.type === "gate") return chosen ? variant(dressedNodes, node, "chosen", chosenOne) : node;
  const reached = node.id === tabStop;
  if (!chosen && !reached) return node;
  return variant(dressedNodes, node, `${chosen} ${reached}`, (plain) => ({
    ...plain,
    selected: chosen,
    ...(chosen && plain.zIndex !== undefined ? { zIndex: plain.zIndex - LIFT } : {}),
    domAttributes: reached ? { ...plain.domAttributes, tabIndex: 0 } : plain.domAttributes,
  }));
}

/** Gates and frames cannot be chosen themselves: they follow what they belong to. */
function chosenOne(plain: CanvasNode): CanvasNode {
  if (plain.type === "gate") return { ...plain, data: { ...plain.data, chosen: true } };
  return plain.type === "frame" ? { ...plain, data: { ...plain.data, chosen: true } } : plain;
}

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
