// What hangs together with the chosen nodes: everything upstream, downstream, or joined by any edge at all.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { joined, type Neighbours } from "./joined.ts";

export type Along = "upstream" | "downstream" | "any";

/** @returns the nodes given and all that edges on the branch lead to from them, in the order found; linear */
export function reach(
  graph: TriggerGraph,
  choice: BranchChoice,
  from: Iterable<NodeKey>,
  along: Along,
): NodeKey[] {
  const { upstream, downstream } = joined(graph, choice);
  const ways: Neighbours[] = [
    ...(along === "downstream" ? [] : [upstream]),
    ...(along === "upstream" ? [] : [downstream]),
  ];
  const found = new Set(from);
  // A set is walked in the order in which it grows.
  for (const key of found) for (const way of ways) for (const other of way.get(key) ?? []) found.add(other);
  return [...found];
}
