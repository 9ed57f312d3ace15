// Deletes the chosen flows and connects what they waited for to what waited for them.
import { type EdgeKey, eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { canonicalJson } from "@/lib/core/foundation/canonical-json";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { Command, SimpleCommand } from "@/lib/core/graph/command";
import { type EventEdge, edgesInView, type FinishEdge } from "@/lib/core/graph/edges-in-view";
import { flowRef } from "@/lib/core/graph/flow-ref";
import { referenceTo, shortestUpstream } from "@/lib/core/graph/reference-to";
import type { EventUse, Flow, Trigger, TriggerGraph, Upstream } from "@/lib/core/graph/trigger-graph";
import { deleteCommand } from "./delete-command.ts";

const NO_EDGES: ReadonlySet<EdgeKey> = new Set();

/**
 * Flows wait for flows or for events, never for both: what cannot be handed on is left out. The upstream of a flow in another project
 * is named as the new waiting flow must name it.
 * @returns the command with its words for the history; null when no flow is chosen
 */
export function bypassCommand(
  graph: TriggerGraph,
  choice: BranchChoice,
  selection: ReadonlySet<NodeKey>,
): { command: Command; label: string } | null {
  const removal = deleteCommand(graph, selection, NO_EDGES);
  if (!removal || !graph.flows.some(({ id }) => selection.has(flowKey(id)))) return null;
  const waits = waitsByFlow(graph, choice);
  const byId = new Map(graph.flows.map((flow) => [flow.id, flow]));
  const isGone = (id: string) => selection.has(flowKey(id));
  const rewired = graph.flows.flatMap((flow): SimpleCommand[] => {
    if (isGone(flow.id) || flow.external || flow.trigger?.kind !== "on-finish") return [];
    const own = waits.get(flow.id) ?? [];
    if (!own.some((edge) => leadsOnlyTo(edge, isGone))) return [];
    return [{ type: "set-trigger", flow: flow.id, trigger: handedOn(byId, choice, flow, waits, selection) }];
  });
  const removals = removal.command.type === "batch" ? removal.command.commands : [removal.command];
  return {
    command: { type: "batch", commands: [...rewired, ...removals] },
    label: `${removal.label} and reconnect`,
  };
}

type Wait = FinishEdge | EventEdge;

function waitsByFlow(graph: TriggerGraph, choice: BranchChoice): Map<string, Wait[]> {
  const waits = new Map<string, Wait[]>();
  for (const edge of edgesInView(graph, choice).triggers) {
    if (edge.kind === "dynamic") continue;
    const known = waits.get(edge.flow);
    if (known) known.push(edge);
    else waits.set(edge.flow, [edge]);
  }
  return waits;
}

const leadsOnlyTo = (edge: Wait, isGone: (id: string) => boolean): boolean =>
  edge.kind === "finish" && edge.from.length > 0 && edge.from.every(isGone);

/** What the flow waits for once those that are gone hand on what they waited for, in their place and each once. */
function handedOn(
  byId: ReadonlyMap<string, Flow>,
  choice: BranchChoice,
  flow: Flow,
  waits: ReadonlyMap<string, readonly Wait[]>,
  selection: ReadonlySet<NodeKey>,
): Trigger | null {
  const isGone = (id: string) => selection.has(flowKey(id));
  if (flow.trigger?.kind !== "on-finish") return flow.trigger ?? null;
  const upstreams = new Map<string, Upstream>();
  const events = new Map<string, EventUse>();
  const passed = new Set<string>();
  const add = (upstream: Upstream | null) => {
    if (upstream) upstreams.set(canonicalJson(upstream), upstream);
  };
  const own = flowRef(flow, choice);
  const follow = (edge: Wait) => {
    if (edge.kind === "event") {
      if (selection.has(eventKey(edge.use.event))) return;
      events.set(edge.use.event, { event: edge.use.event });
      return;
    }
    if (edge.from.length > 0 && edge.from.every(isGone)) {
      for (const id of edge.from) {
        if (passed.has(id)) continue;
        passed.add(id);
        for (const before of waits.get(id) ?? []) follow(before);
      }
      return;
    }
    if (edge.flow === flow.id) return add(edge.upstream);
    const target = byId.get(edge.from.find((id) => !isGone(id)) ?? "");
    if (target && target.id !== flow.id) {
      const named = referenceTo(flow, target, choice);
      if (named.ok) add(named.value);
    } else if (!target && edge.ref && own) add(shortestUpstream(edge.ref, own));
  };
  const ownWaits = waits.get(flow.id) ?? [];
  for (const [at, upstream] of flow.trigger.upstreams.entries()) {
    const edge = ownWaits.find((one) => one.at === at);
    if (edge) follow(edge);
    else add(upstream);
  }
  const { reset } = flow.trigger;
  const also = reset === undefined ? {} : { reset };
  if (upstreams.size > 0) return { kind: "on-finish", upstreams: [...upstreams.values()], ...also };
  return events.size > 0 ? { kind: "on-event", events: [...events.values()], ...also } : null;
}
