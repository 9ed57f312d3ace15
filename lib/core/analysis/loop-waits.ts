// What the flows of a loop wait for: what flows of it send, which are its edges, and what comes from outside.
import type { EventNetwork } from "./event-network.ts";

/** The event at place `wait` of what flow `node` waits for. */
export type WaitPlace = { node: number; wait: number };
/** One that flows of the loop send. */
export type InnerWait = WaitPlace & { senders: readonly number[] };

export type SplitWaits = { inner: InnerWait[]; gates: WaitPlace[] };

/** Working arrays, one set for all loops of a network. */
export class WaitSplitter {
  readonly #network: EventNetwork;
  readonly #inLoop: Int32Array;
  #loop = 0;

  constructor(network: EventNetwork) {
    this.#network = network;
    this.#inLoop = new Int32Array(network.flows);
  }

  /** @returns both in the order of the flows, then of what each waits for */
  split(flows: readonly number[]): SplitWaits {
    const { waits } = this.#network;
    this.#loop++;
    for (const flow of flows) this.#inLoop[flow] = this.#loop;
    const sentBy = new Map<number, readonly number[]>();
    const inner: InnerWait[] = [];
    const gates: WaitPlace[] = [];
    for (const node of flows) {
      const first = waits.offsets[node] as number;
      for (let at = first; at < (waits.offsets[node + 1] as number); at++) {
        const senders = this.#sendersOf(waits.targets[at] as number, sentBy);
        if (senders.length === 0) gates.push({ node, wait: at - first });
        else inner.push({ node, wait: at - first, senders });
      }
    }
    return { inner, gates };
  }

  /** An event with many senders may have many waiting for it: its list is made once. */
  #sendersOf(event: number, sentBy: Map<number, readonly number[]>): readonly number[] {
    const { offsets, targets } = this.#network.senders;
    const [first, end] = [offsets[event] as number, offsets[event + 1] as number];
    if (end - first <= 1) {
      const sender = targets[first] as number;
      return end > first && this.#inLoop[sender] === this.#loop ? [sender] : NONE;
    }
    const known = sentBy.get(event);
    if (known) return known;
    const senders = new Set<number>();
    for (let at = first; at < end; at++)
      if (this.#inLoop[targets[at] as number] === this.#loop) senders.add(targets[at] as number);
    const list = [...senders];
    sentBy.set(event, list);
    return list;
  }
}

const NONE: readonly number[] = [];
