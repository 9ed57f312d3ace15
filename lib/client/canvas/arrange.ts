// Puts the chosen nodes in line, or at equal distances.
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import type { CommandOf } from "@/lib/core/graph/command";
import { EVENT_HEIGHT, eventWidth, FLOW_SIZE } from "@/lib/core/graph/node-size";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type Line = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "across" | "down";

type Box = { x: number; y: number; width: number; height: number } & (
  | { flow: string }
  | { event: string }
  | { note: string }
);
type Moves = CommandOf<"move">;

function chosenBoxes({ flows, events, notes = [] }: TriggerGraph, chosen: ReadonlySet<NodeKey>): Box[] {
  return [
    ...flows
      .filter(({ id }) => chosen.has(flowKey(id)))
      .map(({ id, position }): Box => ({ flow: id, ...position, ...FLOW_SIZE })),
    ...events
      .filter(({ name }) => chosen.has(eventKey(name)))
      .map(
        ({ name, position }): Box => ({
          event: name,
          ...position,
          width: eventWidth(name),
          height: EVENT_HEIGHT,
        }),
      ),
    ...notes
      .filter(({ id }) => chosen.has(noteKey(id)))
      .map(({ id, position, size }): Box => ({ note: id, ...position, ...size })),
  ];
}

/** @returns the moves of those that are not there yet */
function movesTo(boxes: readonly Box[], placeOf: (box: Box) => { x: number; y: number }): Moves {
  const moves: Moves = { type: "move", flows: [], events: [] };
  const notes: NonNullable<Moves["notes"]> = [];
  for (const box of boxes) {
    const { x, y } = placeOf(box);
    if (x === box.x && y === box.y) continue;
    if ("flow" in box) moves.flows.push({ flow: box.flow, x, y });
    else if ("event" in box) moves.events.push({ event: box.event, x, y });
    else notes.push({ note: box.note, x, y });
  }
  return notes.length > 0 ? { ...moves, notes } : moves;
}

/** The line is the outermost edge of all of them, or the middle between the outermost. @returns no moves for fewer than two */
export function align(graph: TriggerGraph, chosen: ReadonlySet<NodeKey>, line: Line): Moves {
  const boxes = chosenBoxes(graph, chosen);
  if (boxes.length < 2) return movesTo([], (box) => box);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const places: Record<Line, (box: Box) => { x: number; y: number }> = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: Math.round((left + right - width) / 2), y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: Math.round((top + bottom - height) / 2) }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return movesTo(boxes, places[line]);
}

/** The first and the last stay; the space between neighbours becomes the same. @returns no moves for fewer than three */
export function distribute(graph: TriggerGraph, chosen: ReadonlySet<NodeKey>, axis: Axis): Moves {
  const [at, size] = axis === "across" ? (["x", "width"] as const) : (["y", "height"] as const);
  const boxes = chosenBoxes(graph, chosen).sort((a, b) => a[at] - b[at]);
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (boxes.length < 3 || !first || !last) return movesTo([], (box) => box);
  const taken = boxes.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[at] + last[size] - first[at] - taken) / (boxes.length - 1);
  const places = new Map<Box, number>();
  let next = first[at];
  for (const box of boxes) {
    places.set(box, Math.round(next));
    next += box[size] + gap;
  }
  return movesTo(boxes, (box) => ({ x: box.x, y: box.y, [at]: places.get(box) ?? box[at] }));
}
