// What a flow's trigger waits for: each event with its name in the Sensor, its filters and what it fills in.
import { fail, ok, type Result } from "../foundation/result.ts";
import { type FlowRef, finishEventName, resolveUpstream } from "../graph/flow-ref.ts";
import { isDynamic } from "../graph/is-dynamic.ts";
import { sanitizedName } from "../graph/sanitized-name.ts";
import type { Flow, NamedEventUse, OnFinishTrigger, Trigger } from "../graph/trigger-graph.ts";
import type { SensorParameter } from "./sensor-parameters.ts";
import { refuse, refuseDynamic, type SensorRefusal } from "./sensor-refusal.ts";

/** One event the flow waits for, in declared order. */
export type AwaitedEvent = {
  name: string;
  type: "run" | "event";
  /** The event's name inside the Sensor. */
  dependency: string;
  /** Payload fields that must have these values. */
  filters: { field: string; value: string }[];
  /** Flow parameters that payload fields fill in. */
  mapping: { parameter: SensorParameter; field: string }[];
};

/**
 * Completes and checks the trigger. Mirrors ArgoWorkflows._process_triggers.
 * @returns the events in declared order, the same one twice if it is declared twice; or all that stands against it
 */
export function awaitedEvents(
  flow: Flow,
  trigger: Exclude<Trigger, { kind: "dynamic" }>,
  own: FlowRef,
  parameters: SensorParameter[],
): Result<AwaitedEvent[], SensorRefusal[]> {
  const refusals: SensorRefusal[] = [];
  const events =
    trigger.kind === "on-finish"
      ? finishedFlows(flow, trigger, own, refusals)
      : namedEvents(flow, trigger.events.filter(isNamed), parameters, refusals);
  const uses = trigger.kind === "on-finish" ? trigger.upstreams : trigger.events;
  for (const use of uses) {
    if (isDynamic(use)) refusals.push(refuseDynamic("dynamic-trigger", `What ${flow.name} waits for`, use));
  }
  return refusals.length > 0 ? fail(refusals) : ok(events);
}

const isNamed = (use: object): use is NamedEventUse => !isDynamic(use);

function finishedFlows(
  flow: Flow,
  trigger: OnFinishTrigger,
  own: FlowRef,
  refusals: SensorRefusal[],
): AwaitedEvent[] {
  const events: AwaitedEvent[] = [];
  for (const upstream of trigger.upstreams) {
    if (isDynamic(upstream)) continue;
    const resolved = resolveUpstream(upstream, own);
    if (!resolved.ok) {
      refusals.push(
        refuse(
          "project-incomplete",
          `${flow.name} waits for ${upstream.flow} with ${upstream.project ? "a project but no branch" : "a branch but no project"}`,
          "Name both project and project_branch in @trigger_on_finish, or put @project on the flow",
          flow.source,
        ),
      );
      continue;
    }
    const ref = resolved.value;
    const name = finishEventName(ref);
    const filters = [{ field: "auto-generated-by-metaflow", value: "True" }];
    if (ref.project !== null) filters.push({ field: "project_name", value: ref.project });
    if (ref.branch !== null) filters.push({ field: "branch_name", value: ref.branch });
    events.push({ name, type: "run", dependency: sanitizedName(name), filters, mapping: [] });
  }
  return events;
}

function namedEvents(
  flow: Flow,
  uses: NamedEventUse[],
  parameters: SensorParameter[],
  refusals: SensorRefusal[],
): AwaitedEvent[] {
  const seenEvents = new Set<string>();
  const filled = new Set<string>();
  const only = uses.length === 1;
  return uses.map((use) => {
    if (seenEvents.has(use.event)) {
      refusals.push(
        refuse(
          "event-twice",
          `${flow.name} waits for ${use.event} twice`,
          "Name each event once",
          flow.source,
        ),
      );
    }
    seenEvents.add(use.event);
    const written = use.parameters ?? [];
    // One event without a mapping fills in every parameter from the field of the same name.
    const automatic = only && written.length === 0;
    const pairs = automatic ? parameters.map(({ name }) => ({ parameter: name, field: name })) : written;
    const mapping: AwaitedEvent["mapping"] = [];
    for (const pair of pairs) {
      const parameter = parameters.find(({ name }) => name === pair.parameter.toLowerCase());
      const refusal =
        (automatic ? null : refuseField(flow, use.event, pair)) ??
        refuseParameter(flow, use.event, pair.parameter, parameters, filled) ??
        refuseUnknownDefault(flow, use.event, parameter);
      if (refusal) refusals.push(refusal);
      else if (parameter) mapping.push({ parameter, field: pair.field });
      filled.add(pair.parameter.toLowerCase());
    }
    return { name: use.event, type: "event", dependency: sanitizedName(use.event), filters: [], mapping };
  });
}

/** Only written fields are checked: the automatic mapping of a parameter called `a-b` stands. */
function refuseField(
  flow: Flow,
  event: string,
  { parameter, field }: { parameter: string; field: string },
): SensorRefusal | null {
  if (/^[A-Za-z0-9_]+$/.test(field)) return null;
  return refuse(
    "field-invalid",
    `${flow.name} takes ${parameter} from the field ${field} of ${event}, which Metaflow does not accept`,
    "A payload field has letters, digits and _ only",
    flow.source,
  );
}

function refuseParameter(
  flow: Flow,
  event: string,
  parameter: string,
  parameters: SensorParameter[],
  filled: ReadonlySet<string>,
): SensorRefusal | null {
  const key = parameter.toLowerCase();
  const meant = parameters.find(({ name }) => name.toLowerCase() === key);
  if (!meant) {
    return refuse(
      "parameter-unknown",
      `${flow.name} maps ${event} to ${parameter}, but has no such parameter`,
      "Map to a parameter of the flow",
      flow.source,
    );
  }
  if (filled.has(key)) {
    return refuse(
      "parameter-twice",
      `${flow.name} fills ${parameter} in more than once`,
      "Map each parameter from one field of one event",
      flow.source,
    );
  }
  if (meant.name !== key) {
    return refuse(
      "parameter-case",
      `${flow.name} is started by an event and its parameter ${meant.name} has an upper-case letter: Metaflow stops with KeyError: '${key}'`,
      `Call the parameter ${key}`,
      flow.source,
    );
  }
  return null;
}

/** The Sensor of a mapped parameter must say what to pass when the field is absent; an event without it would be lost otherwise. */
function refuseUnknownDefault(
  flow: Flow,
  event: string,
  parameter: SensorParameter | undefined,
): SensorRefusal | null {
  if (!parameter || parameter.value !== null) return null;
  return refuse(
    "dynamic-default",
    `${event} fills in ${parameter.name} of ${flow.name}, whose default is only known when it is deployed`,
    "Deploy the flow once with Metaflow, so that the default can be read from there, or write it out in the code",
    flow.parameters.find(({ name }) => name === parameter.name)?.dynamicDefault ?? flow.source,
  );
}
