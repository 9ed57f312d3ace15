// Loops as they were told before: an edit changes one flow, so most components, and with them their loops, stay as they were.
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { FoundLoop, LoopSearch } from "./find-loops.ts";
import type { Loop } from "./loop.ts";

/** `spent` is what finding out cost of the budget that all loops share. */
type KeptLoop = { loop: Loop; spent: number };
/**
 * A component with a loop: its flows in the order of the document, those of them that are called by more than their name because
 * others share it, and its loops in the order found.
 */
type KeptComponent = { flows: FlowOnBranch[]; shared: FlowOnBranch[]; loops: KeptLoop[] };

/** By the first flow of the component. */
const kept = new WeakMap<FlowOnBranch, KeptComponent>();

/** Gives back the loops of components whose flows and names did not change; only for flows that are on one branch each. */
export class KeptLoops {
  readonly #search: LoopSearch;
  readonly #components = new Map<number, { loops: KeptLoop[]; asked: number }>();

  constructor(placed: readonly FlowOnBranch[], search: LoopSearch, isShared: (name: string) => boolean) {
    this.#search = search;
    const flowsOf = new Map<number, FlowOnBranch[]>();
    for (const loop of search.found) flowsOf.set(this.#componentOf(loop), []);
    for (let at = 0; at < placed.length; at++)
      flowsOf.get(search.component[at] as number)?.push(placed[at] as FlowOnBranch);
    for (const [component, flows] of flowsOf) {
      const first = flows[0] as FlowOnBranch;
      const shared = flows.filter(({ name }) => isShared(name));
      const before = kept.get(first);
      const loops =
        before && isEqual(before.flows, flows) && isEqual(before.shared, shared) ? before.loops : [];
      kept.set(first, { flows, shared, loops });
      this.#components.set(component, { loops, asked: 0 });
    }
  }

  /**
   * To be asked for every loop once, in the order found: in a component that is the same, so is that order.
   * @param fedBy the way round of the loop that keeps this one going, which may be in another component
   */
  loopOf(found: FoundLoop, fedBy: Loop["path"] | null, tell: () => Loop): Loop {
    const component = this.#components.get(this.#componentOf(found));
    if (!component) return tell();
    const place = component.asked++;
    const before = component.loops[place];
    const start = this.#search.startOf(found);
    if (before && before.loop.fedBy === fedBy && start.spend(before.spent)) return before.loop;
    const spent = start.spent;
    const loop = tell();
    // Where the budget ended the search there is no answer to keep.
    component.loops[place] = {
      loop,
      spent: loop.start === "not worked out" ? Number.POSITIVE_INFINITY : start.spent - spent,
    };
    return loop;
  }

  #componentOf({ flows }: FoundLoop): number {
    return this.#search.component[flows[0] as number] as number;
  }
}

const isEqual = (before: readonly FlowOnBranch[], now: readonly FlowOnBranch[]): boolean =>
  before.length === now.length && before.every((one, at) => one === now[at]);
