// A new note where there is room for it, and what is written in one.
import type { CommandOf } from "@/lib/core/graph/command";
import { EVENT_HEIGHT, eventWidth, FLOW_SIZE } from "@/lib/core/graph/node-size";
import { NOTE_SIZES, type Note, type Position, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { FreePlaces } from "./free-places.ts";
import { framePlace, frameSize, groupContents } from "./group-nodes.ts";

const SIZE = { width: 240, height: 96 } as const;
const GRID = 8;
const STEP = 48;
const snap = (value: number): number => Math.round(value / GRID) * GRID;

/** An empty note near `middle`, above or below it when something stands there. Linear */
export function newNote(graph: TriggerGraph, id: string, middle: Position): CommandOf<"add-note"> {
  const free = new FreePlaces();
  for (const { position } of graph.flows) free.take({ ...position, ...FLOW_SIZE });
  for (const { name, position } of graph.events)
    free.take({ ...position, width: eventWidth(name), height: EVENT_HEIGHT });
  for (const { position, size } of graph.notes ?? []) free.take({ ...position, ...size });
  // Within a frame it would look like a member.
  for (const content of groupContents(graph, { flows: new Map() }))
    free.take({ ...framePlace(content), ...frameSize(content) });
  const wanted = { x: snap(middle.x - SIZE.width / 2), y: snap(middle.y - SIZE.height / 2), ...SIZE };
  return { type: "add-note", note: { id, text: "", position: free.place(wanted, STEP), size: { ...SIZE } } };
}

/** As large as a note may be, on the grid. */
export function sizeOnGrid({ width, height }: Note["size"]): Note["size"] {
  const { least, most } = NOTE_SIZES;
  return {
    width: Math.min(most.width, Math.max(least.width, snap(width))),
    height: Math.min(most.height, Math.max(least.height, snap(height))),
  };
}

/**
 * @param needed the height that the text takes, in the canvas's units
 * @returns what writes the text and makes the note as high as it needs; null when the text is as it was
 */
export function grownNote(note: Note, text: string, needed: number): CommandOf<"update-note"> | null {
  if (text === note.text) return null;
  const { width } = note.size;
  const height = Math.min(
    NOTE_SIZES.most.height,
    Math.max(note.size.height, GRID * Math.ceil(needed / GRID)),
  );
  const grows = height > note.size.height;
  return { type: "update-note", note: note.id, set: grows ? { text, size: { width, height } } : { text } };
}
