// What grouping and ungrouping do to what is chosen.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { countedIfAny } from "@/lib/core/foundation/counted";
import type { Command, SimpleCommand } from "@/lib/core/graph/command";
import type { Group, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { wholeGroups } from "./whole-groups.ts";

type Named = { command: Command; label: string };
type Grouped = Named & { group: Group; isNew: boolean };

const asOne = (commands: SimpleCommand[]): Command => {
  const [only] = commands;
  return only && commands.length === 1 ? only : { type: "batch", commands };
};

const membersInWords = (flows: number, events: number): string =>
  [countedIfAny(flows, "flow"), countedIfAny(events, "event")].filter(Boolean).join(" and ");

/** "Group", "Group 2", …: the first that no group has. */
function freeName({ groups = [] }: TriggerGraph): string {
  const taken = new Set(groups.map(({ name }) => name));
  let name = "Group";
  for (let number = 2; taken.has(name); number += 1) name = `Group ${number}`;
  return name;
}

/**
 * Puts the chosen flows and events into a new group, or into the one group that is chosen as a whole among them. Groups that lose all
 * their members go.
 * @param newId gives an id that no group has
 * @returns null when no flow or event is chosen, or they are a group already
 */
export function groupCommand(
  graph: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
  newId: () => string,
): Grouped | null {
  const flows = graph.flows.filter(({ id }) => selection.has(flowKey(id)));
  const events = graph.events.filter(({ name }) => selection.has(eventKey(name)));
  if (flows.length + events.length === 0) return null;
  const whole = wholeGroups(graph, selection);
  const [into] = whole;
  if (into && whole.length === 1) return addTo(graph, selection, into);
  const group = { id: newId(), name: freeName(graph) };
  const commands: SimpleCommand[] = [
    { type: "add-group", group, flows: flows.map(({ id }) => id), events: events.map(({ name }) => name) },
    ...whole.map(({ id }): SimpleCommand => ({ type: "remove-group", group: id })),
  ];
  const label = `group ${membersInWords(flows.length, events.length)} as ${group.name}`;
  return { command: asOne(commands), label, group, isNew: true };
}

function addTo(graph: TriggerGraph, selection: ReadonlySet<NodeKey>, group: Group): Grouped | null {
  const isNew = (key: NodeKey, of: string | undefined) => of !== group.id && selection.has(key);
  const flows = graph.flows.filter((flow) => isNew(flowKey(flow.id), flow.group)).map(({ id }) => id);
  const events = graph.events
    .filter((event) => isNew(eventKey(event.name), event.group))
    .map(({ name }) => name);
  if (flows.length + events.length === 0) return null;
  const label = `put ${membersInWords(flows.length, events.length)} into ${group.name}`;
  return { command: { type: "set-group", group: group.id, flows, events }, label, group, isNew: false };
}

/** Undoes the groups that are chosen as a whole; what is chosen of others leaves them. @returns null when nothing chosen is in a group */
export function ungroupCommand(graph: TriggerGraph, selection: ReadonlySet<NodeKey>): Named | null {
  const whole = wholeGroups(graph, selection);
  const ids = new Set(whole.map(({ id }) => id));
  const leaves = (key: NodeKey, group: string | undefined) =>
    group !== undefined && !ids.has(group) && selection.has(key);
  const flows = graph.flows.filter(({ id, group }) => leaves(flowKey(id), group)).map(({ id }) => id);
  const events = graph.events
    .filter(({ name, group }) => leaves(eventKey(name), group))
    .map(({ name }) => name);
  const commands = whole.map(({ id }): SimpleCommand => ({ type: "remove-group", group: id }));
  if (flows.length + events.length > 0) commands.push({ type: "set-group", group: null, flows, events });
  const [first] = whole;
  if (!first && commands.length === 0) return null;
  const label =
    first && commands.length === 1
      ? `ungroup ${first.name}`
      : first
        ? `ungroup ${first.name} and ${commands.length - 1} more`
        : `take ${membersInWords(flows.length, events.length)} out of ${flows.length + events.length === 1 ? "its group" : "their groups"}`;
  return { command: asOne(commands), label };
}

/** Puts one flow or event into a group, into a new one of this name, or into none; a group that it leaves empty goes. */
export function moveIntoGroup(
  graph: TriggerGraph,
  key: NodeKey,
  group: { id: string } | { name: string } | null,
  newId: () => string,
): Command {
  const members = {
    flows: graph.flows.filter(({ id }) => flowKey(id) === key).map(({ id }) => id),
    events: graph.events.filter(({ name }) => eventKey(name) === key).map(({ name }) => name),
  };
  const commands: SimpleCommand[] =
    group && "name" in group
      ? [{ type: "add-group", group: { id: newId(), name: group.name }, ...members }]
      : [{ type: "set-group", group: group?.id ?? null, ...members }];
  for (const { id } of wholeGroups(graph, new Set([key]))) {
    if (group && "id" in group && group.id === id) continue;
    commands.push({ type: "remove-group", group: id });
  }
  return asOne(commands);
}
