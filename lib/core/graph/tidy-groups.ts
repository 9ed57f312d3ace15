// Lays out the members of each group by themselves, and then the groups among the rest as one block each.
import { FRAME_PADDING, GATE_CLEARANCE, GATE_SIZE } from "./node-size.ts";
import type { Box, Edge, Place } from "./tidy-box.ts";

const GRID = 8;
const snapUp = (value: number): number => GRID * Math.ceil(value / GRID);

/** Room for the name above a frame. */
const TITLE_ROOM = 24;
/** Before a flow that waits for several stands its gate. */
const GATE_ROOM = GATE_CLEARANCE.after + GATE_SIZE.width;

type Block = {
  members: readonly number[];
  /** From the block's upper left corner. */
  places: Place[];
  /** The block's own, in `outer`. */
  at: number;
};

/**
 * @param groups by the place of a box: its group
 * @param layOut places boxes that are in no group
 * @returns a place for each box; as fast as `layOut`
 */
export function layOutInGroups(
  boxes: readonly Box[],
  edges: readonly Edge[],
  groups: ReadonlyMap<number, string>,
  layOut: (boxes: readonly Box[], edges: readonly Edge[]) => Place[],
): Place[] {
  const members = new Map<string, number[]>();
  for (const [place, group] of groups) {
    const known = members.get(group);
    if (known) known.push(place);
    else members.set(group, [place]);
  }
  const inner = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[0]);
    if (group === undefined || group !== groups.get(edge[1])) continue;
    const known = inner.get(group);
    if (known) known.push(edge);
    else inner.set(group, [edge]);
  }

  const outer: Box[] = [];
  /** By place of a box: its place in `outer`, or that of its group's block. */
  const standIn = new Map<number, number>();
  const blocks: Block[] = [];
  for (const [place, box] of boxes.entries()) {
    if (groups.has(place)) continue;
    standIn.set(place, outer.push(box) - 1);
  }
  for (const [group, places] of members) {
    const block = blockOf(places, inner.get(group) ?? [], boxes, layOut);
    const at = outer.push(block.box) - 1;
    for (const place of places) standIn.set(place, at);
    blocks.push({ members: places, places: block.places, at });
  }
  const outerEdges = edges
    .map(([from, to]): Edge => [standIn.get(from) ?? 0, standIn.get(to) ?? 0])
    .filter(([from, to]) => from !== to);
  const outerPlaces = layOut(outer, outerEdges);

  const found: Place[] = boxes.map((_, place) => outerPlaces[standIn.get(place) ?? 0] ?? { x: 0, portY: 0 });
  for (const { members: own, places, at } of blocks) {
    const corner = outerPlaces[at] ?? { x: 0, portY: 0 };
    const top = corner.portY - (outer[at]?.above ?? 0);
    for (const [index, member] of own.entries()) {
      const { x = 0, portY = 0 } = places[index] ?? {};
      found[member] = { x: corner.x + x, portY: top + portY };
    }
  }
  return found;
}

/** With its frame, and the gate of the leftmost if it has one. */
function blockOf(
  members: readonly number[],
  edges: readonly Edge[],
  boxes: readonly Box[],
  layOut: (boxes: readonly Box[], edges: readonly Edge[]) => Place[],
): { box: Box; places: Place[] } {
  const own = members.map((member) => boxes[member] ?? { width: 0, above: 0, below: 0, gated: false });
  const local = new Map(members.map((member, index) => [member, index]));
  const placed = layOut(
    own,
    edges.map(([from, to]): Edge => [local.get(from) ?? 0, local.get(to) ?? 0]),
  );
  let [left, right, bottom] = [0, 0, 0];
  for (const [index, { width, below, gated }] of own.entries()) {
    const { x = 0, portY = 0 } = placed[index] ?? {};
    left = Math.min(left, gated ? x - GATE_ROOM : x);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, portY + below);
  }
  const [dx, dy] = [FRAME_PADDING + snapUp(-left), FRAME_PADDING + TITLE_ROOM];
  const height = snapUp(bottom + dy + FRAME_PADDING);
  const above = snapUp(height / 2);
  return {
    box: { width: snapUp(right + dx + FRAME_PADDING), above, below: height - above, gated: false },
    places: placed.map(({ x, portY }) => ({ x: x + dx, portY: portY + dy })),
  };
}
