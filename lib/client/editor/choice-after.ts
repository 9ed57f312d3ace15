// What is chosen once nodes have come, gone or changed their name.
import { counted } from "@/lib/core/foundation/counted";
import type { SavedChange } from "@/lib/core/graph/change";
import type { SimpleCommand } from "@/lib/core/graph/command";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type LostChoice, type NodeKey, noteKey } from "./editor-state.ts";
import { nodeNames } from "./node-names.ts";

/** @returns after a step back or forth: what came with it, or else what is still there of what was chosen. Linear */
export function choiceAfterStep(
  before: TriggerGraph,
  after: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
): { selection: ReadonlySet<NodeKey>; came: boolean } {
  const [former, now] = [nodeNames(before), nodeNames(after)];
  const coming = [...now.keys()].filter((key) => !former.has(key));
  const came = coming.length > 0;
  return { selection: new Set(came ? coming : [...selection].filter((key) => now.has(key))), came };
}

/**
 * @param theirs what others saved between the two; empty when that is not known
 * @returns what is still chosen, an event by its new name, and what of it they took away; null when all of it is there. Linear
 */
export function choiceAfterOthers(
  before: TriggerGraph,
  after: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
  theirs: readonly SavedChange[],
): { selection: ReadonlySet<NodeKey>; lost: LostChoice | null } | null {
  const missing = missingIn(after, selection);
  if (missing.size === 0) return null;
  const [former, now] = [nodeNames(before), nodeNames(after)];
  const { renamed, removedBy } = fatesIn(theirs);
  const kept = new Set([...selection].filter((key) => now.has(key)));
  const lost: NodeKey[] = [];
  for (const key of missing) {
    const next = lastName(renamed, key);
    if (now.has(next)) kept.add(next);
    else if (former.has(key)) lost.push(key);
  }
  if (lost.length === 0) return { selection: kept, lost: null };
  const names = lost.flatMap((key) => former.get(key) ?? []);
  const notes = lost.length - names.length;
  const authors = new Set(lost.map((key) => removedBy.get(lastName(renamed, key)) ?? "Somebody else"));
  const [author = null] = authors.size === 1 ? authors : [];
  return { selection: kept, lost: { names: notes > 0 ? [...names, counted(notes, "note")] : names, author } };
}

/** Asked after each save: no more than a walk. */
function missingIn(
  { flows, events, notes = [] }: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
): ReadonlySet<NodeKey> {
  const missing = new Set(selection);
  if (missing.size === 0) return missing;
  for (const { id } of flows) missing.delete(flowKey(id));
  for (const { name } of events) missing.delete(eventKey(name));
  for (const { id } of notes) missing.delete(noteKey(id));
  return missing;
}

/** Which events they gave another name, and who took what away. */
function fatesIn(theirs: readonly SavedChange[]) {
  const renamed = new Map<NodeKey, NodeKey>();
  const removedBy = new Map<NodeKey, string>();
  for (const { commands, author } of theirs) {
    for (const command of commands.flatMap((one) => (one.type === "batch" ? one.commands : [one]))) {
      if (command.type === "rename-event") renamed.set(eventKey(command.event), eventKey(command.name));
      const removed = removedIn(command);
      if (removed) removedBy.set(removed, author);
    }
  }
  return { renamed, removedBy };
}

function removedIn(command: SimpleCommand): NodeKey | null {
  if (command.type === "remove-flow") return flowKey(command.flow);
  if (command.type === "remove-event") return eventKey(command.event);
  return command.type === "remove-note" ? noteKey(command.note) : null;
}

/** Through one name after another; a name that was given back ends it. */
function lastName(renamed: ReadonlyMap<NodeKey, NodeKey>, key: NodeKey): NodeKey {
  const passed = new Set<NodeKey>();
  let at = key;
  for (let next = renamed.get(at); next !== undefined && !passed.has(at); next = renamed.get(at)) {
    passed.add(at);
    at = next;
  }
  return at;
}
