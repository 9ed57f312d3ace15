// What hangs together with the chosen nodes: everything upstream, downstream, or joined by any edge at all.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { edgesInView } from "@/lib/core/graph/edges-in-view";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type Along = "upstream" | "downstream" | "any";

/** @returns the nodes given and all that edges on the branch lead to from them, in the order found; linear */
export function reach(
  graph: TriggerGraph,
  choice: BranchChoice,
  from: Iterable<NodeKey>,
  along: Along,
): NodeKey[] {
  const next = neighbours(graph, choice, along);
  const found = new Set(from);
  // A set is walked in the order in which it grows.
  for (const key of found) for (const other of next.get(key) ?? []) found.add(other);
  return [...found];
}

function neighbours(
  graph: TriggerGraph,
  choice: BranchChoice,
  along: Along,
): ReadonlyMap<NodeKey, readonly NodeKey[]> {
  const next = new Map<NodeKey, NodeKey[]>();
  const lead = (from: NodeKey, to: NodeKey) => {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  };
  const join = (source: NodeKey, target: NodeKey) => {
    if (along !== "upstream") lead(source, target);
    if (along !== "downstream") lead(target, source);
  };
  const { triggers, sends } = edgesInView(graph, choice);
  for (const edge of triggers) {
    if (edge.kind === "event") join(eventKey(edge.use.event), flowKey(edge.flow));
    else if (edge.kind === "finish") for (const id of edge.from) join(flowKey(id), flowKey(edge.flow));
  }
  for (const { from, event } of sends) join(flowKey(from), eventKey(event));
  return next;
}
