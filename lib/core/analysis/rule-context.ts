// What every rule looks at, worked out once: the flows on their branches and who has which name.
import type { BranchChoice } from "../graph/branch.ts";
import { isDynamic } from "../graph/is-dynamic.ts";
import { type FlowOnBranch, resolveGraph } from "../graph/resolve-graph.ts";
import type { Flow, TriggerGraph } from "../graph/trigger-graph.ts";
import { type EventNetwork, eventNetwork } from "./event-network.ts";

export type RuleContext = {
  graph: TriggerGraph;
  /** The branches in view; null: every branch that a reference names, and a generic one. */
  branches: readonly BranchChoice[] | null;
  /** The flows on their branches; those at the places of `graph.flows` are those flows on the first branch in view. */
  placed: readonly FlowOnBranch[];
  /** Who of `placed` sends for sure what others of it wait for. */
  network: EventNetwork;
  /** Worked out when a rule first asks: a graph without mistakes needs it for none. */
  flowsByName: () => ReadonlyMap<string, readonly Flow[]>;
  /** A flow of that name but for its capital letters. */
  similarFlow: (name: string) => Flow | undefined;
  /** Flows whose names agree but for case and signs; only groups of several. */
  alike: readonly (readonly Flow[])[];
  /** Whether several flows have the name. */
  isShared: (name: string) => boolean;
  /** As a person reads it: with the project where two flows share the name. */
  nameOf: (flow: Flow) => string;
};

export function ruleContext(graph: TriggerGraph, branches: readonly BranchChoice[] | null): RuleContext {
  const placed = resolveGraph(graph, branches);
  const alike = alikeFlows(placed, graph.flows.length);
  const shared = sharedNames(alike);
  const nameOf = ({ name, project }: Flow): string =>
    shared.has(name) && project && !isDynamic(project) ? `${project.name}.${name}` : name;
  let byName: Map<string, Flow[]> | null = null;
  let byLowerName: Map<string, Flow> | null = null;
  return {
    graph,
    branches,
    placed,
    network: eventNetwork(placed, false),
    flowsByName: () => {
      byName ??= groupBy(graph.flows, ({ name }) => name);
      return byName;
    },
    similarFlow: (name) => {
      byLowerName ??= new Map(graph.flows.map((flow) => [flow.name.toLowerCase(), flow]));
      return byLowerName.get(name.toLowerCase());
    },
    alike,
    isShared: (name) => shared.has(name),
    nameOf,
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function alikeFlows(placed: readonly FlowOnBranch[], count: number): Flow[][] {
  const seen = new Map<string, Flow>();
  const groups = new Map<string, Flow[]>();
  for (let at = 0; at < count; at++) {
    const { bareName, flow } = placed[at] as FlowOnBranch;
    const first = seen.get(bareName);
    if (!first) {
      seen.set(bareName, flow);
      continue;
    }
    const group = groups.get(bareName);
    if (group) group.push(flow);
    else groups.set(bareName, [first, flow]);
  }
  return [...groups.values()];
}

function sharedNames(alike: readonly (readonly Flow[])[]): Set<string> {
  const shared = new Set<string>();
  for (const flows of alike)
    for (const [name, same] of groupBy(flows, (flow) => flow.name)) if (same.length > 1) shared.add(name);
  return shared;
}
