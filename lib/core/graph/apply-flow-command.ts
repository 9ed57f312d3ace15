// Edits of the list of flows: add, remove, rename, update.
import { fail, ok, type Result } from "../foundation/result.ts";
import { withKnownGroup } from "./apply-group-command.ts";
import { brokenReference } from "./broken-reference.ts";
import type { AppliedSimply, CommandOf, CommandRefusal, SimpleCommand } from "./command.ts";
import { designates } from "./designates.ts";
import { insertAt, missingFlow, refuseExternal, replaceFlow, withoutPlaces } from "./edit-lists.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { Flow, FlowUpstream, TriggerGraph } from "./trigger-graph.ts";

type ReferencePlaces = NonNullable<CommandOf<"remove-flow">["references"]>;
type Outcome = Result<AppliedSimply, CommandRefusal>;

export function applyToFlows(
  graph: TriggerGraph,
  command:
    | CommandOf<"add-flow">
    | CommandOf<"remove-flow">
    | CommandOf<"rename-flow">
    | CommandOf<"update-flow">,
): Outcome {
  if (command.type === "add-flow") return addFlow(graph, command);
  const index = graph.flows.findIndex((flow) => flow.id === command.flow);
  const flow = graph.flows[index];
  if (!flow) return fail(missingFlow(command.flow));
  switch (command.type) {
    case "remove-flow":
      return ok(removeFlow(graph, flow, index, command.references));
    case "rename-flow":
      return renameFlow(graph, flow, command);
    case "update-flow":
      return ok(updateFlow(graph, flow, command));
  }
}

function addFlow(graph: TriggerGraph, { flow: wanted, at }: CommandOf<"add-flow">): Outcome {
  const flow = withKnownGroup(graph, wanted);
  if (graph.flows.some(({ id }) => id === flow.id)) {
    return fail({ code: "taken", message: `A flow with the id ${flow.id} is in the graph already` });
  }
  const undeclared = brokenReference({ ...graph, flows: [flow] });
  if (undeclared)
    return fail({ code: "undeclared-event", message: `${flow.name} cannot be added: ${undeclared}` });
  return ok({
    graph: { ...graph, flows: insertAt(graph.flows, flow, at) },
    // No reference goes with it: those that mean it now were there before it came.
    inverse: [{ type: "remove-flow", flow: flow.id, references: [] }],
  });
}

type Reference = { waiting: Flow; at: number; upstream: FlowUpstream };

/** Where managed flows name `flow` and no other flow of the document could be meant: [waiting flow, place, reference]. */
function referencesTo(
  graph: TriggerGraph,
  flow: Flow,
): { waiting: Flow; at: number; upstream: FlowUpstream }[] {
  const others = graph.flows.filter((other) => other.name === flow.name && other.id !== flow.id);
  const found: Reference[] = [];
  for (const waiting of graph.flows) {
    if (waiting.trigger?.kind !== "on-finish" || waiting.external) continue;
    for (const [at, upstream] of waiting.trigger.upstreams.entries()) {
      if (isDynamic(upstream) || !designates(upstream, waiting, flow)) continue;
      if (others.some((other) => designates(upstream, waiting, other))) continue;
      found.push({ waiting, at, upstream });
    }
  }
  return found;
}

function removeFlow(
  graph: TriggerGraph,
  flow: Flow,
  index: number,
  only: ReferencePlaces | undefined,
): AppliedSimply {
  const listed = only && new Set(only.map(({ flow: id, at }) => `${at} ${id}`));
  const references = referencesTo(graph, flow).filter(
    ({ waiting, at }) => waiting.id !== flow.id && (!listed || listed.has(`${at} ${waiting.id}`)),
  );
  const inverse: SimpleCommand[] = [{ type: "add-flow", flow, at: index }];
  const places = new Map<string, Set<number>>();
  for (const { waiting, at, upstream } of references) {
    inverse.push({ type: "connect", flow: waiting.id, upstream, at });
    places.set(waiting.id, (places.get(waiting.id) ?? new Set()).add(at));
  }
  const flows: Flow[] = [];
  for (const waiting of graph.flows) {
    if (waiting.id === flow.id) continue;
    const gone = places.get(waiting.id);
    if (!gone || waiting.trigger?.kind !== "on-finish") {
      flows.push(waiting);
      continue;
    }
    const upstreams = withoutPlaces(waiting.trigger.upstreams, gone);
    const { trigger, ...untriggered } = waiting;
    if (upstreams.length > 0) flows.push({ ...waiting, trigger: { ...trigger, upstreams } });
    else {
      flows.push(untriggered);
      if (trigger.reset) inverse.push({ type: "set-reset", flow: waiting.id, reset: trigger.reset });
    }
  }
  return { graph: { ...graph, flows }, inverse };
}

function renameFlow(graph: TriggerGraph, flow: Flow, command: CommandOf<"rename-flow">): Outcome {
  if (flow.external) return fail(refuseExternal(flow));
  const references =
    command.references ?? referencesTo(graph, flow).map(({ waiting, at }) => ({ flow: waiting.id, at }));
  // A name that Metaflow takes for a class but not for a reference (Flöw) cannot be waited for: those references stay as written.
  const follows = /^[A-Za-z0-9_]+$/.test(command.name) ? references : [];
  const places = new Map<string, Set<number>>();
  for (const { flow: id, at } of follows) places.set(id, (places.get(id) ?? new Set()).add(at));
  const done: { flow: string; at: number }[] = [];
  const flows = graph.flows.map((one) => {
    const here = places.get(one.id);
    const renamed = one.id === flow.id ? { ...one, name: command.name } : one;
    if (!here || renamed.trigger?.kind !== "on-finish" || renamed.external) return renamed;
    const upstreams = renamed.trigger.upstreams.map((upstream, at) => {
      if (!here.has(at) || isDynamic(upstream) || upstream.flow !== flow.name) return upstream;
      done.push({ flow: one.id, at });
      return { ...upstream, flow: command.name };
    });
    return { ...renamed, trigger: { ...renamed.trigger, upstreams } };
  });
  return ok({
    graph: { ...graph, flows },
    inverse: [{ type: "rename-flow", flow: flow.id, name: flow.name, references: done }],
  });
}

function updateFlow(graph: TriggerGraph, flow: Flow, { set }: CommandOf<"update-flow">): AppliedSimply {
  const updated: Record<string, unknown> = { ...flow };
  const before: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(set)) {
    if (value === undefined) continue;
    before[key] = flow[key as keyof Flow] ?? null;
    if (value === null) delete updated[key];
    else updated[key] = value;
  }
  return {
    // The schema of `set` picks its fields from the flow's own, so what was set is a flow again.
    graph: replaceFlow(graph, updated as Flow),
    inverse: [{ type: "update-flow", flow: flow.id, set: before as CommandOf<"update-flow">["set"] }],
  };
}
