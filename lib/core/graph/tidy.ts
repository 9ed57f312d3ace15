// Where nodes go when the picture is tidied: upstreams left, downstreams right, neighbours level with each other.
import type { BranchChoice } from "./branch.ts";
import type { CommandOf } from "./command.ts";
import { edgesInView } from "./edges-in-view.ts";
import { projectFlowName } from "./flow-ref.ts";
import { EVENT_HEIGHT, eventWidth, FLOW_PORT_Y, FLOW_SIZE, GATE_CLEARANCE, GATE_SIZE } from "./node-size.ts";
import type { Box, Edge, Place } from "./tidy-box.ts";
import { layOutInGroups } from "./tidy-groups.ts";
import { layerGraph } from "./tidy-layers.ts";
import { levelRows } from "./tidy-rows.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

const GRID = 8;
const snap = (value: number) => Math.round(value / GRID) * GRID;

/** Free space between columns, and between parts that no edge joins. */
const COLUMN_GAP = 96;
const GATE_GAP = GRID * Math.ceil((GATE_CLEARANCE.before + GATE_SIZE.width + GATE_CLEARANCE.after) / GRID);
const ROW_GAP = 40;
const PART_GAP = 72;
/** A loop's way back runs under its cards. */
const LOOP_ROOM = 64;
/** A schedule's tab above a card; the reset time's two lines under a gate. */
const TAB_ROOM = 24;
const RESET_ROOM = 16;
/** Width to height of the whole picture, roughly a screen's. */
const ASPECT = 1.7;

type Part = { members: number[]; places: Place[]; width: number; height: number };

/**
 * Lays the graph out in columns by longest path, orders each column by the middle of its neighbours and levels neighbours.
 * Loops are cut for the purpose of layout only. The members of a group are laid out as one block, clear of everything else.
 * Same document, same places; near-linear.
 * @returns the moves that make it so, from the same top left corner as before; empty lists when nothing would move
 */
export function tidy(graph: TriggerGraph, choice: BranchChoice): CommandOf<"move"> {
  const { boxes, edges, groups } = layoutInput(graph, choice);
  const places = groups.size === 0 ? layOut(boxes, edges) : layOutInGroups(boxes, edges, groups, layOut);

  const target = (index: number, portY: number) => {
    const { x, portY: y } = places[index] ?? { x: 0, portY: 0 };
    return { x, y: y - portY };
  };
  const flows = graph.flows.map((flow, index) => ({ flow, ...target(index, FLOW_PORT_Y) }));
  const events = graph.events.map((event, index) => ({
    event,
    ...target(graph.flows.length + index, EVENT_HEIGHT / 2),
  }));
  const before = corner([...graph.flows, ...graph.events].map(({ position }) => position));
  const after = corner([...flows, ...events]);
  const [dx, dy] = [snap(before.x) - after.x, snap(before.y) - after.y];
  const moves: CommandOf<"move"> = { type: "move", flows: [], events: [] };
  for (const { flow, x, y } of flows) {
    if (flow.position.x !== x + dx || flow.position.y !== y + dy)
      moves.flows.push({ flow: flow.id, x: x + dx, y: y + dy });
  }
  for (const { event, x, y } of events) {
    if (event.position.x !== x + dx || event.position.y !== y + dy)
      moves.events.push({ event: event.name, x: x + dx, y: y + dy });
  }
  return moves;
}

/** @returns a place for each box, from the upper left corner on */
function layOut(boxes: readonly Box[], edges: readonly Edge[]): Place[] {
  const parts = partsOf(boxes.length, edges).map((part) => placePart(part.members, part.edges, boxes));
  return packParts(parts, boxes.length);
}

function corner(positions: readonly { x: number; y: number }[]): { x: number; y: number } {
  if (positions.length === 0) return { x: 0, y: 0 };
  let [x, y] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const position of positions) {
    x = Math.min(x, position.x);
    y = Math.min(y, position.y);
  }
  return { x, y };
}

/** `groups`: which group a box is in, by place; upstreams that are not drawn are in none. */
function layoutInput(
  graph: TriggerGraph,
  choice: BranchChoice,
): { boxes: Box[]; edges: Edge[]; groups: Map<number, string> } {
  const groups = new Map<number, string>();
  const place = new Map<string, number>();
  const boxes: Box[] = [];
  const add = (key: string, box: Box): number => {
    const known = place.get(key);
    if (known !== undefined) return known;
    place.set(key, boxes.length);
    return boxes.push(box) - 1;
  };
  const card = { width: FLOW_SIZE.width, above: FLOW_PORT_Y, below: FLOW_SIZE.height - FLOW_PORT_Y };
  for (const flow of graph.flows) {
    const count =
      flow.trigger?.kind === "on-finish"
        ? flow.trigger.upstreams.length
        : flow.trigger?.kind === "on-event"
          ? flow.trigger.events.length
          : 0;
    const gated = count > 1;
    if (flow.group !== undefined) groups.set(boxes.length, flow.group);
    add(`flow ${flow.id}`, {
      width: card.width,
      above: card.above + (flow.schedule ? TAB_ROOM : 0),
      below: card.below + (gated ? RESET_ROOM : 0),
      gated,
    });
  }
  const half = EVENT_HEIGHT / 2;
  for (const { name, group } of graph.events) {
    if (group !== undefined) groups.set(boxes.length, group);
    add(`event ${name}`, { width: eventWidth(name), above: half, below: half, gated: false });
  }

  const edges: Edge[] = [];
  const connect = (from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined) edges.push([from, to]);
  };
  const { triggers, sends } = edgesInView(graph, choice);
  for (const edge of triggers) {
    const to = place.get(`flow ${edge.flow}`);
    if (edge.kind === "event") connect(place.get(`event ${edge.use.event}`), to);
    else if (edge.kind === "finish" && edge.from.length > 0) {
      for (const id of edge.from) connect(place.get(`flow ${id}`), to);
    } else {
      const known = edge.kind === "finish" && edge.ref ? projectFlowName(edge.ref) : null;
      connect(
        add(known === null ? `at ${edge.at} ${edge.flow}` : `away ${known}`, { ...card, gated: false }),
        to,
      );
    }
  }
  for (const { from, event } of sends) connect(place.get(`flow ${from}`), place.get(`event ${event}`));
  return { boxes, edges, groups };
}

/** Splits what no edge joins, in the order of the first member. */
function partsOf(count: number, edges: readonly Edge[]): { members: number[]; edges: Edge[] }[] {
  const leader = Int32Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) {
      const next = leader[at] ?? at;
      leader[at] = leader[next] ?? next;
      at = leader[at] ?? at;
    }
    return at;
  };
  for (const [from, to] of edges) {
    const [a, b] = [find(from), find(to)];
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  const parts = new Map<number, { members: number[]; edges: Edge[] }>();
  for (let index = 0; index < count; index += 1) {
    const key = find(index);
    const part = parts.get(key);
    if (part) part.members.push(index);
    else parts.set(key, { members: [index], edges: [] });
  }
  for (const edge of edges) parts.get(find(edge[0]))?.edges.push(edge);
  return [...parts.values()];
}

function placePart(members: number[], edges: readonly Edge[], boxes: readonly Box[]): Part {
  const local = new Map(members.map((member, index) => [member, index]));
  const own = members.map((member) => boxes[member] ?? { width: 0, above: 0, below: 0, gated: false });
  const inside = edges.map(([from, to]): Edge => [local.get(from) ?? 0, local.get(to) ?? 0]);
  const { columns, cut, forward } = layerGraph(members.length, inside);
  const portYs = levelRows(columns, forward, own, ROW_GAP);

  const places: Place[] = members.map(() => ({ x: 0, portY: 0 }));
  let [x, top, bottom] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let width = 0;
  for (const [at, column] of columns.entries()) {
    if (at > 0) x += width + (column.some((node) => own[node]?.gated) ? GATE_GAP : COLUMN_GAP);
    width = Math.max(...column.map((node) => own[node]?.width ?? 0));
    for (const node of column) {
      const box = own[node];
      if (!box) continue;
      const portY = snap(portYs[node] ?? 0);
      // To the right: an event's pill ends where the cards of its column end.
      places[node] = { x: x + width - box.width, portY };
      top = Math.min(top, portY - box.above);
      bottom = Math.max(bottom, portY + box.below);
    }
  }
  for (const place of places) place.portY -= top;
  return { members, places, width: x + width, height: bottom - top + (cut > 0 ? LOOP_ROOM : 0) };
}

/** Puts the parts in rows, larger ones first, single nodes last. */
function packParts(parts: Part[], count: number): Place[] {
  const area = parts.reduce((sum, { width, height }) => sum + (width + PART_GAP) * (height + PART_GAP), 0);
  const rowWidth = Math.max(Math.sqrt(area * ASPECT), ...parts.map(({ width }) => width));
  const ordered = [...parts].sort((a, b) => b.members.length - a.members.length);
  const places: Place[] = Array.from({ length: count }, () => ({ x: 0, portY: 0 }));
  let [x, y, rowHeight] = [0, 0, 0];
  for (const part of ordered) {
    if (x > 0 && x + part.width > rowWidth) {
      y += rowHeight + PART_GAP;
      x = 0;
      rowHeight = 0;
    }
    for (const [index, member] of part.members.entries()) {
      const place = part.places[index];
      if (place) places[member] = { x: snap(x + place.x), portY: snap(y) + place.portY };
    }
    x += part.width + COLUMN_GAP;
    rowHeight = Math.max(rowHeight, part.height);
  }
  return places;
}
