// Loops found by structure against loops found by letting Argo's slots and Metaflow's events run (argo-events keeps the latest
// event of each dependency and empties all slots when it fires), on small random networks.
import fc from "fast-check";
import { expect, it } from "vitest";
import { withoutWaits } from "./cut-check.ts";
import type { NetworkNode } from "./event-network.ts";
import { findLoops } from "./find-loops.ts";

const NAMES = ["A", "B", "C", "D", "E"];
const EVENTS = ["x.x", "y.y"];

const wait = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...NAMES).map((name) => ({ event: `metaflow.${name}.end`, finishOnly: true })),
  },
  { weight: 3, arbitrary: fc.constantFrom(...EVENTS).map((event) => ({ event, finishOnly: false })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("metaflow.Outside.end", null).map((event) => ({ event, finishOnly: true })),
  },
);
const publication = (conditional: boolean) =>
  fc.constantFrom(...EVENTS).map((event) => ({ event, conditional }));
const networks = (withConditions: boolean): fc.Arbitrary<NetworkNode[]> =>
  fc
    .array(
      fc.record({
        waits: fc.uniqueArray(wait, { maxLength: 3, selector: ({ event }) => event }),
        publishes: fc.array(withConditions ? fc.boolean().chain(publication) : publication(false), {
          maxLength: 2,
        }),
      }),
      { minLength: 1, maxLength: NAMES.length },
    )
    .map((flows) =>
      flows.map(({ waits, publishes }, at) => ({
        id: `id-${at}`,
        name: NAMES[at] ?? "",
        heardAs: NAMES[at] ?? "",
        steps: [],
        endStep: null,
        publishes,
        waits,
      })),
    );

const sends = (node: NetworkNode, withConditions: boolean): Set<string> =>
  new Set([
    `metaflow.${node.name}.end`,
    ...node.publishes
      .filter(({ conditional }) => withConditions || !conditional)
      .map(({ event }) => String(event)),
  ]);

/** Whom each flow's events reach, as a matrix. */
function edges(nodes: readonly NetworkNode[], withConditions: boolean): boolean[][] {
  return nodes.map((from) => {
    const sent = sends(from, withConditions);
    return nodes.map((to) => to.waits.some(({ event }) => event !== null && sent.has(event)));
  });
}

/** The components of more than one flow, or of one that starts itself, by reachability; each as sorted places. */
function naiveComponents(edge: boolean[][], among: number[]): number[][] {
  const reach = edge.map((row) => [...row]);
  const row = (at: number): boolean[] => reach[at] ?? [];
  for (const via of among)
    for (const from of among)
      for (const to of among) if (row(from)[via] && row(via)[to]) row(from)[to] = true;
  const found = new Map<string, number[]>();
  for (const flow of among) {
    const part = among.filter((other) => row(flow)[other] && row(other)[flow]);
    if (part.length > 0) found.set(part.join(), part);
  }
  return [...found.values()];
}

const RUNS = 3000;

/** Lets `first` run once each and plays what follows among `among`; nothing comes from outside. Returns who still runs at the end. */
function play(
  nodes: readonly NetworkNode[],
  among: number[],
  first: number[],
  withConditions: boolean,
): Set<number> {
  const sent = nodes.map((node) => sends(node, withConditions));
  const filled = new Map(among.map((flow) => [flow, new Set<string>()]));
  const queue = [...first];
  for (let run = 0; run < queue.length && run < RUNS; run++) {
    for (const event of sent[queue[run] ?? 0] ?? []) {
      for (const flow of among) {
        const waits = nodes[flow]?.waits ?? [];
        const slots = filled.get(flow);
        if (!slots || !waits.some((other) => other.event === event)) continue;
        slots.add(event);
        if (waits.every((other) => other.event !== null && slots.has(other.event))) {
          slots.clear();
          queue.push(flow);
        }
      }
    }
  }
  return queue.length <= RUNS ? new Set() : new Set(queue.slice(RUNS / 2, RUNS));
}

function subsets<T>(items: readonly T[]): T[][] {
  const all: T[][] = [[]];
  for (const item of items) all.push(...all.map((one) => [...one, item]));
  return all;
}

type Kinds = { runaway: number[][]; gated: number[][] };

/** Runaway: goes on for ever. Gated: goes round without a flow of those. Flows of loops already told are left out. */
function playedKinds(nodes: readonly NetworkNode[], withConditions: boolean, told?: Kinds): Kinds {
  const edge = edges(nodes, withConditions);
  const kinds: Kinds = { runaway: [], gated: [] };
  const isIn = (loops: number[][] | undefined) => (flow: number) =>
    loops?.some((loop) => loop.includes(flow)) ?? false;
  for (const part of naiveComponents(
    edge,
    nodes.map((_, at) => at),
  )) {
    const goesOn = new Set(subsets(part).flatMap((first) => [...play(nodes, part, first, withConditions)]));
    const runaway = naiveComponents(
      edge,
      part.filter((flow) => goesOn.has(flow) && !isIn(told?.runaway)(flow)),
    );
    const toldOf = isIn([...(told?.runaway ?? []), ...(told?.gated ?? []), ...runaway]);
    kinds.runaway.push(...runaway);
    kinds.gated.push(
      ...naiveComponents(
        edge,
        part.filter((flow) => !toldOf(flow)),
      ),
    );
  }
  return { runaway: kinds.runaway.sort(byFirst), gated: kinds.gated.sort(byFirst) };
}

const byFirst = ([a = 0]: number[], [b = 0]: number[]): number => a - b;

function foundKinds(nodes: readonly NetworkNode[]): Kinds {
  const loops = findLoops(nodes);
  const of = (kind: string) => loops.filter((loop) => loop.kind === kind).map(({ flows }) => flows);
  return { runaway: of("runaway"), gated: of("gated") };
}

it("calls runaway exactly what goes on for ever once it is started, and gated what stops", () => {
  fc.assert(
    fc.property(networks(false), (nodes) => {
      expect(foundKinds(nodes)).toEqual(playedKinds(nodes, false));
    }),
    { numRuns: 3000 },
  );
});

it("says that one run is enough exactly when a run of one member goes on for ever", () => {
  fc.assert(
    fc.property(networks(false), (nodes) => {
      const parts = naiveComponents(
        edges(nodes, false),
        nodes.map((_, at) => at),
      );
      for (const { kind, flows, start } of findLoops(nodes)) {
        if (kind !== "runaway") continue;
        const part = parts.find((members) => flows.every((flow) => members.includes(flow))) ?? [];
        const one = flows.some((flow) =>
          flows.some((member) => play(nodes, part, [flow], false).has(member)),
        );
        expect(start).toBe(one ? "one run" : "several runs");
      }
    }),
    { numRuns: 3000 },
  );
});

it("calls possible what only a condition makes a loop, or a worse one", () => {
  fc.assert(
    fc.property(networks(true), (nodes) => {
      const sure = playedKinds(nodes, false);
      const possible = findLoops(nodes).filter(({ kind }) => kind === "possible");
      const of = (kind: string) =>
        possible.filter(({ wouldBe }) => wouldBe === kind).map(({ flows }) => flows);
      expect(foundKinds(nodes)).toEqual(sure);
      expect({ runaway: of("runaway"), gated: of("gated") }).toEqual(playedKinds(nodes, true, sure));
    }),
    { numRuns: 1500 },
  );
});

it("shows a shortest way round, told from its first flow by name", () => {
  fc.assert(
    fc.property(networks(false), (nodes) => {
      const edge = edges(nodes, false);
      for (const { flows, path } of findLoops(nodes)) {
        for (const [at, flow] of path.slice(1).entries()) expect(edge[path[at] ?? 0]?.[flow]).toBe(true);
        expect(path[0]).toBe(path.at(-1));
        expect(Math.min(...path)).toBe(path[0]);
        expect(path.every((flow) => flows.includes(flow))).toBe(true);
        expect(path.length - 1).toBe(Math.min(...flows.map((flow) => wayBack(edge, flows, flow))));
      }
    }),
    { numRuns: 1000 },
  );
});

function wayBack(edge: boolean[][], among: number[], start: number): number {
  let reached = [start];
  for (let hops = 1; hops <= among.length; hops++) {
    reached = among.filter((to) => reached.some((from) => edge[from]?.[to]));
    if (reached.includes(start)) return hops;
  }
  return Number.POSITIVE_INFINITY;
}

it("proposes the fewest triggers that end a loop, and makes no new or worse one", () => {
  fc.assert(
    fc.property(networks(true), (nodes) => {
      const loops = findLoops(nodes);
      for (const { flows, cut } of loops) {
        const ends = (removals: typeof cut.removals): boolean => {
          const edge = edges(withoutWaits(nodes, removals), true);
          const left = naiveComponents(
            edge,
            nodes.map((_, at) => at),
          ).flat();
          return !flows.some((flow) => left.includes(flow));
        };
        const after = findLoops(withoutWaits(nodes, cut.removals));
        expect(ends(cut.removals)).toBe(true);
        expect(cut.fewest).toBe(true);
        for (const loop of after) {
          expect(
            loops.some(
              (before) =>
                before.flows.some((flow) => loop.flows.includes(flow)) &&
                (before.wouldBe === "runaway" || loop.wouldBe === "gated"),
            ),
          ).toBe(true);
        }
        const triggers = flows.flatMap((node) =>
          (nodes[node]?.waits ?? []).map((_, at) => ({ node, wait: at })),
        );
        const fewer = subsets(triggers.map((_, at) => at)).filter((set) => set.length < cut.removals.length);
        expect(fewer.some((set) => ends(triggers.filter((_, at) => set.includes(at))))).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});
