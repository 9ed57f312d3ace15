// What a Sensor waits for, told as the decorator by which Metaflow would have made it.
import { type FlowRef, projectFlowName } from "../graph/flow-ref.ts";
import { shortestUpstream } from "../graph/reference-to.ts";
import { parseFlowEvent } from "../graph/resolve-branches.ts";
import {
  type EventUse,
  eventNameSchema,
  type Flow,
  type NamedEventUse,
  type Parameter,
  type Trigger,
  type Upstream,
  upstreamNameSchema,
} from "../graph/trigger-graph.ts";
import type { SensorReading, WaitedEvent } from "../plan/read-sensor.ts";
import type { AnnouncedTrigger } from "./deployed-template.ts";

/**
 * Completes the references back to what a decorator names: project and branch are left out where they are the flow's own. Mirrors
 * ArgoWorkflows._process_triggers, backwards.
 * @param parameters the flow's, by which an event's automatic mapping is told from a written one
 * @returns what cannot be told is dynamic; undefined when the Sensor waits for nothing
 */
export function readTrigger(
  { waitsFor, reset, mapping }: SensorReading,
  own: FlowRef,
  parameters: readonly Parameter[],
): Trigger | undefined {
  if (waitsFor.length === 0) return undefined;
  const kept = reset && {
    reset: { cron: reset.cron, ...(reset.timezone ? { timezone: reset.timezone } : {}) },
  };
  const runs = waitsFor.filter(({ finishOnly }) => finishOnly).length;
  if (runs === waitsFor.length)
    return { kind: "on-finish", upstreams: waitsFor.map(({ event }) => upstreamOf(event, own)), ...kept };
  if (runs > 0)
    return {
      kind: "dynamic",
      dynamic: "its Sensor waits for flows and for events, which no decorator can say",
    };
  const events = waitsFor.map((waited) => eventUse(waited, waitsFor, mapping, parameters));
  return { kind: "on-event", events, ...kept };
}

/** What is known of a trigger whose Sensor was not found. The reset time and the mapping stand in the Sensor alone. */
export function readAnnouncedTrigger({ events, sensor }: AnnouncedTrigger, own: FlowRef): Trigger {
  const unsaid = `only the Sensor ${sensor} would tell, and it was not found`.slice(0, 500);
  if (events.every(({ type }) => type === "run"))
    return {
      kind: "on-finish",
      upstreams: events.map(({ name }) => upstreamOf(name, own)),
      reset: { dynamic: unsaid },
    };
  return { kind: "dynamic", dynamic: unsaid };
}

function upstreamOf(event: string | null, own: FlowRef): Upstream {
  const finished = event === null ? null : parseFlowEvent(event);
  const upstream = finished?.step === "end" ? shortestUpstream(finished.ref, own) : null;
  if (upstream !== null && upstreamNameSchema.safeParse(upstream.flow).success) return upstream;
  return {
    dynamic: `@trigger_on_finish of ${projectFlowName(own)} cannot name ${event ?? "it"}`.slice(0, 500),
  };
}

function eventUse(
  { event, dependency }: WaitedEvent,
  all: readonly WaitedEvent[],
  mapping: SensorReading["mapping"],
  parameters: readonly Parameter[],
): EventUse {
  if (event === null || !eventNameSchema.safeParse(event).success)
    return {
      dynamic: `its Sensor waits for ${event ?? dependency}, which @trigger cannot name`.slice(0, 500),
    };
  const filled = [...mapping]
    .filter(([, from]) => from.dependency === dependency)
    .map(([parameter, { field }]) => ({ parameter, field }));
  const named: NamedEventUse = { event };
  if (filled.length > 0 && !(all.length === 1 && isAutomatic(filled, parameters))) named.parameters = filled;
  return named;
}

/** One event without a mapping fills in every parameter from the field of the same name. */
const isAutomatic = (
  filled: NonNullable<NamedEventUse["parameters"]>,
  parameters: readonly Pick<Flow["parameters"][number], "name">[],
): boolean =>
  filled.length === parameters.length &&
  filled.every(({ parameter, field }) => field === parameter) &&
  parameters.every(({ name }) => filled.some(({ parameter }) => parameter === name));
