// What holds between the parts of a document, which one field's schema cannot say of another.
import { isDynamic } from "./is-dynamic.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

/**
 * What holds between the parts of a valid document: flow ids, event names, group ids and note ids are unique, and every event that a
 * trigger names and every group that a flow or an event is in is declared.
 * @returns null, or the first break in words; linear
 */
export function brokenReference(graph: TriggerGraph): string | null {
  const groups = new Set<string>();
  for (const { id } of graph.groups ?? []) {
    if (groups.has(id)) return `two groups have the id ${id}`;
    groups.add(id);
  }
  const isLost = ({ group }: { group?: string | undefined }) => group !== undefined && !groups.has(group);
  const events = new Set<string>();
  for (const event of graph.events) {
    if (events.has(event.name)) return `the event ${event.name} is declared twice`;
    if (isLost(event)) return `the event ${event.name} is in the group ${event.group}, which is not declared`;
    events.add(event.name);
  }
  const ids = new Set<string>();
  for (const flow of graph.flows) {
    if (ids.has(flow.id)) return `two flows have the id ${flow.id}`;
    if (isLost(flow)) return `${flow.name} is in the group ${flow.group}, which is not declared`;
    ids.add(flow.id);
    if (flow.trigger?.kind !== "on-event") continue;
    for (const use of flow.trigger.events) {
      if (!isDynamic(use) && !events.has(use.event))
        return `${flow.name} waits for the event ${use.event}, which is not declared`;
    }
  }
  const notes = new Set<string>();
  for (const { id } of graph.notes ?? []) {
    if (notes.has(id)) return `two notes have the id ${id}`;
    notes.add(id);
  }
  return null;
}
