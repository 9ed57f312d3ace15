// How far nodes stand from where the document has them: in the hand, or on their way to a new place.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { nodeKeyOf } from "./canvas-elements.ts";
import type { Positions } from "./positions.ts";
import type { Scene } from "./scene.ts";
import { wholeGroups } from "./whole-groups.ts";

/** Places of the nodes that move, with how far; a gate moves with its flow. */
export type Shifts = ReadonlyMap<number, Position>;

/** Everything in the hand moves alike; a group's frame or card when all of it is. */
export function dragShifts(
  scene: Scene,
  graph: TriggerGraph,
  keys: ReadonlySet<NodeKey>,
  by: Position,
): Shifts {
  const shifts = new Map<number, Position>();
  const groups = new Set(wholeGroups(graph, keys).map(({ id }) => id));
  for (const [place, node] of scene.nodes.entries()) {
    const key = nodeKeyOf(node.id);
    const isWhole = (node.type === "frame" || node.type === "group") && groups.has(node.data.groupId);
    if (isWhole || (key && keys.has(key))) shifts.set(place, by);
  }
  return shifts;
}

/** @param part 0: nodes are where they came from; 1: where the picture has them */
export function glideShifts(scene: Scene, former: Positions, part: number): Shifts {
  const shifts = new Map<number, Position>();
  for (const [place, { id }] of scene.nodes.entries()) {
    const key = nodeKeyOf(id);
    const from = key && former.get(key);
    const to = key && scene.nodes[scene.placeOf.get(key) ?? -1]?.position;
    if (from && to) shifts.set(place, { x: (from.x - to.x) * (1 - part), y: (from.y - to.y) * (1 - part) });
  }
  return shifts;
}
