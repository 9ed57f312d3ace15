// Whether one run of one flow sets a runaway loop going, or several flows have to have run.
import type { EventNetwork } from "./event-network.ts";

/**
 * "not worked out": finding out would take more than the budget, which only loops of thousands of flows with gates inside exceed.
 */
export type LoopStart = "one run" | "several runs" | "not worked out";

/** How many sendings all loops of a network may look at together. */
const BUDGET = 2_000_000;

/**
 * After a run, an event waits in its slot until its flow starts. So a flow that has run makes run, once at least, every flow all
 * of whose events come from flows that have run; and flows that have all run once and wait only for each other never stop: on each
 * way round at least one event stays under way.
 */
export class StartFinder {
  readonly #network: EventNetwork;
  readonly #component: Int32Array;
  readonly #missing: Int32Array;
  readonly #sending: Int32Array;
  /** The search in which a flow last ran, or an event was last heard. */
  readonly #stamp: Int32Array;
  readonly #queue: Int32Array;
  readonly #failed: Uint8Array;
  readonly #gone: Int32Array;
  readonly #inLoop: Int32Array;
  #search = 0;
  #loop = 0;
  #spent = 0;

  constructor(network: EventNetwork, component: Int32Array) {
    const vertices = network.adjacency.offsets.length - 1;
    this.#network = network;
    this.#component = component;
    this.#missing = new Int32Array(network.flows);
    this.#sending = new Int32Array(vertices);
    this.#stamp = new Int32Array(vertices);
    this.#queue = new Int32Array(network.flows);
    this.#failed = new Uint8Array(network.flows);
    this.#gone = new Int32Array(network.flows);
    this.#inLoop = new Int32Array(network.flows);
  }

  /** How many sendings were looked at so far. */
  get spent(): number {
    return this.#spent;
  }

  /**
   * Takes over the answer of another finder for a loop that is still the same, and what it spent on that.
   * @returns false when that would be beyond the budget: then it has to be asked again
   */
  spend(sendings: number): boolean {
    if (this.#spent + sendings > BUDGET) return false;
    this.#spent += sendings;
    return true;
  }

  /**
   * @param members the flows of one runaway loop
   * @returns whether a run of one of them is enough
   */
  startOf(members: readonly number[]): LoopStart {
    this.#loop++;
    for (const member of members) {
      this.#inLoop[member] = this.#loop;
      this.#failed[member] = 0;
    }
    const { offsets } = this.#network.waits;
    const gateSize = (flow: number): number => (offsets[flow + 1] as number) - (offsets[flow] as number);
    // A flow that waits for one event runs whenever a sender of it has run: what it could start, the sender starts too.
    const likely = members.filter((member) => gateSize(member) > 1);
    for (const candidates of [likely, members]) {
      for (const member of candidates) {
        if (this.#failed[member] === 1) continue;
        if (this.#spent > BUDGET) return "not worked out";
        if (this.#keepsGoingAfter(member)) return "one run";
      }
    }
    return "several runs";
  }

  #keepsGoingAfter(first: number): boolean {
    const { adjacency, waits } = this.#network;
    const search = ++this.#search;
    let end = 0;
    this.#queue[end++] = first;
    this.#stamp[first] = search;
    this.#missing[first] = (waits.offsets[first + 1] as number) - (waits.offsets[first] as number);
    for (let next = 0; next < end; next++) {
      const ran = this.#queue[next] as number;
      for (let at = adjacency.offsets[ran] as number; at < (adjacency.offsets[ran + 1] as number); at++) {
        const event = adjacency.targets[at] as number;
        if (this.#component[event] !== this.#component[first]) continue;
        if (this.#stamp[event] === search) {
          this.#sending[event] = (this.#sending[event] as number) + 1;
          continue;
        }
        this.#stamp[event] = search;
        this.#sending[event] = 1;
        end = this.#hear(event, first, end);
      }
    }
    if (this.#missing[first] === 0) return true;
    if (this.#someStayWithout(first, end)) return true;
    for (let at = 0; at < end; at++) this.#failed[this.#queue[at] as number] = 1;
    return false;
  }

  /** Fills the slots that wait for the event; flows whose last one it was join the queue. */
  #hear(event: number, first: number, end: number): number {
    const { adjacency, waits } = this.#network;
    let last = end;
    for (let to = adjacency.offsets[event] as number; to < (adjacency.offsets[event + 1] as number); to++) {
      const flow = adjacency.targets[to] as number;
      if (this.#component[flow] !== this.#component[first]) continue;
      this.#spent++;
      if (this.#stamp[flow] !== this.#search && this.#stamp[flow] !== -this.#search) {
        this.#stamp[flow] = -this.#search;
        this.#missing[flow] = (waits.offsets[flow + 1] as number) - (waits.offsets[flow] as number);
      }
      const missing = (this.#missing[flow] as number) - 1;
      this.#missing[flow] = missing;
      if (missing > 0 || this.#stamp[flow] === this.#search) continue;
      this.#stamp[flow] = this.#search;
      this.#queue[last++] = flow;
    }
    return last;
  }

  /** All that ran, but for the first, were started by each other: takes out the first and what then lacks a sender. */
  #someStayWithout(first: number, ran: number): boolean {
    const { adjacency } = this.#network;
    let left = 0;
    this.#gone[left++] = first;
    this.#stamp[first] = 0;
    for (let next = 0; next < left; next++) {
      const gone = this.#gone[next] as number;
      for (let at = adjacency.offsets[gone] as number; at < (adjacency.offsets[gone + 1] as number); at++) {
        const event = adjacency.targets[at] as number;
        if (this.#component[event] !== this.#component[first]) continue;
        this.#spent++;
        const still = (this.#sending[event] as number) - 1;
        this.#sending[event] = still;
        if (still !== 0) continue;
        for (
          let to = adjacency.offsets[event] as number;
          to < (adjacency.offsets[event + 1] as number);
          to++
        ) {
          const flow = adjacency.targets[to] as number;
          if (this.#stamp[flow] !== this.#search) continue;
          this.#stamp[flow] = 0;
          this.#gone[left++] = flow;
        }
      }
    }
    for (let at = 0; at < ran; at++) {
      const flow = this.#queue[at] as number;
      if (this.#stamp[flow] === this.#search && this.#inLoop[flow] === this.#loop) return true;
    }
    return false;
  }
}
