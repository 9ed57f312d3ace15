// Who is joined to whom by an edge of the picture, up and down, for walks over the graph.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { edgesInView } from "@/lib/core/graph/edges-in-view";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type Neighbours = ReadonlyMap<NodeKey, readonly NodeKey[]>;
export type Joined = { upstream: Neighbours; downstream: Neighbours };

/** Several parts of the screen ask about the document as it stands. */
let last: { graph: TriggerGraph; choice: BranchChoice; joined: Joined } | null = null;

/** @returns each node's neighbours on the branch, as often as edges lead there; linear, and the same object for the same document */
export function joined(graph: TriggerGraph, choice: BranchChoice): Joined {
  if (last?.graph === graph && last.choice === choice) return last.joined;
  const upstream = new Map<NodeKey, NodeKey[]>();
  const downstream = new Map<NodeKey, NodeKey[]>();
  const lead = (next: Map<NodeKey, NodeKey[]>, from: NodeKey, to: NodeKey) => {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  };
  const join = (source: NodeKey, target: NodeKey) => {
    lead(downstream, source, target);
    lead(upstream, target, source);
  };
  const { triggers, sends } = edgesInView(graph, choice);
  for (const edge of triggers) {
    if (edge.kind === "event") join(eventKey(edge.use.event), flowKey(edge.flow));
    else if (edge.kind === "finish") for (const id of edge.from) join(flowKey(id), flowKey(edge.flow));
  }
  for (const { from, event } of sends) join(flowKey(from), eventKey(event));
  last = { graph, choice, joined: { upstream, downstream } };
  return last.joined;
}
