// Where a node can be put without covering another.
import { EVENT_HEIGHT, eventWidth, FLOW_SIZE } from "@/lib/core/graph/node-size";
import type { Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** Free space round a card, and the grid all positions stand on. */
const GAP = 32;
const GRID = 8;

const snap = (value: number): number => Math.round(value / GRID) * GRID;

/**
 * @param near where it would best be
 * @returns the nearest free place straight below, on the 8 px grid; room for a flow's card
 */
export function freePlace(graph: TriggerGraph, near: Position): Position {
  const x = snap(near.x);
  let y = snap(near.y);
  const boxes = [
    ...graph.flows.map(({ position }) => ({ ...position, ...FLOW_SIZE })),
    ...graph.events.map(({ name, position }) => ({
      ...position,
      width: eventWidth(name),
      height: EVENT_HEIGHT,
    })),
    ...(graph.notes ?? []).map(({ position, size }) => ({ ...position, ...size })),
  ]
    .filter((box) => box.x < x + FLOW_SIZE.width + GAP && x < box.x + box.width + GAP)
    .sort((a, b) => a.y - b.y);
  for (const box of boxes) {
    if (box.y < y + FLOW_SIZE.height + GAP && y < box.y + box.height + GAP)
      y = Math.ceil((box.y + box.height + GAP) / GRID) * GRID;
  }
  return { x, y };
}

const aroundMiddle = ({ x, y }: Position): Position => ({
  x: snap(x - FLOW_SIZE.width / 2),
  y: snap(y - FLOW_SIZE.height / 2),
});

/**
 * Right of the first chosen node, else below everything; in an empty graph in the middle of the view.
 * @param middle of the view; null where there is none, as in the list
 */
export function placeBesideSelection(
  graph: TriggerGraph,
  selected: Position | null,
  middle: Position | null,
): Position {
  if (selected) return freePlace(graph, { x: selected.x + FLOW_SIZE.width + 96, y: selected.y });
  const all = [...graph.flows, ...graph.events].map(({ position }) => position);
  if (all.length === 0) return freePlace(graph, middle ? aroundMiddle(middle) : { x: 0, y: 0 });
  let [left, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of all) {
    left = Math.min(left, x);
    bottom = Math.max(bottom, y);
  }
  return freePlace(graph, { x: left, y: bottom + FLOW_SIZE.height + GAP });
}
