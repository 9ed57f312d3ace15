// Puts our unsaved batches on top of a newer head: replay, and a tray for what no longer fits.
import { applyCommands } from "@/lib/core/graph/apply-command";
import type { Batch, SavedChange } from "@/lib/core/graph/change";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type Rebased = {
  graph: TriggerGraph;
  pending: Batch[];
  rejected: { batch: Batch; reason: string }[];
};

/** Each batch is replayed whole or goes to `rejected` with the reason; the later ones are tried all the same. */
export function rebase(head: TriggerGraph, pending: readonly Batch[]): Rebased {
  const rebased: Rebased = { graph: head, pending: [], rejected: [] };
  for (const batch of pending) {
    const applied = applyCommands(rebased.graph, batch.commands);
    if (applied.ok) {
      rebased.graph = applied.value;
      rebased.pending.push(batch);
    } else rebased.rejected.push({ batch, reason: applied.error.message });
  }
  return rebased;
}

/**
 * Adds saved changes to the head.
 * @param changes in order of revision; those the head has already are passed over
 * @returns the new head, or null when a change is missing in between or does not apply: the document must be loaded anew
 */
export function advance(
  head: TriggerGraph,
  revision: number,
  changes: readonly SavedChange[],
): { head: TriggerGraph; revision: number } | null {
  let current = { head, revision };
  for (const change of changes) {
    if (change.revision <= current.revision) continue;
    if (change.revision !== current.revision + 1) return null;
    const applied = applyCommands(current.head, change.commands);
    if (!applied.ok) return null;
    current = { head: applied.value, revision: change.revision };
  }
  return current;
}
