// A trigger is taken out of the flow, so on every branch at once: makes sure that this starts no loop on another branch.
import type { NetworkNode } from "./event-network.ts";
import type { WaitPlace } from "./loop-waits.ts";
import type { ProposedCut } from "./propose-cut.ts";

type Kind = { flows: readonly number[]; wouldBe: "runaway" | "gated" };

/** Looking at the whole network again is linear: not done more often than this. */
const LOOKS = 20;

/** The nodes as they are once the flows of `removals` no longer wait for those events, on whatever branch. */
export function withoutWaits(nodes: readonly NetworkNode[], removals: readonly WaitPlace[]): NetworkNode[] {
  const places = new Map<string, Set<number>>();
  for (const { node, wait } of removals) {
    const { id, waits } = nodes[node] as NetworkNode;
    const gone = places.get(id) ?? new Set<number>();
    for (const place of waits[wait]?.places ?? [wait]) gone.add(place);
    places.set(id, gone);
  }
  return nodes.map((node) => {
    const gone = places.get(node.id);
    if (!gone) return node;
    const { id, name, heardAs, steps, conditionalSteps, endStep, publishes } = node;
    const waits = node.waits.filter((wait, at) => !(wait.places ?? [at]).every((place) => gone.has(place)));
    return { id, name, heardAs, steps, conditionalSteps, endStep, publishes, waits };
  });
}

/** Knows which flows stand on several branches; a flow on one branch only needs no check. */
export class CutCheck {
  readonly #nodes: readonly NetworkNode[];
  readonly #loops: readonly Kind[];
  readonly #kindsOf: (nodes: readonly NetworkNode[]) => Kind[];
  readonly #several = new Set<string>();
  #looks = 0;

  /** @param loops all that there are now; `kindsOf` finds those of changed nodes */
  constructor(
    nodes: readonly NetworkNode[],
    loops: readonly Kind[],
    kindsOf: (nodes: readonly NetworkNode[]) => Kind[],
  ) {
    this.#nodes = nodes;
    this.#loops = loops;
    this.#kindsOf = kindsOf;
    const met = new Set<string>();
    for (const { id } of nodes) (met.has(id) ? this.#several : met).add(id);
  }

  /**
   * @param flows the loop that the cut is for
   * @returns the cut, or, where it would leave the loop or start one on another branch, one that takes out whole triggers: flows that
   * nothing starts are in no loop, so that cannot make one
   */
  holdOnAllBranches(flows: readonly number[], cut: ProposedCut): ProposedCut {
    if (this.#several.size === 0) return cut;
    if (!cut.removals.some(({ node }) => this.#several.has(this.#idOf(node)))) return cut;
    if (this.#holds(flows, cut.removals)) return { ...cut, ring: false };
    const ofOwners = this.#wholeTriggers([...new Set(cut.removals.map(({ node }) => node))]);
    if (this.#holds(flows, ofOwners.removals)) return ofOwners;
    return this.#wholeTriggers(flows);
  }

  #wholeTriggers(flows: readonly number[]): ProposedCut {
    const removals = flows.flatMap((node) =>
      (this.#nodes[node] as NetworkNode).waits.map((_, wait) => ({ node, wait })),
    );
    return { removals, fewest: removals.length === 1, ring: false };
  }

  #holds(flows: readonly number[], removals: readonly WaitPlace[]): boolean {
    if (this.#looks++ >= LOOKS) return false;
    const before = this.#loops.map((loop) => ({ ids: this.#idsOf(loop.flows), wouldBe: loop.wouldBe }));
    const own = this.#idsOf(flows);
    return this.#kindsOf(withoutWaits(this.#nodes, removals)).every((loop) => {
      const ids = this.#idsOf(loop.flows);
      if (ids.size === own.size && [...ids].every((id) => own.has(id))) return false;
      return before.some(
        (known) =>
          (loop.wouldBe === "gated" || known.wouldBe === "runaway") &&
          [...ids].every((id) => known.ids.has(id)),
      );
    });
  }

  #idOf(node: number): string {
    return (this.#nodes[node] as NetworkNode).id;
  }

  #idsOf(flows: readonly number[]): Set<string> {
    return new Set(flows.map((flow) => this.#idOf(flow)));
  }
}
