// Finds every loop, says which kind it is, and proposes how to break it.
import { closedSet } from "./closed-set.ts";
import { CutCheck } from "./cut-check.ts";
import { type EventNetwork, type EventNetworks, eventNetworks, type NetworkNode } from "./event-network.ts";
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
  /** `eventNetworks(nodes)`, if they are at hand. */
  networks?: EventNetworks;
  /** No two nodes are one flow: each has an id of its own. */
  oneBranch?: boolean;
};

/** Flows that form a loop, in the order of their names, before anything more is told of it. */
export type FoundLoop = { flows: number[]; wouldBe: "runaway" | "gated"; kind: LoopKind };

/**
 * Every component of flows that start each other, over resolved event names. In each component the greatest set of flows that wait
 * only for each other is runaway, part by part; what goes round beside it, or where there is no such set, is gated.
 * A loop that exists on several branches is told once.
 * @returns runaway loops, then gated, then possible ones, each kind by the name of its first flow; linear but for the ways round of
 * loops up to 200 flows and the exact cut of those up to 20
 */
export function findLoops(nodes: readonly NetworkNode[], options: LoopOptions = {}): NetworkLoop[] {
  const search = searchLoops(nodes, options);
  return search ? search.found.map((loop) => search.tell(loop)) : [];
}

/** The loops of a network, each told only when it is asked for. */
export type LoopSearch = {
  /** In the order of `findLoops`. */
  found: readonly FoundLoop[];
  /**
   * The component of each vertex, with everything that may send an event. But for `fedBy`, and on several branches for the cut,
   * nothing that is told of a loop depends on anything outside its component.
   */
  component: Int32Array;
  tell: (loop: FoundLoop) => NetworkLoop;
  /** What `tell` would say, without the rest of it. */
  fedBy: (loop: FoundLoop) => number | null;
  /** How its budget stands, which all loops share: see `StartFinder`. */
  startOf: (loop: FoundLoop) => Pick<StartFinder, "spent" | "spend">;
};

/** @returns null when nothing goes round */
export function searchLoops(
  nodes: readonly NetworkNode[],
  { networks: known, oneBranch = false }: LoopOptions,
): LoopSearch | null {
  const networks = networksOf(nodes, known);
  if (!networks) return null;
  const found = kinds(nodes, networks, oneBranch);
  const { certain, parts, whole, wholeParts } = networks;
  const sure = toolsFor(certain, parts.of);
  const all = whole === certain ? sure : toolsFor(whole, wholeParts.of);
  const toolsOf = ({ kind }: FoundLoop): Tools => (kind === "possible" ? all : sure);
  const cuts = new CutFinder(whole, wholeParts.of);
  const check = oneBranch ? null : new CutCheck(nodes, found, (changed) => kindsOf(changed));
  let feeding: ReturnType<typeof feeders> | null = null;
  const fedBy = ({ kind, flows }: FoundLoop): number | null => {
    if (kind !== "gated") return null;
    feeding ??= feeders(certain, found);
    return feeding(flows);
  };
  const tell = (loop: FoundLoop): NetworkLoop => {
    const { flows, kind, wouldBe } = loop;
    const { way, start, waits } = toolsOf(loop);
    const split = waits.split(flows);
    const cut = cuts.propose(flows, waits === all.waits ? split : all.waits.split(flows));
    return {
      kind,
      wouldBe,
      flows,
      path: way.shortest(flows),
      ...split,
      start: wouldBe === "runaway" ? start.startOf(flows) : null,
      fedBy: fedBy(loop),
      cut: check?.holdOnAllBranches(flows, cut) ?? cut,
    };
  };
  return { found, component: wholeParts.of, tell, fedBy, startOf: (loop) => toolsOf(loop).start };
}

/** Only which flows form a loop of which kind. */
const kindsOf = (nodes: readonly NetworkNode[]): FoundLoop[] => {
  const networks = networksOf(nodes);
  return networks ? kinds(nodes, networks, false) : [];
};

/** @returns null when nothing goes round */
function networksOf(
  nodes: readonly NetworkNode[],
  { certain, whole }: EventNetworks = eventNetworks(nodes),
): Networks | null {
  const wholeParts = stronglyConnected(whole.adjacency);
  if (wholeParts.sizes.length === wholeParts.of.length) return null;
  const parts = whole === certain ? wholeParts : stronglyConnected(certain.adjacency);
  return { certain, parts, whole, wholeParts };
}

function kinds(
  nodes: readonly NetworkNode[],
  { certain, parts, whole, wholeParts }: Networks,
  oneBranch: boolean,
): FoundLoop[] {
  const byName = orderByName(nodes);
  const sure = classify(certain, parts, byName, { runaway: [], gated: [] });
  const possible = whole === certain ? null : classify(whole, wholeParts, byName, sure);
  const found = [
    ...sure.runaway.map((flows): FoundLoop => ({ flows, kind: "runaway", wouldBe: "runaway" })),
    ...sure.gated.map((flows): FoundLoop => ({ flows, kind: "gated", wouldBe: "gated" })),
    ...(possible?.runaway ?? []).map((flows): FoundLoop => ({ flows, kind: "possible", wouldBe: "runaway" })),
    ...(possible?.gated ?? []).map((flows): FoundLoop => ({ flows, kind: "possible", wouldBe: "gated" })),
  ];
  // Among flows on one branch, only a possible loop can be one that was found before.
  return oneBranch && possible === null ? found : onePerFlows(nodes, found);
}

type Order = (a: number, b: number) => number;

/** By flow name, then id, then branch. */
const orderByName =
  (nodes: readonly NetworkNode[]): Order =>
  (a, b) => {
    const left = nodes[a] as NetworkNode;
    const right = nodes[b] as NetworkNode;
    if (left.name !== right.name) return left.name < right.name ? -1 : 1;
    if (left.id !== right.id) return left.id < right.id ? -1 : 1;
    return a - b;
  };

type Loops = { runaway: number[][]; gated: number[][] };

/**
 * The loops of one network. Runaway: the parts of the greatest sets of flows that keep each other going. Gated: what goes round
 * without any flow of those.
 * @param known loops that were told already: a flow of a runaway one is in no other, one of a gated loop at most in a runaway one
 */
function classify(network: EventNetwork, { of, sizes }: Components, byName: Order, known: Loops): Loops {
  const keepsGoing = closedSet(network, of);
  const active = new Uint8Array(of.length);
  const turns = (vertex: number): boolean => (sizes[of[vertex] as number] as number) > 1;
  const leave = (loops: number[][]): void => {
    for (const flows of loops) for (const flow of flows) active[flow] = 0;
  };
  for (let vertex = 0; vertex < of.length; vertex++)
    active[vertex] = turns(vertex) && (vertex >= network.flows || keepsGoing[vertex] === 1) ? 1 : 0;
  leave(known.runaway);
  const runaway = partsOf(network, active, byName);
  for (let flow = 0; flow < network.flows; flow++) active[flow] = turns(flow) ? 1 : 0;
  leave(known.runaway);
  leave(known.gated);
  leave(runaway);
  return { runaway, gated: partsOf(network, active, byName) };
}

/** The flows of each component of the active vertices that leads back to itself. */
function partsOf({ adjacency, flows }: EventNetwork, active: Uint8Array, byName: Order): number[][] {
  const { of, sizes } = stronglyConnected(adjacency, active);
  const found: number[][] = Array.from(sizes, () => []);
  for (let flow = 0; flow < flows; flow++) {
    const part = of[flow] as number;
    if (part >= 0 && (sizes[part] as number) > 1) found[part]?.push(flow);
  }
  const loops = found.filter((members) => members.length > 0);
  for (const members of loops) members.sort(byName);
  return loops.sort(([a = 0], [b = 0]) => byName(a, b));
}

/** On several branches the same flows form the same loop: it is told once, as the worst it is. */
function onePerFlows(nodes: readonly NetworkNode[], loops: readonly FoundLoop[]): FoundLoop[] {
  const told = new Map<string, FoundLoop>();
  return loops.filter((loop) => {
    const key = [...new Set(loop.flows.map((flow) => (nodes[flow] as NetworkNode).id))].sort().join("\n");
    const before = told.get(key);
    if (before && (loop.kind !== "possible" || before.wouldBe === "runaway" || loop.wouldBe === "gated"))
      return false;
    told.set(key, loop);
    return true;
  });
}

type Networks = EventNetworks & { parts: Components; wholeParts: Components };

type Tools = { way: WayFinder; start: StartFinder; waits: WaitSplitter };

const toolsFor = (network: EventNetwork, component: Int32Array): Tools => ({
  way: new WayFinder(network),
  start: new StartFinder(network, component),
  waits: new WaitSplitter(network),
});

/** Says which runaway loop keeps a gated one going: all its flows get what they wait for, from loops before them too. */
function feeders(
  network: EventNetwork,
  loops: readonly FoundLoop[],
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
