// The fewest slots to empty so that nothing goes round: a search over the order in which flows could start each other.
import { cheaperOrder } from "./exact-order.ts";
import { IndexHeap } from "./index-heap.ts";
import type { Slot } from "./loop-slot.ts";
import { toAdjacency } from "./strongly-connected.ts";

/**
 * Written in any order, the flows of a loop need just those slots taken out that one at or after their owner fills. So the cheapest
 * order is the cheapest cut. Exact up to `EXACT_UP_TO` flows; beyond, a good order without backtracking.
 */
export const EXACT_UP_TO = 20;

export type Cut = { slots: number[]; fewest: boolean };

/**
 * @param count flows are `0 … count - 1`; earlier ones are kept before later ones where it makes no difference
 * @returns indexes of the slots to take out, ascending
 */
export function cheapestCut(count: number, slots: readonly Slot[]): Cut {
  const quick = spared(count, slots, takenOut(slots, greedyOrder(count, slots)));
  if (count > EXACT_UP_TO) return { slots: quick, fewest: quick.length === 1 };
  const order = cheaperOrder(count, slots, costOf(slots, quick));
  return { slots: order ? takenOut(slots, order) : quick, fewest: true };
}

const costOf = (slots: readonly Slot[], chosen: readonly number[]): number =>
  chosen.reduce((sum, slot) => sum + (slots[slot]?.cost ?? 0), 0);

function takenOut(slots: readonly Slot[], order: readonly number[]): number[] {
  const place = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) place[order[at] as number] = at;
  const chosen: number[] = [];
  for (let index = 0; index < slots.length; index++) {
    const { owner, senders } = slots[index] as Slot;
    if (senders.some((sender) => (place[sender] as number) >= (place[owner] as number))) chosen.push(index);
  }
  return chosen;
}

/** Always the flow next that costs least, then the one that most others wait for; a heap, so nearly linear. */
function greedyOrder(count: number, slots: readonly Slot[]): number[] {
  const cost = new Float64Array(count);
  const wanted = new Int32Array(count);
  const open = new Int32Array(slots.length);
  let edges = 0;
  for (let index = 0; index < slots.length; index++) {
    const { owner, cost: price, senders } = slots[index] as Slot;
    cost[owner] = (cost[owner] as number) + price;
    open[index] = senders.length;
    edges += senders.length;
    for (const sender of senders) wanted[sender] = (wanted[sender] as number) + 1;
  }
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  for (let index = slots.length - 1; index >= 0; index--) {
    for (const sender of (slots[index] as Slot).senders) {
      from[--edges] = sender;
      to[edges] = index;
    }
  }
  const feeds = toAdjacency(count, from, to);
  const before = (a: number, b: number): boolean =>
    cost[a] !== cost[b]
      ? (cost[a] as number) < (cost[b] as number)
      : wanted[a] !== wanted[b]
        ? (wanted[a] as number) > (wanted[b] as number)
        : a < b;
  const heap = new IndexHeap(count, before);
  const order: number[] = [];
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    order.push(next);
    for (let at = feeds.offsets[next] as number; at < (feeds.offsets[next + 1] as number); at++) {
      const index = feeds.targets[at] as number;
      const left = (open[index] as number) - 1;
      open[index] = left;
      const { owner, cost: price } = slots[index] as Slot;
      if (left > 0 || !heap.holds(owner)) continue;
      cost[owner] = (cost[owner] as number) - price;
      heap.rise(owner);
    }
  }
  return order;
}

/** Puts back what need not have been taken out. Quadratic at worst, so only where that is little. */
function spared(count: number, slots: readonly Slot[], chosen: number[]): number[] {
  if (chosen.length * slots.length > 200_000) return chosen;
  const cut = new Set(chosen);
  const into: number[][] = Array.from({ length: count }, () => []);
  for (let index = 0; index < slots.length; index++) into[(slots[index] as Slot).owner]?.push(index);
  for (const candidate of [...chosen].sort((a, b) => costOf(slots, [b]) - costOf(slots, [a]))) {
    const { owner, senders } = slots[candidate] as Slot;
    if (!leadsTo(owner, senders, slots, into, cut)) cut.delete(candidate);
  }
  return chosen.filter((index) => cut.has(index));
}

/** Whether `from` is one of `to`, or before one of them, by the slots that are not cut: walked backwards. */
function leadsTo(
  from: number,
  to: readonly number[],
  slots: readonly Slot[],
  into: readonly number[][],
  cut: ReadonlySet<number>,
): boolean {
  const seen = new Set(to);
  for (const flow of seen) {
    if (flow === from) return true;
    for (const index of into[flow] ?? [])
      if (!cut.has(index)) for (const sender of (slots[index] as Slot).senders) seen.add(sender);
  }
  return false;
}
