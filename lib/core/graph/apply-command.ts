// Applies one edit to the document: pure, total, and always with the command that takes it back.
import { fail, ok, type Result } from "../foundation/result.ts";
import { applyToEvents } from "./apply-event-command.ts";
import { applyToFlows } from "./apply-flow-command.ts";
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
    default:
      return applyToTrigger(graph, command);
  }
}

function replaceContent(
  graph: TriggerGraph,
  { type, ...content }: CommandOf<"replace-content">,
): Result<AppliedSimply, CommandRefusal> {
  const replaced = { ...graph, ...content };
  const broken = brokenReference(replaced);
  if (broken !== null)
    return fail({ code: "broken", message: `What should replace the graph is broken: ${broken}` });
  const { name, flows, events } = graph;
  return ok({ graph: replaced, inverse: [{ type, name, flows, events }] });
}

/** Nodes that are gone meanwhile are passed over: a move is worth keeping for the rest. */
function move(graph: TriggerGraph, command: Extract<SimpleCommand, { type: "move" }>): AppliedSimply {
  const flowTargets = new Map(command.flows.map(({ flow, x, y }) => [flow, { x, y }]));
  const eventTargets = new Map(command.events.map(({ event, x, y }) => [event, { x, y }]));
  const inverse: Extract<SimpleCommand, { type: "move" }> = { type: "move", flows: [], events: [] };
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
  return { graph: { ...graph, flows, events }, inverse: [inverse] };
}
