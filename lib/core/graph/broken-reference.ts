// What holds between the parts of a document, which one field's schema cannot say of another.
import { isDynamic } from "./is-dynamic.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

/**
 * What holds between the parts of a valid document: flow ids and event names are unique, and every event that a trigger names is
 * declared.
 * @returns null, or the first break in words; linear
 */
export function brokenReference(graph: TriggerGraph): string | null {
  const events = new Set<string>();
  for (const event of graph.events) {
    if (events.has(event.name)) return `the event ${event.name} is declared twice`;
    events.add(event.name);
  }
  const ids = new Set<string>();
  for (const flow of graph.flows) {
    if (ids.has(flow.id)) return `two flows have the id ${flow.id}`;
    ids.add(flow.id);
    if (flow.trigger?.kind !== "on-event") continue;
    for (const use of flow.trigger.events) {
      if (!isDynamic(use) && !events.has(use.event))
        return `${flow.name} waits for the event ${use.event}, which is not declared`;
    }
  }
  return null;
}
