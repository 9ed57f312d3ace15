// One edit in the words of the history: "connect FirstFlow → SecondFlow".
import { counted, countedIfAny, inDigits } from "../foundation/counted.ts";
import type { Command, SimpleCommand } from "./command.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { EventUse, TriggerGraph, Upstream } from "./trigger-graph.ts";

/**
 * @param graph the document before the command, for the names of flows
 * @returns a phrase that starts with a verb, at most 300 characters
 */
export function describeCommand(graph: TriggerGraph, command: Command): string {
  const commands = command.type === "batch" ? command.commands : [command];
  const [first, ...rest] = commands;
  if (!first) return "change nothing";
  const phrase = phraseOf(graph, first);
  return (rest.length === 0 ? phrase : `${phrase} and ${inDigits(rest.length)} more`).slice(0, 300);
}

function phraseOf(graph: TriggerGraph, command: SimpleCommand): string {
  const name = (id: string) => graph.flows.find((flow) => flow.id === id)?.name ?? "a flow";
  const source = (item: Upstream | EventUse) =>
    isDynamic(item) ? "an upstream decided at run time" : "flow" in item ? item.flow : item.event;
  const groupName = (id: string) => graph.groups?.find((group) => group.id === id)?.name ?? "a group";
  const membersOf = ({ flows, events }: { flows: string[]; events: string[] }) => {
    const [flow, event] = [flows[0], events[0]];
    if (flows.length + events.length === 1) return flow === undefined ? `the event ${event}` : name(flow);
    return [countedIfAny(flows.length, "flow"), countedIfAny(events.length, "event")]
      .filter(Boolean)
      .join(" and ");
  };
  switch (command.type) {
    case "rename-graph":
      return `rename the graph to ${command.name}`;
    case "add-flow":
      return `add ${command.flow.name}`;
    case "remove-flow":
      return `remove ${name(command.flow)}`;
    case "rename-flow":
      return `rename ${name(command.flow)} to ${command.name}`;
    case "update-flow":
      return `change ${Object.keys(command.set).join(", ")} of ${name(command.flow)}`;
    case "move": {
      const [flow] = command.flows;
      const [event] = command.events;
      const notes = command.notes?.length ?? 0;
      const count = command.flows.length + command.events.length + notes;
      if (count > 1) return `move ${notes === count ? counted(count, "note") : counted(count, "node")}`;
      if (notes > 0) return "move a note";
      return `move ${flow ? name(flow.flow) : (event?.event ?? "nothing")}`;
    }
    case "connect":
      return `connect ${source(command.upstream)} → ${name(command.flow)}`;
    case "disconnect":
      return `disconnect ${source(command.upstream)} → ${name(command.flow)}`;
    case "connect-event":
      return `connect ${source(command.use)} → ${name(command.flow)}`;
    case "disconnect-event":
      return `disconnect ${source(command.use)} → ${name(command.flow)}`;
    case "map-parameters":
      return `map parameters of ${name(command.flow)} from ${command.event}`;
    case "set-trigger":
      return command.trigger
        ? `change what starts ${name(command.flow)}`
        : `let nothing start ${name(command.flow)}`;
    case "set-reset":
      return `${command.reset ? "set" : "remove"} the reset time of ${name(command.flow)}`;
    case "set-schedule":
      return `${command.schedule ? "set" : "remove"} the schedule of ${name(command.flow)}`;
    case "add-event":
      return `add the event ${command.event.name}`;
    case "remove-event":
      return `remove the event ${command.event}`;
    case "rename-event":
      return `rename the event ${command.event} to ${command.name}`;
    case "add-group":
      return `group ${membersOf(command)} as ${command.group.name}`;
    case "remove-group":
      return `ungroup ${groupName(command.group)}`;
    case "rename-group":
      return `rename the group ${groupName(command.group)} to ${command.name}`;
    case "set-group":
      return command.group === null
        ? `take ${membersOf(command)} out of ${command.flows.length + command.events.length === 1 ? "its group" : "their groups"}`
        : `put ${membersOf(command)} into ${groupName(command.group)}`;
    case "add-note":
      return "add a note";
    case "remove-note":
      return "remove a note";
    case "update-note":
      return command.set.text === undefined ? "resize a note" : "change a note";
    case "replace-content":
      return "replace everything in the graph";
    case "mark-published-outside":
      return `mark ${command.event} as ${command.outside ? "published outside" : "published by known flows only"}`;
  }
}
