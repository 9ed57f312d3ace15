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
  const fates = fatesOf(missing, theirs);
  const kept = new Set([...selection].filter((key) => !missing.has(key)));
  const lost: { name: string | null; author: string }[] = [];
  for (const [key, { key: next, removedBy }] of fates) {
    const name = former.get(key);
    if (now.has(next)) kept.add(next);
    else if (name !== undefined) lost.push({ name, author: removedBy ?? "Somebody else" });
  }
  if (lost.length === 0) return { selection: kept, lost: null };
  const names = lost.flatMap(({ name }) => name ?? []);
  const notes = lost.length - names.length;
  const authors = new Set(lost.map(({ author }) => author));
  const [author = null] = authors.size === 1 ? authors : [];
  return { selection: kept, lost: { names: notes > 0 ? [...names, counted(notes, "note")] : names, author } };
}

/** Asked after each save: no more than a walk. */
function missingIn(
  { flows, events, notes = [] }: TriggerGraph,
  selection: ReadonlySet<NodeKey>,
): ReadonlySet<NodeKey> {
  const missing = new Set(selection);
  for (const { id } of flows) {
    if (missing.size === 0) return missing;
    missing.delete(flowKey(id));
  }
  for (const { name } of events) missing.delete(eventKey(name));
  for (const { id } of notes) missing.delete(noteKey(id));
  return missing;
}

/** Under which name each ended, and who took it away. */
type Fate = { key: NodeKey; removedBy: string | null };

function fatesOf(keys: ReadonlySet<NodeKey>, theirs: readonly SavedChange[]): ReadonlyMap<NodeKey, Fate> {
  const fates = new Map([...keys].map((key): [NodeKey, Fate] => [key, { key, removedBy: null }]));
  for (const { commands, author } of theirs) {
    for (const command of commands.flatMap((one) => (one.type === "batch" ? one.commands : [one]))) {
      const [from, to] = changedIn(command);
      if (from === null) continue;
      for (const fate of fates.values()) {
        if (fate.key !== from) continue;
        if (to === null) fate.removedBy = author;
        else fate.key = to;
      }
    }
  }
  return fates;
}

/** @returns the node that is removed, or renamed and then its new key; null for another command */
function changedIn(command: SimpleCommand): [from: NodeKey | null, to: NodeKey | null] {
  switch (command.type) {
    case "remove-flow":
      return [flowKey(command.flow), null];
    case "remove-event":
      return [eventKey(command.event), null];
    case "remove-note":
      return [noteKey(command.note), null];
    case "rename-event":
      return [eventKey(command.event), eventKey(command.name)];
    default:
      return [null, null];
  }
}
