// Finds every loop, says which kind it is, and proposes how to break it.
import { closedSet } from "./closed-set.ts";
import { CutCheck } from "./cut-check.ts";
import { type EventNetwork, eventNetwork, type NetworkNode } from "./event-network.ts";
import { type InnerWait, type WaitPlace, WaitSplitter } from "./loop-waits.ts";
import { CutFinder, type ProposedCut } from "./propose-cut.ts";
import { WayFinder } from "./shortest-loop.ts";
import { type LoopStart, StartFinder } from "./starting-runs.ts";
import { type Components, stronglyConnected } from "./strongly-connected.ts";

/**
 * runaway: its flows wait only for each other, so once going it repeats for ever.
 * gated: some flow of it also waits for something from outside, so it goes round at most once for each such event.
 * possible: it is a loop only if some event is sent that a run may or may not send.
 */
export type LoopKind = "runaway" | "gated" | "possible";

/** Numbers are places in the list of nodes. */
export type NetworkLoop = {
  kind: LoopKind;
  /** What a possible loop would be; else the kind itself. */
  wouldBe: "runaway" | "gated";
  /** In the order of their names. */
  flows: number[];
  /** A shortest way round, from the first flow by name on it, which is repeated at the end. */
  path: number[];
  /** What its flows wait for that flows of it send, and which do: all edges of the loop. */
  inner: InnerWait[];
  /** What its flows wait for that no flow of it sends: none of the kind runaway unless another loop feeds it. */
  gates: WaitPlace[];
  /** Whether a run of one of its flows sets it going; null for one that would be gated. */
  start: LoopStart | null;
  /** A runaway loop that sends everything this gated one waits for: its place in the list found. */
  fedBy: number | null;
  cut: ProposedCut;
};

export type LoopOptions = {
  /** `eventNetwork(nodes, false)`, if that is at hand. */
  network?: EventNetwork;
  /** No two nodes are one flow: each has an id of its own. */
  oneBranch?: boolean;
};

type Found = { flows: number[]; wouldBe: "runaway" | "gated"; kind: LoopKind };

/**
 * Every component of flows that start each other, over resolved event names. In each component the greatest set of flows that wait
 * only for each other is runaway, part by part; what goes round beside it, or where there is no such set, is gated.
 * A loop that exists on several branches is told once.
 * @returns runaway loops, then gated, then possible ones, each kind by the name of its first flow; linear but for the ways round of
 * loops up to 200 flows and the exact cut of those up to 20
 */
export function findLoops(nodes: readonly NetworkNode[], options: LoopOptions = {}): NetworkLoop[] {
  const networks = networksOf(nodes, options.network);
  return networks ? tell(nodes, kinds(nodes, networks), networks, options) : [];
}

/** Only which flows form a loop of which kind. */
const kindsOf = (nodes: readonly NetworkNode[]): Found[] => {
  const networks = networksOf(nodes);
  return networks ? kinds(nodes, networks) : [];
};

/** @returns null when nothing goes round */
function networksOf(
  nodes: readonly NetworkNode[],
  certain: EventNetwork = eventNetwork(nodes, false),
): Networks | null {
  const whole = certain.uncertain === 0 ? certain : eventNetwork(nodes, true);
  const wholeParts = stronglyConnected(whole.adjacency);
  if (wholeParts.sizes.length === wholeParts.of.length) return null;
  const parts = whole === certain ? wholeParts : stronglyConnected(certain.adjacency);
  return { certain, parts, whole, wholeParts };
}

function kinds(nodes: readonly NetworkNode[], { certain, parts, whole, wholeParts }: Networks): Found[] {
  const rank = orderByName(nodes);
  const sure = classify(certain, parts, rank, { runaway: [], gated: [] });
  const possible = whole === certain ? null : classify(whole, wholeParts, rank, sure);
  return onePerFlows(nodes, [
    ...sure.runaway.map((flows): Found => ({ flows, kind: "runaway", wouldBe: "runaway" })),
    ...sure.gated.map((flows): Found => ({ flows, kind: "gated", wouldBe: "gated" })),
    ...(possible?.runaway ?? []).map((flows): Found => ({ flows, kind: "possible", wouldBe: "runaway" })),
    ...(possible?.gated ?? []).map((flows): Found => ({ flows, kind: "possible", wouldBe: "gated" })),
  ]);
}

/** Rank of each node by flow name, then branch, then id. */
function orderByName(nodes: readonly NetworkNode[]): Int32Array {
  const sorted = Array.from(nodes, (_, at) => at).sort((a, b) => {
    const [left, right] = [nodes[a] as NetworkNode, nodes[b] as NetworkNode];
    if (left.name !== right.name) return left.name < right.name ? -1 : 1;
    if (left.id !== right.id) return left.id < right.id ? -1 : 1;
    return a - b;
  });
  const rank = new Int32Array(nodes.length);
  for (let at = 0; at < sorted.length; at++) rank[sorted[at] as number] = at;
  return rank;
}

type Loops = { runaway: number[][]; gated: number[][] };

/**
 * The loops of one network. Runaway: the parts of the greatest sets of flows that keep each other going. Gated: what goes round
 * without any flow of those.
 * @param known loops that were told already: a flow of a runaway one is in no other, one of a gated loop at most in a runaway one
 */
function classify(network: EventNetwork, { of, sizes }: Components, rank: Int32Array, known: Loops): Loops {
  const keepsGoing = closedSet(network, of);
  const active = new Uint8Array(of.length);
  const turns = (vertex: number): boolean => (sizes[of[vertex] as number] as number) > 1;
  const leave = (loops: number[][]): void => {
    for (const flows of loops) for (const flow of flows) active[flow] = 0;
  };
  for (let vertex = 0; vertex < of.length; vertex++)
    active[vertex] = turns(vertex) && (vertex >= network.flows || keepsGoing[vertex] === 1) ? 1 : 0;
  leave(known.runaway);
  const runaway = partsOf(network, active, rank);
  for (let flow = 0; flow < network.flows; flow++) active[flow] = turns(flow) ? 1 : 0;
  leave(known.runaway);
  leave(known.gated);
  leave(runaway);
  return { runaway, gated: partsOf(network, active, rank) };
}

/** The flows of each component of the active vertices that leads back to itself. */
function partsOf({ adjacency, flows }: EventNetwork, active: Uint8Array, rank: Int32Array): number[][] {
  const { of, sizes } = stronglyConnected(adjacency, active);
  const found: number[][] = Array.from(sizes, () => []);
  for (let flow = 0; flow < flows; flow++) {
    const part = of[flow] as number;
    if (part >= 0 && (sizes[part] as number) > 1) found[part]?.push(flow);
  }
  const byRank = (a: number, b: number): number => (rank[a] as number) - (rank[b] as number);
  const loops = found.filter((members) => members.length > 0);
  for (const members of loops) members.sort(byRank);
  return loops.sort(([a = 0], [b = 0]) => byRank(a, b));
}

/** On several branches the same flows form the same loop: it is told once, as the worst it is. */
function onePerFlows(nodes: readonly NetworkNode[], loops: readonly Found[]): Found[] {
  const told = new Map<string, Found>();
  return loops.filter((loop) => {
    const key = [...new Set(loop.flows.map((flow) => (nodes[flow] as NetworkNode).id))].sort().join("\n");
    const before = told.get(key);
    if (before && (loop.kind !== "possible" || before.wouldBe === "runaway" || loop.wouldBe === "gated"))
      return false;
    told.set(key, loop);
    return true;
  });
}

/** `whole` has every sender that may or may not send; it is `certain` itself where there is none. */
type Networks = { certain: EventNetwork; parts: Components; whole: EventNetwork; wholeParts: Components };

function tell(
  nodes: readonly NetworkNode[],
  loops: readonly Found[],
  { certain, parts, whole, wholeParts }: Networks,
  { oneBranch = false }: LoopOptions,
): NetworkLoop[] {
  const sure = toolsFor(certain, parts.of);
  const all = whole === certain ? sure : toolsFor(whole, wholeParts.of);
  const cuts = new CutFinder(whole, wholeParts.of);
  const check = oneBranch ? null : new CutCheck(nodes, loops, (changed) => kindsOf(changed));
  const feeding = feeders(certain, loops);
  return loops.map(({ flows, kind, wouldBe }) => {
    const { way, start, waits } = kind === "possible" ? all : sure;
    const split = waits.split(flows);
    const cut = cuts.propose(flows, waits === all.waits ? split : all.waits.split(flows));
    return {
      kind,
      wouldBe,
      flows,
      path: way.shortest(flows),
      ...split,
      start: wouldBe === "runaway" ? start.startOf(flows) : null,
      fedBy: kind === "gated" ? feeding(flows) : null,
      cut: check?.holdOnAllBranches(flows, cut) ?? cut,
    };
  });
}

const toolsFor = (network: EventNetwork, component: Int32Array) => ({
  way: new WayFinder(network),
  start: new StartFinder(network, component),
  waits: new WaitSplitter(network),
});

/** Says which runaway loop keeps a gated one going: all its flows get what they wait for, from loops before them too. */
function feeders(
  network: EventNetwork,
  loops: readonly Found[],
): (flows: readonly number[]) => number | null {
  if (loops[0]?.kind !== "runaway") return () => null;
  const { adjacency } = network;
  const alive = closedSet(network);
  const source = new Int32Array(adjacency.offsets.length - 1).fill(-1);
  const queue: number[] = [];
  for (const [index, { flows, kind }] of loops.entries()) {
    if (kind !== "runaway") continue;
    for (const flow of flows) {
      source[flow] = index;
      queue.push(flow);
    }
  }
  for (let next = 0; next < queue.length; next++) {
    const vertex = queue[next] as number;
    for (let at = adjacency.offsets[vertex] as number; at < (adjacency.offsets[vertex + 1] as number); at++) {
      const target = adjacency.targets[at] as number;
      if (source[target] !== -1 || (target < network.flows && alive[target] === 0)) continue;
      source[target] = source[vertex] as number;
      queue.push(target);
    }
  }
  return (flows) => {
    if (!flows.every((flow) => alive[flow] === 1)) return null;
    const from = source[flows[0] as number] as number;
    return from < 0 ? null : from;
  };
}
