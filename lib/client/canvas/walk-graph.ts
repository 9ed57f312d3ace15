// Where the arrow keys lead: along edges to the left and right, to the next node above and below.
import {
  eventKey,
  flowKey,
  type GroupKey,
  groupKey,
  type NodeKey,
  noteKey,
} from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { edgesInView } from "@/lib/core/graph/edges-in-view";
import { EVENT_HEIGHT, eventWidth, FLOW_SIZE } from "@/lib/core/graph/node-size";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { standIns } from "./collapse.ts";
import { groupContents } from "./group-nodes.ts";

export type Direction = "left" | "right" | "up" | "down";
/** What can be reached: a node of the document, or the card of a collapsed group. */
export type Stop = NodeKey | GroupKey;
type Middle<Key extends Stop = Stop> = { key: Key; x: number; y: number };
const NONE: ReadonlySet<string> = new Set();

/** The middles of all nodes, in the order of the document: flows, events, notes. */
function middles({ flows, events, notes = [] }: TriggerGraph): Middle<NodeKey>[] {
  return [
    ...flows.map(({ id, position }) => ({
      key: flowKey(id),
      x: position.x + FLOW_SIZE.width / 2,
      y: position.y + FLOW_SIZE.height / 2,
    })),
    ...events.map(({ name, position }) => ({
      key: eventKey(name),
      x: position.x + eventWidth(name) / 2,
      y: position.y + EVENT_HEIGHT / 2,
    })),
    ...notes.map(({ id, position, size }) => ({
      key: noteKey(id),
      x: position.x + size.width / 2,
      y: position.y + size.height / 2,
    })),
  ];
}

/** With cards in the place of what they hide. */
function shownMiddles(graph: TriggerGraph, collapsed: ReadonlySet<string>): Middle[] {
  const hidden = standIns(graph, collapsed);
  if (hidden.size === 0) return middles(graph);
  const cards = groupContents(graph, NO_MARKS)
    .filter(({ group }) => collapsed.has(group.id))
    .map(({ group, corner }) => ({
      key: groupKey(group.id),
      x: corner.x + FLOW_SIZE.width / 2,
      y: corner.y + FLOW_SIZE.height / 2,
    }));
  return [...middles(graph).filter(({ key }) => !hidden.has(key)), ...cards];
}
const NO_MARKS = { flows: new Map() };

/**
 * @returns left: the upstream nearest in height; right: the downstream; where no edge leads, and up and down: the nearest node there,
 * straight ahead counting more; null when there is none. Linear
 */
export function nextNode(
  graph: TriggerGraph,
  choice: BranchChoice,
  from: Stop,
  direction: Direction,
  collapsed: ReadonlySet<string> = NONE,
): Stop | null {
  const all = shownMiddles(graph, collapsed);
  const here = all.find(({ key }) => key === from);
  if (!here) return all[0]?.key ?? null;
  if (direction === "left" || direction === "right") {
    const near = neighbours(graph, choice, from, direction, standIns(graph, collapsed));
    const along = nearest(all, (other) => (near.has(other.key) ? Math.abs(other.y - here.y) : null));
    if (along) return along;
  }
  const sign = direction === "down" || direction === "right" ? 1 : -1;
  const upright = direction === "up" || direction === "down";
  return nearest(all, (other) => {
    const [dx, dy] = [other.x - here.x, other.y - here.y];
    const [ahead, aside] = upright ? [dy * sign, dx] : [dx * sign, dy];
    return ahead > 0 ? ahead + 2 * Math.abs(aside) : null;
  });
}

function nearest(all: readonly Middle[], distance: (node: Middle) => number | null): Stop | null {
  let best: { key: Stop; away: number } | null = null;
  for (const node of all) {
    const away = distance(node);
    if (away !== null && (best === null || away < best.away)) best = { key: node.key, away };
  }
  return best?.key ?? null;
}

function neighbours(
  graph: TriggerGraph,
  choice: BranchChoice,
  from: Stop,
  direction: "left" | "right",
  cards: ReadonlyMap<NodeKey, GroupKey>,
): Set<Stop> {
  const found = new Set<Stop>();
  const visit = (one: NodeKey, other: NodeKey) => {
    const [source, target] = [cards.get(one) ?? one, cards.get(other) ?? other];
    if (source === target) return;
    if (direction === "right" && source === from) found.add(target);
    if (direction === "left" && target === from) found.add(source);
  };
  const { triggers, sends } = edgesInView(graph, choice);
  for (const edge of triggers) {
    if (edge.kind === "event") visit(eventKey(edge.use.event), flowKey(edge.flow));
    else if (edge.kind === "finish") for (const id of edge.from) visit(flowKey(id), flowKey(edge.flow));
  }
  for (const { from: sender, event } of sends) visit(flowKey(sender), eventKey(event));
  return found;
}

/** Nodes as one reads: by columns from the left, each from the top. */
export function readingOrder(graph: TriggerGraph): NodeKey[] {
  return middles(graph)
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ key }) => key);
}
