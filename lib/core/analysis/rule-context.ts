// What every rule looks at, worked out once: the flows on their branches and who has which name.
import type { BranchChoice } from "../graph/branch.ts";
import { type FlowOnBranch, resolveGraph } from "../graph/resolve-graph.ts";
import { type Flow, isDynamic, type TriggerGraph } from "../graph/trigger-graph.ts";
import type { Finding } from "./finding.ts";

export type RuleContext = {
  graph: TriggerGraph;
  /** The branches in view; null: every branch that a reference names, and a generic one. */
  branches: readonly BranchChoice[] | null;
  /** The flows on their branches; those at the places of `graph.flows` are those flows on the first branch in view. */
  placed: readonly FlowOnBranch[];
  flowsByName: ReadonlyMap<string, readonly Flow[]>;
  /** `heardAs` of everything placed. */
  heard: ReadonlySet<string>;
  /** As a person reads it: with the project where two flows share the name. */
  nameOf: (flow: Flow) => string;
};

/** Looks for one kind of mistake. Linear in the graph. */
export type Rule = (context: RuleContext, report: (finding: Finding) => void) => void;

export function ruleContext(graph: TriggerGraph, branches: readonly BranchChoice[] | null): RuleContext {
  const flowsByName = new Map<string, Flow[]>();
  for (const flow of graph.flows) {
    const sharing = flowsByName.get(flow.name);
    if (sharing) sharing.push(flow);
    else flowsByName.set(flow.name, [flow]);
  }
  const placed = resolveGraph(graph, branches);
  const heard = new Set<string>();
  for (const { heardAs } of placed) if (heardAs !== null) heard.add(heardAs);
  const nameOf = (flow: Flow): string => {
    if ((flowsByName.get(flow.name)?.length ?? 0) < 2) return flow.name;
    return flow.project && !isDynamic(flow.project) ? `${flow.project.name}.${flow.name}` : flow.name;
  };
  return { graph, branches, placed, flowsByName, heard, nameOf };
}
