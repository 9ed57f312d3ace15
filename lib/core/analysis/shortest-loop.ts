// The shortest way round a loop, for showing it.
import type { EventNetwork } from "./event-network.ts";

/** Up to this many flows the shortest of all ways round is looked for; beyond, the shortest through the first flow. */
export const SHORTEST_OF_ALL_UP_TO = 200;

/** Working arrays, one set for all loops of a network. */
export class WayFinder {
  readonly #network: EventNetwork;
  readonly #inLoop: Int32Array;
  readonly #seen: Int32Array;
  readonly #cameFrom: Int32Array;
  readonly #queue: Int32Array;
  #loop = 0;
  #search = 0;

  constructor(network: EventNetwork) {
    const vertices = network.adjacency.offsets.length - 1;
    this.#network = network;
    this.#inLoop = new Int32Array(vertices);
    this.#seen = new Int32Array(vertices);
    this.#cameFrom = new Int32Array(vertices);
    this.#queue = new Int32Array(vertices);
  }

  /**
   * @param members the flows of a loop, in the order of their names; they lead to each other through events they send themselves
   * @returns the flows of a shortest way round, the first one repeated at the end; of several equally short ones that of the
   * earlier member
   */
  shortest(members: readonly number[]): number[] {
    this.#loop++;
    for (const member of members) this.#inLoop[member] = this.#loop;
    const starts = members.length <= SHORTEST_OF_ALL_UP_TO ? members : members.slice(0, 1);
    let best: number[] = [];
    for (const start of starts) {
      const found = this.#roundFrom(start, best.length === 0 ? Number.POSITIVE_INFINITY : best.length - 1);
      if (found) best = found;
      if (best.length === 2) break;
    }
    return best;
  }

  /** Breadth first; `limit` is how many flows, the repeated one included, the way found must stay under. */
  #roundFrom(start: number, limit: number): number[] | null {
    const { adjacency } = this.#network;
    const search = ++this.#search;
    let end = 0;
    let layerEnd = 1;
    let hops = 1;
    this.#queue[end++] = start;
    for (let next = 0; next < end; next++) {
      if (next === layerEnd) {
        layerEnd = end;
        hops++;
      }
      if (hops >= limit) return null;
      const flow = this.#queue[next] as number;
      for (let at = adjacency.offsets[flow] as number; at < (adjacency.offsets[flow + 1] as number); at++) {
        const event = adjacency.targets[at] as number;
        if (this.#seen[event] === search) continue;
        this.#seen[event] = search;
        for (
          let to = adjacency.offsets[event] as number;
          to < (adjacency.offsets[event + 1] as number);
          to++
        ) {
          const reached = adjacency.targets[to] as number;
          if (reached === start) return this.#wayBack(start, flow);
          if (this.#seen[reached] === search || this.#inLoop[reached] !== this.#loop) continue;
          this.#seen[reached] = search;
          this.#cameFrom[reached] = flow;
          this.#queue[end++] = reached;
        }
      }
    }
    return null;
  }

  #wayBack(start: number, last: number): number[] {
    const way = [start];
    for (let flow = last; flow !== start; flow = this.#cameFrom[flow] as number) way.push(flow);
    way.push(start);
    return way.reverse();
  }
}
