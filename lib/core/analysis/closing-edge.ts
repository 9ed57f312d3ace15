// What one more trigger would close: for every flow at once, whether waiting for a given event puts it in a loop, and of which kind.
import type { EventNetwork, NetworkNode, NetworkWait } from "./event-network.ts";

/** Looking closely at one flow costs up to a walk over all that leads to the event; together they may look at so much. */
const BUDGET = 4_000_000;

/** Somebody must wait for the event that is asked about, or it would not be in the network. */
export const listener = (wait: NetworkWait): NetworkNode => ({
  id: "",
  name: "",
  heardAs: null,
  steps: [],
  endStep: null,
  publishes: [],
  waits: [wait],
});

/**
 * `event` is the one that any flow may come to wait for. Walks back from it once; after that each answer takes constant time, but for
 * the few flows that nothing starts yet and whose start the event depends on.
 */
export class ClosingEdge {
  readonly #network: EventNetwork;
  readonly #event: number;
  /** 0: does not lead to the event; else 1 + the flow that comes next on a shortest way there, itself for one that sends it. */
  readonly #next: Int32Array;
  /** Vertices that lead to the event. */
  readonly #leads: Uint8Array;
  /** The event that took a flow out of the greatest set that keeps going; -1 for one that nothing starts, -2 for one still in it. */
  readonly #cause: Int32Array;
  readonly #sending: Int32Array;
  readonly #pivots: Set<number>;
  readonly #seen: Int32Array;
  readonly #left: Int32Array;
  #look = 0;
  #spent = 0;

  /** @param network its last node is the listener */
  constructor(network: EventNetwork) {
    this.#network = network;
    const { waits, adjacency, flows } = this.#network;
    const vertices = adjacency.offsets.length - 1;
    this.#event = waits.targets[waits.offsets[flows - 1] as number] as number;
    this.#next = new Int32Array(flows);
    this.#leads = new Uint8Array(vertices);
    this.#cause = new Int32Array(flows).fill(-2);
    this.#sending = new Int32Array(vertices);
    this.#seen = new Int32Array(vertices);
    this.#left = new Int32Array(vertices);
    this.#walkBack();
    this.#settle();
    this.#pivots = this.#findPivots();
  }

  /** Whether the flow would be in a loop if it waited for the event. */
  closes(flow: number): boolean {
    return this.#next[flow] !== 0;
  }

  /** A shortest way round: from the flow to the event's sender, and the flow again. */
  way(flow: number): number[] {
    const way = [flow];
    for (let at = flow; this.#next[at] !== at + 1; ) {
      at = (this.#next[at] as number) - 1;
      way.push(at);
    }
    way.push(flow);
    return way;
  }

  /** Whether the loop would need nothing from outside. */
  runsForEver(flow: number): boolean {
    const { waits } = this.#network;
    const triggered = (waits.offsets[flow + 1] as number) > (waits.offsets[flow] as number);
    const sent = (this.#sending[this.#event] as number) > 0;
    // One more event to wait for keeps nothing going that did not go before.
    if (triggered && (this.#cause[flow] !== -2 || !sent)) return false;
    if (!triggered && !sent && !this.#pivots.has(flow)) return false;
    if (this.#spent > BUDGET) return true;
    return this.#looksClosed(flow);
  }

  /** What flows of the way wait for that none of the loop's flows sends: place of the flow, place in its waits. */
  gates(flow: number): { node: number; wait: number }[] {
    const { waits, senders } = this.#network;
    this.#mark(flow);
    const found: { node: number; wait: number }[] = [];
    for (const node of new Set(this.way(flow))) {
      const first = waits.offsets[node] as number;
      for (let at = first; at < (waits.offsets[node + 1] as number); at++) {
        const event = waits.targets[at] as number;
        const from = senders.targets.subarray(senders.offsets[event], senders.offsets[event + 1]);
        if (!from.some((sender) => this.#seen[sender] === this.#look)) found.push({ node, wait: at - first });
      }
    }
    return found;
  }

  #walkBack(): void {
    const { senders, waits, flows } = this.#network;
    const queue: number[] = [];
    this.#leads[this.#event] = 1;
    const reach = (event: number, next: number): void => {
      for (let at = senders.offsets[event] as number; at < (senders.offsets[event + 1] as number); at++) {
        const sender = senders.targets[at] as number;
        if (this.#leads[sender] === 1) continue;
        this.#leads[sender] = 1;
        this.#next[sender] = (next < 0 ? sender : next) + 1;
        queue.push(sender);
      }
    };
    reach(this.#event, -1);
    for (let at = 0; at < queue.length; at++) {
      const flow = queue[at] as number;
      for (let to = waits.offsets[flow] as number; to < (waits.offsets[flow + 1] as number); to++) {
        const event = waits.targets[to] as number;
        if (this.#leads[event] === 1) continue;
        this.#leads[event] = 1;
        reach(event, flow);
      }
    }
    this.#next[flows - 1] = 0;
  }

  /** The greatest set that keeps going as things are, with the reason of each flow that is not in it. See closed-set.ts. */
  #settle(): void {
    const { flows, adjacency, waits, senders } = this.#network;
    const vertices = adjacency.offsets.length - 1;
    const gone: number[] = [];
    const drop = (flow: number, cause: number): void => {
      if (this.#cause[flow] !== -2) return;
      this.#cause[flow] = cause;
      gone.push(flow);
    };
    for (let event = flows; event < vertices; event++)
      this.#sending[event] = (senders.offsets[event + 1] as number) - (senders.offsets[event] as number);
    for (let flow = 0; flow < flows; flow++) {
      const [first, end] = [waits.offsets[flow] as number, waits.offsets[flow + 1] as number];
      if (first === end) drop(flow, -1);
      for (let at = first; at < end; at++)
        if (this.#sending[waits.targets[at] as number] === 0) drop(flow, waits.targets[at] as number);
    }
    for (let at = 0; at < gone.length; at++) {
      const flow = gone[at] as number;
      for (let by = adjacency.offsets[flow] as number; by < (adjacency.offsets[flow + 1] as number); by++) {
        const event = adjacency.targets[by] as number;
        const still = (this.#sending[event] as number) - 1;
        this.#sending[event] = still;
        if (still !== 0) continue;
        for (let to = adjacency.offsets[event] as number; to < (adjacency.offsets[event + 1] as number); to++)
          drop(adjacency.targets[to] as number, event);
      }
    }
  }

  /** Flows that nothing starts and on which, by the reasons found, the event hangs: no other one can keep it coming. */
  #findPivots(): Set<number> {
    const { senders } = this.#network;
    const pivots = new Set<number>();
    if ((this.#sending[this.#event] as number) > 0) return pivots;
    const queue = [this.#event];
    const seen = new Set(queue);
    for (let at = 0; at < queue.length; at++) {
      const event = queue[at] as number;
      for (let by = senders.offsets[event] as number; by < (senders.offsets[event + 1] as number); by++) {
        const sender = senders.targets[by] as number;
        const cause = this.#cause[sender] as number;
        if (cause === -1) pivots.add(sender);
        else if (cause >= 0 && !seen.has(cause)) {
          seen.add(cause);
          queue.push(cause);
        }
      }
    }
    return pivots;
  }

  /** Marks, with the number of this look, all that `flow` leads to and that leads to the event: the loop there would be. */
  #mark(flow: number): number[] {
    const { adjacency } = this.#network;
    const look = ++this.#look;
    const marked = [flow];
    this.#seen[flow] = look;
    for (let at = 0; at < marked.length; at++) {
      const vertex = marked[at] as number;
      for (
        let to = adjacency.offsets[vertex] as number;
        to < (adjacency.offsets[vertex + 1] as number);
        to++
      ) {
        const target = adjacency.targets[to] as number;
        this.#spent++;
        if (this.#leads[target] === 0 || this.#seen[target] === look) continue;
        this.#seen[target] = look;
        marked.push(target);
      }
    }
    return marked;
  }

  /** Takes out of the marked loop what does not get all it waits for from inside, and sees whether it still goes round. */
  #looksClosed(flow: number): boolean {
    const { adjacency, waits, senders, flows } = this.#network;
    const marked = this.#mark(flow);
    const look = this.#look;
    const isIn = (vertex: number): boolean => this.#seen[vertex] === look;
    const out: number[] = [];
    for (const event of marked) {
      if (event < flows) continue;
      let count = 0;
      for (let at = senders.offsets[event] as number; at < (senders.offsets[event + 1] as number); at++)
        if (isIn(senders.targets[at] as number)) count++;
      this.#left[event] = count;
    }
    for (const one of marked) {
      if (one >= flows) continue;
      const [first, end] = [waits.offsets[one] as number, waits.offsets[one + 1] as number];
      let gets = first < end || one === flow;
      for (let at = first; gets && at < end; at++) gets = isIn(waits.targets[at] as number);
      if (!gets) out.push(one);
    }
    for (const one of out) this.#seen[one] = 0;
    for (let at = 0; at < out.length; at++) {
      const gone = out[at] as number;
      for (let by = adjacency.offsets[gone] as number; by < (adjacency.offsets[gone + 1] as number); by++) {
        const event = adjacency.targets[by] as number;
        if (!isIn(event)) continue;
        const still = (this.#left[event] as number) - 1;
        this.#left[event] = still;
        if (still !== 0) continue;
        this.#seen[event] = 0;
        for (
          let to = adjacency.offsets[event] as number;
          to < (adjacency.offsets[event + 1] as number);
          to++
        ) {
          const waiting = adjacency.targets[to] as number;
          if (!isIn(waiting)) continue;
          this.#seen[waiting] = 0;
          out.push(waiting);
        }
      }
    }
    return isIn(flow) && isIn(this.#event) && this.#leadsInside(flow, look);
  }

  /** Whether the flow still leads to the event by what is left. */
  #leadsInside(flow: number, look: number): boolean {
    const { adjacency } = this.#network;
    const queue = [flow];
    this.#seen[flow] = 0;
    for (let at = 0; at < queue.length; at++) {
      const vertex = queue[at] as number;
      if (vertex === this.#event) return true;
      for (
        let to = adjacency.offsets[vertex] as number;
        to < (adjacency.offsets[vertex + 1] as number);
        to++
      ) {
        const target = adjacency.targets[to] as number;
        if (this.#seen[target] !== look) continue;
        this.#seen[target] = 0;
        queue.push(target);
      }
    }
    return false;
  }
}
