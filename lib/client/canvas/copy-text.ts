// Copying flows and events as text, the same as a graph's file, so that they can be pasted into any graph, or a message.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** @returns the chosen nodes as a graph's file, with the events that they wait for; null when nothing is chosen */
export function copyText(graph: TriggerGraph, selection: ReadonlySet<NodeKey>): string | null {
  const flows = graph.flows.filter(({ id }) => selection.has(flowKey(id)));
  const awaited = new Set(flows.flatMap(eventsOf));
  const events = graph.events.filter(({ name }) => selection.has(eventKey(name)) || awaited.has(name));
  if (flows.length + events.length === 0) return null;
  const copied: TriggerGraph = { schema: graph.schema, name: graph.name, flows, events };
  return JSON.stringify(copied, null, 2);
}

const eventsOf = ({ trigger }: Flow): string[] =>
  trigger?.kind === "on-event" ? trigger.events.flatMap((use) => (isDynamic(use) ? [] : [use.event])) : [];
