// Where the hand has led something: a node itself, or all members with the frame or the card of their group.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { nodeKeyOf } from "./canvas-elements.ts";
import { framePlace, groupContents } from "./group-nodes.ts";

/**
 * @param graph the document, in which nothing is dragged yet
 * @param to where the node with this id is now
 * @returns what goes where; linear for a group
 */
export function draggedTo(graph: TriggerGraph, nodeId: string, to: Position): [NodeKey, Position][] {
  const [, kind, id] = /^(frame|group):(.*)$/s.exec(nodeId) ?? [];
  if (kind === undefined) {
    const key = nodeKeyOf(nodeId);
    return key ? [[key, { x: to.x, y: to.y }]] : [];
  }
  const content = groupContents(graph, { flows: new Map() }).find(({ group }) => group.id === id);
  if (!content) return [];
  const from = kind === "frame" ? framePlace(content) : content.corner;
  const moved = ({ x, y }: Position): Position => ({ x: x + to.x - from.x, y: y + to.y - from.y });
  return [
    ...graph.flows
      .filter(({ group }) => group === id)
      .map((flow): [NodeKey, Position] => [flowKey(flow.id), moved(flow.position)]),
    ...graph.events
      .filter(({ group }) => group === id)
      .map((event): [NodeKey, Position] => [eventKey(event.name), moved(event.position)]),
  ];
}
