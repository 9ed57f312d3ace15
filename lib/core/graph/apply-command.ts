// Applies one edit to the document: pure, total, and always with the command that takes it back.
import { fail, ok, type Result } from "../foundation/result.ts";
import { applyToEvents } from "./apply-event-command.ts";
import { applyToFlows } from "./apply-flow-command.ts";
import { applyToGroups } from "./apply-group-command.ts";
import { applyToNotes } from "./apply-note-command.ts";
import { applyToTrigger } from "./apply-trigger-command.ts";
import { brokenReference } from "./broken-reference.ts";
import type { AppliedSimply, Command, CommandOf, CommandRefusal, SimpleCommand } from "./command.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

export type Applied = { graph: TriggerGraph; inverse: Command };

/**
 * @param graph a valid document; it is not changed
 * @param command a valid command
 * @returns the new document and the command that restores the old one exactly, or why the command does not fit this document.
 * Linear in the document for each simple command.
 */
export function applyCommand(graph: TriggerGraph, command: Command): Result<Applied, CommandRefusal> {
  const commands = command.type === "batch" ? command.commands : [command];
  let current = graph;
  const inverses: SimpleCommand[][] = [];
  for (const simple of commands) {
    const applied = applySimply(current, simple);
    if (!applied.ok) return applied;
    current = applied.value.graph;
    inverses.push(applied.value.inverse);
  }
  const inverse = inverses.reverse().flat();
  const [only] = inverse;
  return ok({
    graph: current,
    inverse: only && inverse.length === 1 ? only : { type: "batch", commands: inverse },
  });
}

/**
 * Applies a list as far as it goes.
 * @returns the document after the last command, or which command (0-based) does not fit and why
 */
export function applyCommands(
  graph: TriggerGraph,
  commands: readonly Command[],
): Result<TriggerGraph, CommandRefusal & { index: number }> {
  let current = graph;
  for (const [index, command] of commands.entries()) {
    const applied = applyCommand(current, command);
    if (!applied.ok) return fail({ ...applied.error, index });
    current = applied.value.graph;
  }
  return ok(current);
}

function applySimply(graph: TriggerGraph, command: SimpleCommand): Result<AppliedSimply, CommandRefusal> {
  switch (command.type) {
    case "rename-graph":
      return ok({
        graph: { ...graph, name: command.name },
        inverse: [{ type: "rename-graph", name: graph.name }],
      });
    case "move":
      return ok(move(graph, command));
    case "replace-content":
      return replaceContent(graph, command);
    case "add-flow":
    case "remove-flow":
    case "rename-flow":
    case "update-flow":
      return applyToFlows(graph, command);
    case "add-event":
    case "remove-event":
    case "rename-event":
    case "mark-published-outside":
      return applyToEvents(graph, command);
    case "add-group":
    case "remove-group":
    case "rename-group":
    case "set-group":
      return applyToGroups(graph, command);
    case "add-note":
    case "remove-note":
    case "update-note":
      return applyToNotes(graph, command);
    default:
      return applyToTrigger(graph, command);
  }
}

function replaceContent(
  graph: TriggerGraph,
  { type, ...content }: CommandOf<"replace-content">,
): Result<AppliedSimply, CommandRefusal> {
  const { schema, ...former } = graph;
  const replaced: TriggerGraph = { schema, ...content };
  const broken = brokenReference(replaced);
  if (broken !== null)
    return fail({ code: "broken", message: `What should replace the graph is broken: ${broken}` });
  return ok({ graph: replaced, inverse: [{ type, ...former }] });
}

/** Nodes that are gone meanwhile are passed over: a move is worth keeping for the rest. */
function move(graph: TriggerGraph, command: CommandOf<"move">): AppliedSimply {
  const flowTargets = new Map(command.flows.map(({ flow, x, y }) => [flow, { x, y }]));
  const eventTargets = new Map(command.events.map(({ event, x, y }) => [event, { x, y }]));
  const noteTargets = new Map(command.notes?.map(({ note, x, y }) => [note, { x, y }]));
  const inverse: CommandOf<"move"> = { type: "move", flows: [], events: [] };
  const flows = graph.flows.map((flow) => {
    const position = flowTargets.get(flow.id);
    if (!position) return flow;
    inverse.flows.push({ flow: flow.id, ...flow.position });
    return { ...flow, position };
  });
  const events = graph.events.map((event) => {
    const position = eventTargets.get(event.name);
    if (!position) return event;
    inverse.events.push({ event: event.name, ...event.position });
    return { ...event, position };
  });
  const moved = { ...graph, flows, events };
  if (noteTargets.size === 0 || !graph.notes) return { graph: moved, inverse: [inverse] };
  const back: NonNullable<typeof inverse.notes> = [];
  const notes = graph.notes.map((note) => {
    const position = noteTargets.get(note.id);
    if (!position) return note;
    back.push({ note: note.id, ...note.position });
    return { ...note, position };
  });
  return { graph: { ...moved, notes }, inverse: [{ ...inverse, notes: back }] };
}
