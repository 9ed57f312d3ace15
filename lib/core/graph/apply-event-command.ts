// Edits of the list of events.
import { fail, ok, type Result } from "../foundation/result.ts";
import { withKnownGroup } from "./apply-group-command.ts";
import type { AppliedSimply, CommandOf, CommandRefusal, SimpleCommand } from "./command.ts";
import { insertAt, missingEvent, withoutPlaces } from "./edit-lists.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { EventUse, Flow, GraphEvent, TriggerGraph } from "./trigger-graph.ts";

type Outcome = Result<AppliedSimply, CommandRefusal>;

export function applyToEvents(
  graph: TriggerGraph,
  command:
    | CommandOf<"add-event">
    | CommandOf<"remove-event">
    | CommandOf<"rename-event">
    | CommandOf<"mark-published-outside">,
): Outcome {
  if (command.type === "add-event") return addEvent(graph, command);
  const index = graph.events.findIndex(({ name }) => name === command.event);
  const event = graph.events[index];
  if (!event) return fail(missingEvent(command.event));
  switch (command.type) {
    case "remove-event":
      return removeEvent(graph, event, index);
    case "rename-event":
      return renameEvent(graph, event, command.name);
    case "mark-published-outside": {
      const { publishedOutside, ...unmarked } = event;
      const marked: GraphEvent = command.outside ? { ...unmarked, publishedOutside: true } : unmarked;
      return ok({
        graph: { ...graph, events: graph.events.with(index, marked) },
        inverse: [{ type: "mark-published-outside", event: event.name, outside: publishedOutside ?? false }],
      });
    }
  }
}

const taken = (name: string): CommandRefusal => ({
  code: "taken",
  message: `The event ${name} is in the graph already`,
});

function addEvent(graph: TriggerGraph, { event, at }: CommandOf<"add-event">): Outcome {
  if (graph.events.some(({ name }) => name === event.name)) return fail(taken(event.name));
  return ok({
    graph: { ...graph, events: insertAt(graph.events, withKnownGroup(graph, event), at) },
    inverse: [{ type: "remove-event", event: event.name }],
  });
}

const waitsFor = (flow: Flow, name: string): boolean =>
  flow.trigger?.kind === "on-event" &&
  flow.trigger.events.some((use) => !isDynamic(use) && use.event === name);

/** External flows say what is out there: an event they wait for can neither go nor change its name. */
function heldByExternal(graph: TriggerGraph, name: string): CommandRefusal | null {
  const holder = graph.flows.find((flow) => flow.external && waitsFor(flow, name));
  return holder
    ? { code: "external", message: `${holder.name}, which is only shown here, waits for ${name}` }
    : null;
}

function removeEvent(graph: TriggerGraph, event: GraphEvent, index: number): Outcome {
  const held = heldByExternal(graph, event.name);
  if (held) return fail(held);
  const inverse: SimpleCommand[] = [{ type: "add-event", event, at: index }];
  const flows = graph.flows.map((flow) => {
    if (flow.trigger?.kind !== "on-event" || !waitsFor(flow, event.name)) return flow;
    const { trigger, ...untriggered } = flow;
    const places = new Set<number>();
    for (const [at, use] of trigger.events.entries()) {
      if (isDynamic(use) || use.event !== event.name) continue;
      places.add(at);
      inverse.push({ type: "connect-event", flow: flow.id, use, at });
    }
    const events = withoutPlaces(trigger.events, places);
    if (events.length > 0) return { ...flow, trigger: { ...trigger, events } };
    if (trigger.reset) inverse.push({ type: "set-reset", flow: flow.id, reset: trigger.reset });
    return untriggered;
  });
  return ok({ graph: { ...graph, flows, events: withoutPlaces(graph.events, new Set([index])) }, inverse });
}

/** What publishes the event is code and keeps the old name; what waits for it follows. */
function renameEvent(graph: TriggerGraph, event: GraphEvent, name: string): Outcome {
  if (name !== event.name && graph.events.some((other) => other.name === name)) return fail(taken(name));
  const held = heldByExternal(graph, event.name);
  if (held) return fail(held);
  const renameUse = (use: EventUse): EventUse =>
    !isDynamic(use) && use.event === event.name ? { ...use, event: name } : use;
  const flows = graph.flows.map((flow) =>
    flow.trigger?.kind === "on-event" && waitsFor(flow, event.name)
      ? { ...flow, trigger: { ...flow.trigger, events: flow.trigger.events.map(renameUse) } }
      : flow,
  );
  const events = graph.events.map((other) => (other === event ? { ...event, name } : other));
  return ok({
    graph: { ...graph, flows, events },
    inverse: [{ type: "rename-event", event: name, name: event.name }],
  });
}
