// Groups as they are chosen: by all of their members.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { Group, TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** @returns by group id: the keys of its members, flows first, in the order of the document; empty groups too. Linear */
export function membersByGroup(graph: TriggerGraph): Map<string, NodeKey[]> {
  const members = new Map<string, NodeKey[]>(graph.groups?.map(({ id }) => [id, []]));
  if (members.size === 0) return members;
  for (const { id, group } of graph.flows) if (group !== undefined) members.get(group)?.push(flowKey(id));
  for (const { name, group } of graph.events)
    if (group !== undefined) members.get(group)?.push(eventKey(name));
  return members;
}

/** @returns the groups that have members, all of which are chosen; in the order of the document. Linear */
export function wholeGroups(graph: TriggerGraph, selection: ReadonlySet<NodeKey>): Group[] {
  if (!graph.groups || selection.size === 0) return [];
  const members = membersByGroup(graph);
  return graph.groups.filter(({ id }) => {
    const keys = members.get(id) ?? [];
    return keys.length > 0 && keys.every((key) => selection.has(key));
  });
}

/** @returns ids of the groups that look chosen: whole ones, and collapsed ones of which anything is, since nobody sees which. Linear */
export function chosenGroups(
  graph: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
  collapsed: ReadonlySet<string>,
): ReadonlySet<string> {
  const chosen = new Set<string>();
  if (!graph.groups || selection.size === 0) return chosen;
  for (const [id, keys] of membersByGroup(graph)) {
    const counts = collapsed.has(id) ? keys.some.bind(keys) : keys.every.bind(keys);
    if (keys.length > 0 && counts((key) => selection.has(key))) chosen.add(id);
  }
  return chosen;
}
