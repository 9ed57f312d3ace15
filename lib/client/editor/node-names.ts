// Every node of a document by its key.
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey, noteKey } from "./editor-state.ts";

/** @returns the names of flows and events; of a note null. Linear */
export const nodeNames = ({ flows, events, notes = [] }: TriggerGraph): Map<NodeKey, string | null> =>
  new Map<NodeKey, string | null>([
    ...flows.map(({ id, name }): [NodeKey, string] => [flowKey(id), name]),
    ...events.map(({ name }): [NodeKey, string] => [eventKey(name), name]),
    ...notes.map(({ id }): [NodeKey, null] => [noteKey(id), null]),
  ]);

/** @returns whether the document has it; linear, without making the names of all */
export function hasNode({ flows, events, notes = [] }: TriggerGraph, key: NodeKey): boolean {
  const own = key.slice(key.indexOf(":") + 1);
  if (key.startsWith("event:")) return events.some(({ name }) => name === own);
  return (key.startsWith("flow:") ? flows : notes).some(({ id }) => id === own);
}
