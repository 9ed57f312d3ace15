// Names the edges of a flow's trigger by what they connect, so that a chosen edge stays chosen while others change.

import type { EdgeKey } from "@/lib/client/editor/editor-state";
import { canonicalJson } from "@/lib/core/foundation/canonical-json";
import type { SimpleCommand } from "@/lib/core/graph/command";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { EventUse, Flow, TriggerGraph, Upstream } from "@/lib/core/graph/trigger-graph";

/** One upstream or event a flow waits for, with the command that takes it away. */
export type TriggerEdge = { key: EdgeKey; at: number; disconnect: SimpleCommand };

const written = (item: Upstream | EventUse): string =>
  !isDynamic(item) && "event" in item ? item.event : canonicalJson(item);

const known = new WeakMap<Flow, TriggerEdge[]>();

/** @returns the edges of the flow's trigger by place; the same upstream named twice gets two keys */
export function triggerEdges(flow: Flow): TriggerEdge[] {
  const edges = known.get(flow) ?? makeEdges(flow);
  known.set(flow, edges);
  return edges;
}

function makeEdges(flow: Flow): TriggerEdge[] {
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return [];
  const times = new Map<string, number>();
  const keyOf = (item: Upstream | EventUse): EdgeKey => {
    const text = written(item);
    const time = (times.get(text) ?? 0) + 1;
    times.set(text, time);
    return `edge:${flow.id}:${time}:${text}`;
  };
  if (trigger.kind === "on-finish") {
    return trigger.upstreams.map((upstream, at) => ({
      key: keyOf(upstream),
      at,
      disconnect: { type: "disconnect", flow: flow.id, upstream, at },
    }));
  }
  return trigger.events.map((use, at) => ({
    key: keyOf(use),
    at,
    disconnect: { type: "disconnect-event", flow: flow.id, use, at },
  }));
}

/** @returns the flow whose trigger has the edge; undefined when it is gone */
export const flowOfEdge = (graph: TriggerGraph, edge: EdgeKey): Flow | undefined =>
  graph.flows.find(
    (flow) => edge.startsWith(`edge:${flow.id}:`) && triggerEdges(flow).some(({ key }) => key === edge),
  );

/** The commands that take the chosen edges away, later places of a flow first so that the earlier keep theirs. */
export function disconnectCommands(graph: TriggerGraph, chosen: ReadonlySet<EdgeKey>): SimpleCommand[] {
  if (chosen.size === 0) return [];
  return graph.flows.flatMap((flow) =>
    triggerEdges(flow)
      .filter(({ key }) => chosen.has(key))
      .reverse()
      .map(({ disconnect }) => disconnect),
  );
}
