// Who starts whom on one branch: the edges a picture of the graph shows, resolved as Metaflow resolves names.
import type { BranchChoice } from "./branch.ts";
import { type FlowRef, flowRef, projectFlowName, resolveUpstream } from "./flow-ref.ts";
import { isDynamic } from "./is-dynamic.ts";
import { sameButLayout } from "./same-but-layout.ts";
import type { Dynamic, Flow, FlowUpstream, NamedEventUse, TriggerGraph } from "./trigger-graph.ts";

/** `flow` waits for something; `at` is its place in the list of upstreams or events. */
export type FinishEdge = {
  kind: "finish";
  flow: string;
  at: number;
  upstream: FlowUpstream;
  /** Whom the reference means on this branch; null where that is decided at run time or Metaflow refuses it. */
  ref: FlowRef | null;
  /** Ids of the flows here that are it: usually one; none when it is drawn elsewhere or unknown. */
  from: string[];
};
export type EventEdge = { kind: "event"; flow: string; at: number; use: NamedEventUse };
export type DynamicEdge = { kind: "dynamic"; flow: string; at: number; upstream: Dynamic };
/** A flow sends an event: it publishes it, or the event is one that Metaflow emits after one of its steps. */
export type SendEdge = {
  kind: "send";
  from: string;
  event: string;
  how: "publishes" | "step";
  /** A run may or may not send it. */
  conditional: boolean;
  /** Where the code publishes it, `features.py:12`. */
  place: string | null;
};

export type EdgesInView = {
  /** What flows wait for, in the order of the document. */
  triggers: readonly (FinishEdge | EventEdge | DynamicEdge)[];
  /** Who sends which event of the document. */
  sends: readonly SendEdge[];
};

type Found = { triggers: (FinishEdge | EventEdge | DynamicEdge)[]; sends: SendEdge[] };

/** The picture, the keyboard and the panels ask for the same edges after each edit. */
const known = new WeakMap<TriggerGraph, { choice: BranchChoice; edges: EdgesInView }>();
/** Where nodes were only moved, the edges are those of the document before. */
let latest: WeakRef<TriggerGraph> | null = null;

/** @returns every edge of the document on the chosen branch, the same object while only the layout changes; linear, and at once when it was asked last */
export function edgesInView(graph: TriggerGraph, choice: BranchChoice): EdgesInView {
  const before = known.get(graph);
  if (before && before.choice === choice) return before.edges;
  const former = latest?.deref();
  const kept = former && known.get(former);
  const edges =
    kept && kept.choice === choice && sameButLayout(former, graph) ? kept.edges : findEdges(graph, choice);
  known.set(graph, { choice, edges });
  latest = new WeakRef(graph);
  return edges;
}

function findEdges(graph: TriggerGraph, choice: BranchChoice): EdgesInView {
  const refs = graph.flows.map((flow) => flowRef(flow, choice));
  const flowsByName = new Map<string, Flow[]>();
  for (const [index, flow] of graph.flows.entries()) {
    const ref = refs[index];
    if (!ref) continue;
    const name = projectFlowName(ref);
    const sharing = flowsByName.get(name);
    if (sharing) sharing.push(flow);
    else flowsByName.set(name, [flow]);
  }
  const found: Found = { triggers: [], sends: [] };
  for (const [index, flow] of graph.flows.entries())
    addTriggers(flow, refs[index] ?? null, flowsByName, found);
  addSends(graph, flowsByName, found);
  return found;
}

/** A flow whose project only its code knows can still name project and branch of those it waits for. */
const UNKNOWN: FlowRef = { project: null, branch: null, flow: "" };

function addTriggers(
  flow: Flow,
  own: FlowRef | null,
  flowsByName: ReadonlyMap<string, Flow[]>,
  found: Found,
): void {
  const { trigger } = flow;
  if (trigger?.kind === "on-finish") {
    for (const [at, upstream] of trigger.upstreams.entries()) {
      if (isDynamic(upstream)) {
        found.triggers.push({ kind: "dynamic", flow: flow.id, at, upstream });
        continue;
      }
      const resolved = resolveUpstream(upstream, own ?? UNKNOWN);
      const ref = resolved.ok && (own !== null || resolved.value.project !== null) ? resolved.value : null;
      const from = (ref && flowsByName.get(projectFlowName(ref)))?.map(({ id }) => id) ?? [];
      found.triggers.push({ kind: "finish", flow: flow.id, at, upstream, ref, from });
    }
  } else if (trigger?.kind === "on-event") {
    for (const [at, use] of trigger.events.entries()) {
      found.triggers.push(
        isDynamic(use)
          ? { kind: "dynamic", flow: flow.id, at, upstream: use }
          : { kind: "event", flow: flow.id, at, use },
      );
    }
  } else if (trigger?.kind === "dynamic") {
    const { kind: _kind, ...dynamic } = trigger;
    found.triggers.push({ kind: "dynamic", flow: flow.id, at: 0, upstream: dynamic });
  }
}

function addSends(graph: TriggerGraph, flowsByName: ReadonlyMap<string, Flow[]>, found: Found): void {
  const drawn = new Set(graph.events.map(({ name }) => name));
  for (const { id, publishes } of graph.flows) {
    for (const { event, conditional = false, file, line } of publishes ?? []) {
      if (typeof event !== "string" || !drawn.has(event)) continue;
      const place = file === undefined ? null : line === undefined ? file : `${file}:${line}`;
      found.sends.push({ kind: "send", from: id, event, how: "publishes", conditional, place });
    }
  }
  for (const { name } of graph.events) {
    for (const flow of stepSenders(name, flowsByName)) {
      found.sends.push({
        kind: "send",
        from: flow.id,
        event: name,
        how: "step",
        conditional: false,
        place: null,
      });
    }
  }
}

const PREFIX = "metaflow.";

/** Flows after one of whose steps Metaflow emits the event; a flow whose steps are not known may have any. */
function stepSenders(event: string, flowsByName: ReadonlyMap<string, Flow[]>): Flow[] {
  const dot = event.lastIndexOf(".");
  if (!event.startsWith(PREFIX) || dot < PREFIX.length) return [];
  const step = event.slice(dot + 1);
  const senders = flowsByName.get(event.slice(PREFIX.length, dot)) ?? [];
  return senders.filter((flow) => step === "end" || !flow.steps || flow.steps.includes(step));
}
