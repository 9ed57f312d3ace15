// Which triggers of a loop to take out so that none of its flows is in any loop afterwards.
import { cheapestCut } from "./cut-order.ts";
import type { EventNetwork, NetworkNode } from "./event-network.ts";
import type { Slot } from "./loop-slot.ts";
import type { SplitWaits, WaitPlace } from "./loop-waits.ts";

export type ProposedCut = {
  /** Events that flows are to wait for no longer. */
  removals: WaitPlace[];
  /** Proven: no smaller number of triggers of the loop's flows does it. Always so up to 20 flows. */
  fewest: boolean;
  /** The loop is a plain ring: any one of its triggers would do as well. */
  ring: boolean;
};

/** Ways round by way of flows outside the loop are told apart up to this many flows; in larger loops each is taken to join all. */
const TELL_DETOURS_UP_TO = 64;
/** Keeps a cut away from triggers that cannot be changed here, if there is another way. */
const COST_OF_FIXED = 1000;
const NOBODY: readonly number[] = [];
/** Stands for the sender where they are not told apart. */
const EVERYONE = -1;

/** Working arrays, one set for all loops of a network. */
export class CutFinder {
  readonly #network: EventNetwork;
  readonly #component: Int32Array;
  /** Place in the loop at hand, of flows that are in it. */
  readonly #place: Int32Array;
  readonly #inLoop: Int32Array;
  readonly #seen: Int32Array;
  #loop = 0;
  #search = 0;

  /** @param network with everything that may send an event; `component` its strongly connected components */
  constructor(network: EventNetwork, component: Int32Array) {
    const vertices = network.adjacency.offsets.length - 1;
    this.#network = network;
    this.#component = component;
    this.#place = new Int32Array(network.flows);
    this.#inLoop = new Int32Array(network.flows);
    this.#seen = new Int32Array(vertices);
  }

  /**
   * Only triggers of the loop's own flows are taken out. As none of these flows is in a loop afterwards, and a loop elsewhere has no
   * flow with fewer events to wait for, no loop is made and none gets worse.
   * @param members in the order of their names: where it makes no difference, an edge back to an earlier one goes
   * @param split what they wait for from each other, and the rest
   */
  propose(members: readonly number[], { inner, gates }: SplitWaits): ProposedCut {
    this.#loop++;
    for (let at = 0; at < members.length; at++) {
      const member = members[at] as number;
      this.#inLoop[member] = this.#loop;
      this.#place[member] = at;
    }
    const detours = this.#detours(members);
    const slots: (Slot & WaitPlace)[] = [];
    for (const { node, wait, senders } of inner) this.#addSlot(slots, node, wait, senders, detours);
    if (detours) for (const { node, wait } of gates) this.#addSlot(slots, node, wait, NOBODY, detours);
    const cut = cheapestCut(members.length, slots);
    return {
      removals: cut.slots.map((at) => slots[at] as WaitPlace).map(({ node, wait }) => ({ node, wait })),
      fewest: cut.fewest && (detours === null || members.length <= TELL_DETOURS_UP_TO),
      ring:
        detours === null &&
        slots.length === members.length &&
        slots.every(({ senders }) => senders.length === 1),
    };
  }

  #addSlot(
    slots: (Slot & WaitPlace)[],
    node: number,
    wait: number,
    senders: readonly number[],
    detours: ReadonlyMap<number, ReadonlySet<number>> | null,
  ): void {
    const { waits, nodes } = this.#network;
    const owner = this.#place[node] as number;
    const around = detours?.get(waits.targets[(waits.offsets[node] as number) + wait] as number);
    let from = senders.map((sender) => this.#place[sender] as number);
    // Not told apart: as if the flow itself sent it, so that it goes in any case.
    if (around) from = around.has(EVERYONE) ? [owner] : [...new Set([...from, ...around])];
    if (from.length === 0) return;
    const { fixed, waits: waited } = nodes[node] as NetworkNode;
    const cost = (waited[wait]?.places?.length ?? 1) * (fixed ? COST_OF_FIXED : 1);
    slots.push({ node, wait, owner, cost, senders: from });
  }

  /**
   * Events that a member sets off only by way of flows outside the loop but in its component, with the members that do.
   * @returns null when the loop is its whole component
   */
  #detours(members: readonly number[]): Map<number, Set<number>> | null {
    const starts: { sender: number; from: number[] }[] = [];
    for (const [place, member] of members.entries()) {
      const out = this.#stepsOut(member);
      if (out.length > 0) starts.push({ sender: place, from: out });
    }
    if (starts.length === 0) return null;
    const found = new Map<number, Set<number>>();
    const apart = members.length <= TELL_DETOURS_UP_TO;
    const searches = apart ? starts : [{ sender: EVERYONE, from: starts.flatMap(({ from }) => from) }];
    for (const { sender, from } of searches) {
      for (const event of this.#reachedOutside(from)) {
        const set = found.get(event);
        if (set) set.add(sender);
        else found.set(event, new Set([sender]));
      }
    }
    return found;
  }

  /** Flows outside the loop, in its component, that wait for something a member sends. */
  #stepsOut(member: number): number[] {
    const { adjacency } = this.#network;
    const out: number[] = [];
    for (let at = adjacency.offsets[member] as number; at < (adjacency.offsets[member + 1] as number); at++) {
      const event = adjacency.targets[at] as number;
      // An event of another component leads nowhere back.
      if (this.#component[event] === this.#component[member]) this.#waitingOutside(event, out);
    }
    return out;
  }

  #waitingOutside(event: number, into: number[]): void {
    const { adjacency } = this.#network;
    for (let to = adjacency.offsets[event] as number; to < (adjacency.offsets[event + 1] as number); to++) {
      const flow = adjacency.targets[to] as number;
      if (this.#component[flow] === this.#component[event] && this.#inLoop[flow] !== this.#loop)
        into.push(flow);
    }
  }

  /** Every event sent by `from` or by flows outside the loop that they lead to. */
  #reachedOutside(from: readonly number[]): number[] {
    const { adjacency } = this.#network;
    const search = ++this.#search;
    const events: number[] = [];
    const queue = [...from];
    for (const flow of queue) this.#seen[flow] = search;
    for (let next = 0; next < queue.length; next++) {
      const flow = queue[next] as number;
      for (let at = adjacency.offsets[flow] as number; at < (adjacency.offsets[flow + 1] as number); at++) {
        const event = adjacency.targets[at] as number;
        if (this.#seen[event] === search || this.#component[event] !== this.#component[flow]) continue;
        this.#seen[event] = search;
        events.push(event);
        const reached: number[] = [];
        this.#waitingOutside(event, reached);
        for (const waiting of reached) {
          if (this.#seen[waiting] === search) continue;
          this.#seen[waiting] = search;
          queue.push(waiting);
        }
      }
    }
    return events;
  }
}
