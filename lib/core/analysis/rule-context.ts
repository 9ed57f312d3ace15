// What every rule looks at, worked out once: the flows on their branches and who has which name.
import type { BranchChoice } from "../graph/branch.ts";
import { isDynamic } from "../graph/is-dynamic.ts";
import { bareName, type FlowOnBranch, resolveGraph } from "../graph/resolve-graph.ts";
import type { Flow, TriggerGraph } from "../graph/trigger-graph.ts";
import { type EventNetwork, type EventNetworks, eventNetworks } from "./event-network.ts";
import type { WaitPlace } from "./loop-waits.ts";

export type RuleContext = {
  graph: TriggerGraph;
  /** The branches in view; null: every branch that a reference names, and a generic one. */
  branches: readonly BranchChoice[] | null;
  /** The flows on their branches; those at the places of `graph.flows` are those flows on the first branch in view. */
  placed: readonly FlowOnBranch[];
  /** Who of `placed` sends what others of it wait for. */
  networks: EventNetworks;
  /** What the flows at the places of `graph.flows` wait for and nobody there may send. */
  unheard: readonly WaitPlace[];
  /** All flows of that name, in the order of the document. */
  flowsNamed: (name: string) => readonly Flow[];
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
  const networks = eventNetworks(placed);
  const { first, several } = alikeFlows(placed, graph.flows.length);
  const alike = [...several.values()];
  const shared = sharedNames(alike);
  const nameOf = ({ name, project }: Flow): string =>
    shared.size > 0 && shared.has(name) && project && !isDynamic(project) ? `${project.name}.${name}` : name;
  const flowsLike = (name: string): readonly Flow[] => {
    const bare = bareName(name);
    const one = first.get(bare);
    return several.get(bare) ?? (one ? [one] : []);
  };
  return {
    graph,
    branches,
    placed,
    networks,
    unheard: unheardWaits(networks.whole, graph.flows.length),
    flowsNamed: (name) => flowsLike(name).filter((flow) => flow.name === name),
    similarFlow: (name) =>
      flowsLike(name)
        .filter((flow) => flow.name.toLowerCase() === name.toLowerCase())
        .at(-1),
    alike,
    isShared: (name) => shared.has(name),
    nameOf,
  };
}

function unheardWaits({ waits, senders }: EventNetwork, count: number): WaitPlace[] {
  const unheard: WaitPlace[] = [];
  for (let node = 0; node < count; node++) {
    const first = waits.offsets[node] as number;
    for (let at = first; at < (waits.offsets[node + 1] as number); at++) {
      const event = waits.targets[at] as number;
      if (senders.offsets[event] === senders.offsets[event + 1]) unheard.push({ node, wait: at - first });
    }
  }
  return unheard;
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

/** The first flow of each bare name, and all of those that several have. */
function alikeFlows(
  placed: readonly FlowOnBranch[],
  count: number,
): { first: ReadonlyMap<string, Flow>; several: ReadonlyMap<string, Flow[]> } {
  const first = new Map<string, Flow>();
  const several = new Map<string, Flow[]>();
  for (let at = 0; at < count; at++) {
    const { bareName: bare, flow } = placed[at] as FlowOnBranch;
    const other = first.get(bare);
    if (!other) {
      first.set(bare, flow);
      continue;
    }
    const group = several.get(bare);
    if (group) group.push(flow);
    else several.set(bare, [other, flow]);
  }
  return { first, several };
}

function sharedNames(alike: readonly (readonly Flow[])[]): Set<string> {
  const shared = new Set<string>();
  for (const flows of alike)
    for (const [name, same] of groupBy(flows, (flow) => flow.name)) if (same.length > 1) shared.add(name);
  return shared;
}
