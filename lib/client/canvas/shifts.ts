// How far nodes stand from where the document has them: in the hand, or on their way to a new place.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { type GraphMarks, nodeKeyOf } from "./canvas-elements.ts";
import { groupContents } from "./group-nodes.ts";
import { type Positions, withPositions } from "./positions.ts";
import type { Scene, Shift } from "./scene.ts";
import { wholeGroups } from "./whole-groups.ts";

/** Which nodes move, the same object as long as they are the same ones, and how far each is at this moment. */
export type Shifts = { places: ReadonlySet<number>; of: Shift };

export const NO_SHIFTS: Shifts = { places: new Set(), of: () => null };

/** @returns places of all that the hand takes along: gates with their flow, a group's frame or card when all of it is chosen. Linear */
export function heldPlaces(scene: Scene, graph: TriggerGraph, keys: ReadonlySet<NodeKey>): Set<number> {
  const held = new Set<number>();
  const groups = new Set(wholeGroups(graph, keys).map(({ id }) => id));
  for (const [place, node] of scene.nodes.entries()) {
    const key = nodeKeyOf(node.id);
    const isWhole = (node.type === "frame" || node.type === "group") && groups.has(node.data.groupId);
    if (isWhole || (key && keys.has(key))) held.add(place);
  }
  return held;
}

/** Everything in the hand moves alike. */
export const dragShifts = (places: ReadonlySet<number>, by: Position): Shifts => ({
  places,
  of: (place) => (places.has(place) ? by : null),
});

/**
 * @returns where nodes come from, seen from where the picture has them; a gate comes with its flow, a group's frame or card with its
 * members. Linear
 */
export function comingFrom(scene: Scene, graph: TriggerGraph, former: Positions): Map<number, Position> {
  const from = new Map<number, Position>();
  if (former.size === 0) return from;
  const groups = groupsComingFrom(graph, former);
  for (const [place, node] of scene.nodes.entries()) {
    const key = nodeKeyOf(node.id);
    const before = key && former.get(key);
    const now = key && scene.nodes[scene.placeOf.get(key) ?? -1]?.position;
    if (before && now) from.set(place, away(before, now));
    const group = node.type === "frame" || node.type === "group" ? groups.get(node.data.groupId) : undefined;
    if (group) from.set(place, group);
  }
  return from;
}

/** By the group's id, of those that do not stand where they stood. */
function groupsComingFrom(graph: TriggerGraph, former: Positions): Map<string, Position> {
  const from = new Map<string, Position>();
  if (!graph.groups) return from;
  const corners = (drawn: TriggerGraph) =>
    groupContents(drawn, UNMARKED).map(({ group, corner }) => [group.id, corner] as const);
  const now = new Map(corners(graph));
  for (const [id, corner] of corners(withPositions(graph, former))) {
    const shift = away(corner, now.get(id) ?? corner);
    if (shift.x !== 0 || shift.y !== 0) from.set(id, shift);
  }
  return from;
}

const UNMARKED: GraphMarks = { flows: new Map() };
const away = (before: Position, now: Position): Position => ({ x: before.x - now.x, y: before.y - now.y });

/** @param part 0: nodes are where they come from; 1: where the picture has them */
export function glideShifts(from: ReadonlyMap<number, Position>, part: number): Shifts {
  const places = new Set(from.keys());
  return {
    places,
    of: (place) => {
      const start = from.get(place);
      return start ? { x: start.x * (1 - part), y: start.y * (1 - part) } : null;
    },
  };
}
