// What the Delete key does to what is chosen: one step, whatever is in it.
import { type EdgeKey, eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { countedIfAny } from "@/lib/core/foundation/counted";
import { joinNames } from "@/lib/core/foundation/join-names";
import { applyCommands } from "@/lib/core/graph/apply-command";
import type { Command, SimpleCommand } from "@/lib/core/graph/command";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { disconnectCommands } from "./edge-key.ts";
import { wholeGroups } from "./whole-groups.ts";

/** A group goes when all of its members do. @returns the command with its words for the history; null when nothing that exists is chosen */
export function deleteCommand(
  graph: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
  edges: ReadonlySet<EdgeKey>,
): { command: Command; label: string } | null {
  const flows = graph.flows.filter(({ id }) => selection.has(flowKey(id)));
  const events = graph.events.filter(({ name }) => selection.has(eventKey(name)));
  const notes = graph.notes?.filter(({ id }) => selection.has(noteKey(id))) ?? [];
  const gone = new Set(flows.map(({ id }) => id));
  const cuts = disconnectCommands({ ...graph, flows: graph.flows.filter(({ id }) => !gone.has(id)) }, edges);
  const removals: SimpleCommand[] = [
    ...flows.map(({ id }): SimpleCommand => ({ type: "remove-flow", flow: id })),
    ...events.map(({ name }): SimpleCommand => ({ type: "remove-event", event: name })),
    ...wholeGroups(graph, selection).map(({ id }): SimpleCommand => ({ type: "remove-group", group: id })),
    ...notes.map(({ id }): SimpleCommand => ({ type: "remove-note", note: id })),
  ];
  // A flow takes the edges that name it along: what is cut already is not cut twice.
  const cut = applyCommands(graph, cuts);
  const commands = cut.ok ? [...cuts, ...removals] : removals;
  const [only] = commands;
  if (!only) return null;
  const names = [
    ...flows.map(({ name }) => name),
    ...events.map(({ name }) => name),
    ...notes.map(() => "a note"),
  ];
  const parts = [
    names.length === 1 ? (names[0] ?? "") : countedIfAny(names.length, "node"),
    cuts.length === 1 ? "an edge" : countedIfAny(cuts.length, "edge"),
  ];
  const label = `remove ${joinNames(parts.filter(Boolean))}`;
  return { command: commands.length === 1 ? only : { type: "batch", commands }, label };
}
