// What is chosen once nodes have come, gone or changed their name.
import type { Command } from "@/lib/core/graph/command";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey, noteKey } from "./editor-state.ts";

/** All nodes with their names. */
const nodesOf = ({ flows, events, notes = [] }: TriggerGraph): Map<NodeKey, string> =>
  new Map([
    ...flows.map(({ id, name }): [NodeKey, string] => [flowKey(id), name]),
    ...events.map(({ name }): [NodeKey, string] => [eventKey(name), name]),
    ...notes.map(({ id }): [NodeKey, string] => [noteKey(id), "a note"]),
  ]);

/** @returns after a step back or forth: what came with it, or else what is still there of what was chosen. Linear */
export function choiceAfterStep(
  before: TriggerGraph,
  after: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
): ReadonlySet<NodeKey> {
  const [former, now] = [nodesOf(before), nodesOf(after)];
  const came = [...now.keys()].filter((key) => !former.has(key));
  return new Set(came.length > 0 ? came : [...selection].filter((key) => now.has(key)));
}

/**
 * @param theirs what others did between the two
 * @returns what is still chosen, an event by its new name, and the names of what they took away; null when all of it is as it was. Linear
 */
export function choiceAfterOthers(
  before: TriggerGraph,
  after: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
  theirs: readonly Command[],
): { selection: ReadonlySet<NodeKey>; lost: string[] } | null {
  if (selection.size === 0) return null;
  const now = nodesOf(after);
  if ([...selection].every((key) => now.has(key))) return null;
  const former = nodesOf(before);
  const renamed = new Map<NodeKey, NodeKey>();
  for (const command of theirs.flatMap((one) => (one.type === "batch" ? one.commands : [one])))
    if (command.type === "rename-event") renamed.set(eventKey(command.event), eventKey(command.name));
  const kept = new Set<NodeKey>();
  const lost: string[] = [];
  for (const key of selection) {
    const next = now.has(key) ? key : renamed.get(key);
    if (next !== undefined && now.has(next)) kept.add(next);
    else if (former.has(key)) lost.push(former.get(key) ?? "");
  }
  return { selection: kept, lost };
}
