// Positions apart from the document: while nodes are dragged or glide, the picture is ahead of it.
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import type { CommandOf } from "@/lib/core/graph/command";
import type { Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type Positions = ReadonlyMap<NodeKey, Position>;

/** @returns the graph with these nodes elsewhere; the others keep their objects */
export function withPositions(graph: TriggerGraph, positions: Positions): TriggerGraph {
  if (positions.size === 0) return graph;
  return {
    ...graph,
    flows: graph.flows.map((flow) => {
      const position = positions.get(flowKey(flow.id));
      return position ? { ...flow, position } : flow;
    }),
    events: graph.events.map((event) => {
      const position = positions.get(eventKey(event.name));
      return position ? { ...event, position } : event;
    }),
    ...(graph.notes
      ? {
          notes: graph.notes.map((note) => {
            const position = positions.get(noteKey(note.id));
            return position ? { ...note, position } : note;
          }),
        }
      : {}),
  };
}

/** @returns where these stand when each is moved by so much, also those hidden in a collapsed group */
export function movedBy(graph: TriggerGraph, keys: ReadonlySet<NodeKey>, by: Position): Positions {
  const moved = new Map<NodeKey, Position>();
  const add = (key: NodeKey, { x, y }: Position) => {
    if (keys.has(key)) moved.set(key, { x: x + by.x, y: y + by.y });
  };
  for (const { id, position } of graph.flows) add(flowKey(id), position);
  for (const { name, position } of graph.events) add(eventKey(name), position);
  for (const { id, position } of graph.notes ?? []) add(noteKey(id), position);
  return moved;
}

/** The one command that makes positions last; null when nothing moved. */
export function moveCommand(graph: TriggerGraph, positions: Positions): CommandOf<"move"> | null {
  const command: CommandOf<"move"> = { type: "move", flows: [], events: [] };
  for (const flow of graph.flows) {
    const to = positions.get(flowKey(flow.id));
    if (to && !samePlace(to, flow.position)) command.flows.push({ flow: flow.id, x: to.x, y: to.y });
  }
  for (const event of graph.events) {
    const to = positions.get(eventKey(event.name));
    if (to && !samePlace(to, event.position)) command.events.push({ event: event.name, x: to.x, y: to.y });
  }
  const notes: NonNullable<typeof command.notes> = [];
  for (const note of graph.notes ?? []) {
    const to = positions.get(noteKey(note.id));
    if (to && !samePlace(to, note.position)) notes.push({ note: note.id, x: to.x, y: to.y });
  }
  if (command.flows.length + command.events.length + notes.length === 0) return null;
  return notes.length > 0 ? { ...command, notes } : command;
}

/** Where nodes of `after` stood before, if they stood elsewhere. */
export function formerPositions(before: TriggerGraph, after: TriggerGraph): Positions {
  const former = new Map<NodeKey, Position>();
  if (before.flows === after.flows && before.events === after.events && before.notes === after.notes)
    return former;
  const flows = new Map(before.flows.map(({ id, position }) => [id, position]));
  for (const { id, position } of after.flows) {
    const from = flows.get(id);
    if (from && !samePlace(from, position)) former.set(flowKey(id), from);
  }
  const events = new Map(before.events.map(({ name, position }) => [name, position]));
  for (const { name, position } of after.events) {
    const from = events.get(name);
    if (from && !samePlace(from, position)) former.set(eventKey(name), from);
  }
  const notes = new Map(before.notes?.map(({ id, position }) => [id, position]));
  for (const { id, position } of after.notes ?? []) {
    const from = notes.get(id);
    if (from && !samePlace(from, position)) former.set(noteKey(id), from);
  }
  return former;
}

/** @param part 0: where they were; 1: where the graph has them */
export function between(graph: TriggerGraph, former: Positions, part: number): TriggerGraph {
  if (part >= 1 || former.size === 0) return graph;
  const positions = new Map<NodeKey, Position>();
  const add = (key: NodeKey, to: Position) => {
    const from = former.get(key);
    if (from) positions.set(key, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  };
  for (const { id, position } of graph.flows) add(flowKey(id), position);
  for (const { name, position } of graph.events) add(eventKey(name), position);
  for (const { id, position } of graph.notes ?? []) add(noteKey(id), position);
  return withPositions(graph, positions);
}

const samePlace = (a: Position, b: Position): boolean => a.x === b.x && a.y === b.y;
