// What can be connected to what: before the drop, for every flow at once.
import { eventKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { type ForecastLoop, forecastLoops } from "@/lib/core/analysis/forecast-loops";
import { fail, ok, type Result } from "@/lib/core/foundation/result";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { SimpleCommand } from "@/lib/core/graph/command";
import { type FlowRef, flowRef, projectFlowName, resolveUpstream } from "@/lib/core/graph/flow-ref";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import {
  type Flow,
  type FlowUpstream,
  type TriggerGraph,
  upstreamNameSchema,
} from "@/lib/core/graph/trigger-graph";

/** Why Metaflow does not allow a connection: a few words for the card, and a sentence. */
export type Forbidden = { short: string; reason: string };

export type ConnectionTarget =
  | { kind: "valid"; connect: SimpleCommand }
  | { kind: "closes-loop"; connect: SimpleCommand; loop: ForecastLoop }
  | ({ kind: "forbidden" } & Forbidden);

export type ConnectionTargets = ReadonlyMap<string, ConnectionTarget>;

/**
 * @param source a flow, which is waited for, or an event
 * @param choice the branch in view: a reference is written so that it means the source there
 * @returns what dropping on each flow would do, by flow id; linear but for the forecast of loops
 */
export function connectionTargets(
  graph: TriggerGraph,
  choice: BranchChoice,
  source: NodeKey,
): ConnectionTargets {
  const from = graph.flows.find(({ id }) => source === `flow:${id}`) ?? null;
  const event = graph.events.find(({ name }) => source === eventKey(name)) ?? null;
  const targets = new Map<string, ConnectionTarget>();
  if (!from && !event) return targets;
  const closing = forecastLoops(graph, choice, from ? { flow: from.id } : { event: event?.name ?? "" });
  for (const flow of graph.flows) {
    const connect = from ? connectFlow(from, flow, choice) : connectEvent(event?.name ?? "", flow);
    if (!connect.ok) {
      targets.set(flow.id, { kind: "forbidden", ...connect.error });
      continue;
    }
    const loop = closing(flow.id);
    targets.set(
      flow.id,
      loop
        ? { kind: "closes-loop", connect: connect.value, loop }
        : { kind: "valid", connect: connect.value },
    );
  }
  return targets;
}

const forbid = (short: string, reason: string) => fail({ short, reason });

function refusesAny(flow: Flow): { ok: false; error: Forbidden } | null {
  if (flow.external)
    return forbid("only shown here", `${flow.name} is only shown here: ${flow.external.reason}.`);
  if (flow.trigger?.kind === "dynamic") {
    return forbid(
      "its code decides",
      `What starts ${flow.name} is decided when its code runs, so it cannot be drawn.`,
    );
  }
  return null;
}

function connectFlow(from: Flow, flow: Flow, choice: BranchChoice): Result<SimpleCommand, Forbidden> {
  const refused = refusesAny(flow);
  if (refused) return refused;
  if (flow.trigger?.kind === "on-event") {
    return forbid(
      "started by events",
      `${flow.name} is started by events. Metaflow allows either @trigger or @trigger_on_finish on a flow, not both.`,
    );
  }
  const upstream = referenceTo(from, flow, choice);
  if (!upstream.ok) return upstream;
  const own = flowRef(flow, choice);
  const meant = own && resolveUpstream(upstream.value, own);
  const upstreams = flow.trigger?.kind === "on-finish" ? flow.trigger.upstreams : [];
  const waits = upstreams.some((one) => {
    if (isDynamic(one) || !own || !meant?.ok) return false;
    const resolved = resolveUpstream(one, own);
    return resolved.ok && projectFlowName(resolved.value) === projectFlowName(meant.value);
  });
  if (waits) return forbid("connected", `${flow.name} already waits for ${from.name}.`);
  return ok({ type: "connect", flow: flow.id, upstream: upstream.value });
}

function connectEvent(event: string, flow: Flow): Result<SimpleCommand, Forbidden> {
  const refused = refusesAny(flow);
  if (refused) return refused;
  if (flow.trigger?.kind === "on-finish") {
    return forbid(
      "started by flows",
      `${flow.name} is started by flows. Metaflow allows either @trigger or @trigger_on_finish on a flow, not both.`,
    );
  }
  const events = flow.trigger?.kind === "on-event" ? flow.trigger.events : [];
  if (events.some((use) => !isDynamic(use) && use.event === event))
    return forbid("connected", `${flow.name} already waits for ${event}.`);
  return ok({ type: "connect-event", flow: flow.id, use: { event } });
}

/**
 * How `flow` must name `from` so that it means it on the branch in view: as little as Metaflow needs, since what is left out follows
 * the branch. Mirrors ArgoWorkflows._process_triggers, backwards.
 */
function referenceTo(from: Flow, flow: Flow, choice: BranchChoice): Result<FlowUpstream, Forbidden> {
  if (!upstreamNameSchema.safeParse(from.name).success) {
    return forbid(
      "name not allowed",
      `Metaflow's references take ASCII letters, digits and _ only, so nothing can wait for ${from.name}.`,
    );
  }
  const [source, own] = [flowRef(from, choice), flowRef(flow, choice)];
  if (!source || !own) {
    const unknown = source ? flow : from;
    return forbid("project not known", `The project of ${unknown.name} is decided when its code runs.`);
  }
  const upstream: FlowUpstream = { flow: from.name, ...differences(source, own) };
  const resolved = resolveUpstream(upstream, own);
  if (resolved.ok && projectFlowName(resolved.value) === projectFlowName(source)) return ok(upstream);
  return forbid(
    "no project",
    `${flow.name} is in a project and ${from.name} is not: Metaflow would look for ${from.name} inside ${own.project ?? "it"}.`,
  );
}

function differences(source: FlowRef, own: FlowRef): Omit<FlowUpstream, "flow"> {
  return {
    ...(source.project !== null && source.project !== own.project ? { project: source.project } : {}),
    ...(source.branch !== null && source.branch !== own.branch ? { branch: source.branch } : {}),
  };
}
