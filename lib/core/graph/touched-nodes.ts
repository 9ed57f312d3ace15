// Which flows and events an edit is about, to find what others did to the same.
import type { Command, SimpleCommand } from "./command.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { EventUse, Flow, Trigger, TriggerGraph, Upstream } from "./trigger-graph.ts";

/** Flows by id, also those that are only named, as upstreams are; events by name. `all`: everything was replaced. */
export type TouchedNodes = {
  flows: Set<string>;
  names: Set<string>;
  events: Set<string>;
  groups: Set<string>;
  notes: Set<string>;
  all: boolean;
};

/** @returns what the commands are about; where nodes stand is about none */
export function touchedNodes(commands: readonly Command[]): TouchedNodes {
  const touched: TouchedNodes = {
    flows: new Set(),
    names: new Set(),
    events: new Set(),
    groups: new Set(),
    notes: new Set(),
    all: false,
  };
  for (const command of commands)
    for (const simple of command.type === "batch" ? command.commands : [command]) touch(touched, simple);
  return touched;
}

/**
 * @param graph a document in which ids tell the names that flows bear, as far as it has them
 * @returns whether both are about some flow or event
 */
export function touchSame(a: TouchedNodes, b: TouchedNodes, graph: TriggerGraph): boolean {
  if (a.all || b.all) return true;
  const namesOf = ({ flows, names }: TouchedNodes) =>
    new Set([...names, ...graph.flows.filter(({ id }) => flows.has(id)).map(({ name }) => name)]);
  return (
    (["flows", "events", "groups", "notes"] as const).some((kind) => meet(a[kind], b[kind])) ||
    meet(namesOf(a), namesOf(b))
  );
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((item) => b.has(item));

function touch(touched: TouchedNodes, command: SimpleCommand): void {
  const { flows, events, names, groups, notes } = touched;
  switch (command.type) {
    case "add-flow":
      touchFlow(touched, command.flow);
      break;
    case "rename-flow":
      flows.add(command.flow);
      names.add(command.name);
      break;
    case "remove-flow":
    case "update-flow":
    case "set-reset":
    case "set-schedule":
      flows.add(command.flow);
      break;
    case "set-trigger":
      flows.add(command.flow);
      if (command.trigger) touchTrigger(touched, command.trigger);
      break;
    case "connect":
    case "disconnect":
      flows.add(command.flow);
      touchWait(touched, command.upstream);
      break;
    case "connect-event":
    case "disconnect-event":
      flows.add(command.flow);
      touchWait(touched, command.use);
      break;
    case "map-parameters":
      flows.add(command.flow);
      events.add(command.event);
      break;
    case "add-event":
      events.add(command.event.name);
      break;
    case "rename-event":
      events.add(command.event).add(command.name);
      break;
    case "remove-event":
    case "mark-published-outside":
      events.add(command.event);
      break;
    case "add-group":
      groups.add(command.group.id);
      break;
    case "remove-group":
    case "rename-group":
      groups.add(command.group);
      break;
    case "set-group":
      if (command.group !== null) groups.add(command.group);
      for (const flow of command.flows) flows.add(flow);
      for (const event of command.events) events.add(event);
      break;
    case "add-note":
      notes.add(command.note.id);
      break;
    case "remove-note":
    case "update-note":
      notes.add(command.note);
      break;
    case "replace-content":
      touched.all = true;
      break;
    default:
  }
}

function touchFlow(touched: TouchedNodes, { id, name, trigger }: Flow): void {
  touched.flows.add(id);
  touched.names.add(name);
  if (trigger) touchTrigger(touched, trigger);
}

function touchTrigger(touched: TouchedNodes, trigger: Trigger): void {
  if (trigger.kind === "on-finish") for (const upstream of trigger.upstreams) touchWait(touched, upstream);
  if (trigger.kind === "on-event") for (const use of trigger.events) touchWait(touched, use);
}

function touchWait(touched: TouchedNodes, item: Upstream | EventUse): void {
  if (isDynamic(item)) return;
  if ("event" in item) touched.events.add(item.event);
  else touched.names.add(item.flow);
}
