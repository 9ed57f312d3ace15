// Where the keyboard goes when the node it was on is taken away.
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { type Direction, nextNode, readingOrder, type Stop } from "./walk-graph.ts";

const WAYS: readonly Direction[] = ["left", "right", "up", "down"];

/**
 * @param graph before the removal
 * @param gone what is taken away
 * @param from the one of them that had the focus
 * @returns what the arrow keys would have led to and that stays, upstream first, then downstream; else the first node that stays; null when none does. Linear
 */
export function nextAfter(
  graph: TriggerGraph,
  choice: BranchChoice,
  gone: ReadonlySet<Stop>,
  from: Stop,
  collapsed: ReadonlySet<string>,
): Stop | null {
  for (const way of WAYS) {
    const next = nextNode(graph, choice, from, way, collapsed);
    if (next && !gone.has(next)) return next;
  }
  return readingOrder(graph).find((key) => !gone.has(key)) ?? null;
}
