// The last changes of a graph, as this process made or read them: many editors of one graph ask for the same few, again and again.
import type { SavedChange } from "@/lib/core/graph/change.ts";

/** Without gaps; the last one made the revision that is known. */
export type RecentChanges = { changes: readonly SavedChange[]; characters: number };

export const NO_RECENT_CHANGES: RecentChanges = { changes: [], characters: 0 };

const MOST_CHANGES = 200;
/** Of their commands as text: imports and restores are large, and stay in the database. */
const MOST_CHARACTERS = 1_000_000;

/** @param added follow those that are there */
export function withChanges(recent: RecentChanges, added: RecentChanges): RecentChanges {
  const characters = recent.characters + added.characters;
  if (characters > MOST_CHARACTERS) return NO_RECENT_CHANGES;
  return { changes: [...recent.changes, ...added.changes].slice(-MOST_CHANGES), characters };
}

/** @returns the changes after `revision`, or null when not all of them are here */
export function changesAfter({ changes }: RecentChanges, revision: number): SavedChange[] | null {
  const [first] = changes;
  return first && first.revision <= revision + 1
    ? changes.filter((change) => change.revision > revision)
    : null;
}
