// Edits of what starts one flow: upstreams, events, parameter mapping, reset time, schedule.
import { canonicalJson } from "../foundation/canonical-json.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { AppliedSimply, CommandOf, CommandRefusal, SimpleCommand } from "./command.ts";
import {
  findPlace,
  insertAt,
  missingFlow,
  refuseExternal,
  replaceFlow,
  withoutPlaces,
} from "./edit-lists.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { EventUse, Flow, Trigger, TriggerGraph, Upstream } from "./trigger-graph.ts";

type TriggerCommand =
  | CommandOf<"connect">
  | CommandOf<"disconnect">
  | CommandOf<"connect-event">
  | CommandOf<"disconnect-event">
  | CommandOf<"map-parameters">
  | CommandOf<"set-trigger">
  | CommandOf<"set-reset">
  | CommandOf<"set-schedule">;
type Edited = Result<{ flow: Flow; inverse: SimpleCommand[] }, CommandRefusal>;

export function applyToTrigger(
  graph: TriggerGraph,
  command: TriggerCommand,
): Result<AppliedSimply, CommandRefusal> {
  const flow = graph.flows.find(({ id }) => id === command.flow);
  if (!flow) return fail(missingFlow(command.flow));
  if (flow.external) return fail(refuseExternal(flow));
  const edited = editFlow(graph, flow, command);
  if (!edited.ok) return edited;
  return ok({ graph: replaceFlow(graph, edited.value.flow), inverse: edited.value.inverse });
}

function editFlow(graph: TriggerGraph, flow: Flow, command: TriggerCommand): Edited {
  switch (command.type) {
    case "connect":
      return connect(flow, command);
    case "disconnect":
      return disconnect(flow, command);
    case "connect-event":
      return connectEvent(graph, flow, command);
    case "disconnect-event":
      return disconnectEvent(flow, command);
    case "map-parameters":
      return mapParameters(flow, command);
    case "set-trigger":
      return setTrigger(graph, flow, command.trigger);
    case "set-reset":
      return setReset(flow, command);
    case "set-schedule": {
      const { schedule, ...unscheduled } = flow;
      return ok({
        flow: command.schedule ? { ...flow, schedule: command.schedule } : unscheduled,
        inverse: [{ type: "set-schedule", flow: flow.id, schedule: schedule ?? null }],
      });
    }
  }
}

const withTrigger = (flow: Flow, trigger: Trigger | null): Flow => {
  const { trigger: _old, ...untriggered } = flow;
  return trigger ? { ...flow, trigger } : untriggered;
};

const otherKind = (flow: Flow): CommandRefusal => ({
  code: "other-kind",
  message:
    flow.trigger?.kind === "dynamic"
      ? `What starts ${flow.name} is decided when its code runs, so it cannot be drawn`
      : `${flow.name} is started by ${flow.trigger?.kind === "on-event" ? "events" : "flows"}. Metaflow allows either @trigger or @trigger_on_finish on a flow, not both`,
});

function connect(flow: Flow, { upstream, at }: CommandOf<"connect">): Edited {
  if (flow.trigger && flow.trigger.kind !== "on-finish") return fail(otherKind(flow));
  const upstreams = flow.trigger?.upstreams ?? [];
  const place = Math.min(at ?? upstreams.length, upstreams.length);
  return ok({
    flow: withTrigger(flow, {
      kind: "on-finish",
      ...flow.trigger,
      upstreams: insertAt(upstreams, upstream, place),
    }),
    inverse: [{ type: "disconnect", flow: flow.id, upstream, at: place }],
  });
}

const nameOf = (item: Upstream | EventUse) =>
  isDynamic(item) ? "that" : "flow" in item ? item.flow : item.event;

function disconnect(flow: Flow, command: CommandOf<"disconnect">): Edited {
  const trigger = flow.trigger?.kind === "on-finish" ? flow.trigger : null;
  const wanted = canonicalJson(command.upstream);
  const place = findPlace(
    trigger?.upstreams ?? [],
    command.at,
    (upstream) => canonicalJson(upstream) === wanted,
  );
  const upstream = trigger?.upstreams[place];
  if (!trigger || !upstream) {
    return fail({
      code: "missing-upstream",
      message: `${flow.name} no longer waits for ${nameOf(command.upstream)}`,
    });
  }
  const upstreams = withoutPlaces(trigger.upstreams, new Set([place]));
  const inverse: SimpleCommand[] = [{ type: "connect", flow: flow.id, upstream, at: place }];
  if (upstreams.length > 0) return ok({ flow: withTrigger(flow, { ...trigger, upstreams }), inverse });
  if (trigger.reset) inverse.push({ type: "set-reset", flow: flow.id, reset: trigger.reset });
  return ok({ flow: withTrigger(flow, null), inverse });
}

const undeclared = (graph: TriggerGraph, uses: readonly EventUse[]): CommandRefusal | null => {
  const declared = new Set(graph.events.map(({ name }) => name));
  for (const use of uses) {
    if (!isDynamic(use) && !declared.has(use.event)) {
      return {
        code: "undeclared-event",
        message: `The event ${use.event} is not in the graph: add it first`,
      };
    }
  }
  return null;
};

function connectEvent(graph: TriggerGraph, flow: Flow, { use, at }: CommandOf<"connect-event">): Edited {
  if (flow.trigger && flow.trigger.kind !== "on-event") return fail(otherKind(flow));
  const refusal = undeclared(graph, [use]);
  if (refusal) return fail(refusal);
  const events = flow.trigger?.events ?? [];
  const place = Math.min(at ?? events.length, events.length);
  return ok({
    flow: withTrigger(flow, { kind: "on-event", ...flow.trigger, events: insertAt(events, use, place) }),
    inverse: [{ type: "disconnect-event", flow: flow.id, use, at: place }],
  });
}

/** An event is found by its name: the mapping may have changed since it was drawn. */
function disconnectEvent(flow: Flow, command: CommandOf<"disconnect-event">): Edited {
  const trigger = flow.trigger?.kind === "on-event" ? flow.trigger : null;
  const wanted = canonicalJson(command.use);
  const matches = (use: EventUse) =>
    isDynamic(use) || isDynamic(command.use)
      ? canonicalJson(use) === wanted
      : use.event === command.use.event;
  const place = findPlace(trigger?.events ?? [], command.at, matches);
  const use = trigger?.events[place];
  if (!trigger || !use) {
    return fail({
      code: "missing-upstream",
      message: `${flow.name} no longer waits for ${nameOf(command.use)}`,
    });
  }
  const events = withoutPlaces(trigger.events, new Set([place]));
  const inverse: SimpleCommand[] = [{ type: "connect-event", flow: flow.id, use, at: place }];
  if (events.length > 0) return ok({ flow: withTrigger(flow, { ...trigger, events }), inverse });
  if (trigger.reset) inverse.push({ type: "set-reset", flow: flow.id, reset: trigger.reset });
  return ok({ flow: withTrigger(flow, null), inverse });
}

function mapParameters(flow: Flow, { event, parameters }: CommandOf<"map-parameters">): Edited {
  const trigger = flow.trigger?.kind === "on-event" ? flow.trigger : null;
  const place = trigger?.events.findIndex((use) => !isDynamic(use) && use.event === event) ?? -1;
  const use = trigger?.events[place];
  if (!trigger || !use || isDynamic(use)) {
    return fail({ code: "missing-upstream", message: `${flow.name} no longer waits for ${event}` });
  }
  const mapped = parameters ? { event, parameters } : { event };
  return ok({
    flow: withTrigger(flow, { ...trigger, events: trigger.events.with(place, mapped) }),
    inverse: [{ type: "map-parameters", flow: flow.id, event, parameters: use.parameters ?? null }],
  });
}

function setTrigger(graph: TriggerGraph, flow: Flow, trigger: Trigger | null): Edited {
  const refusal = trigger?.kind === "on-event" ? undeclared(graph, trigger.events) : null;
  if (refusal) return fail(refusal);
  return ok({
    flow: withTrigger(flow, trigger),
    inverse: [{ type: "set-trigger", flow: flow.id, trigger: flow.trigger ?? null }],
  });
}

function setReset(flow: Flow, command: CommandOf<"set-reset">): Edited {
  const trigger = flow.trigger;
  if (!trigger || trigger.kind === "dynamic") {
    return fail({
      code: "no-trigger",
      message: `${flow.name} waits for nothing, so there is nothing to empty`,
    });
  }
  const { reset, ...unreset } = trigger;
  return ok({
    flow: withTrigger(flow, command.reset ? { ...trigger, reset: command.reset } : unreset),
    inverse: [{ type: "set-reset", flow: flow.id, reset: reset ?? null }],
  });
}
