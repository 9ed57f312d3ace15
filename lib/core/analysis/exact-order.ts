// The cheapest order of a few flows, proven: see cut-order.ts for what an order costs. Sets of flows are bits of a number.
import type { Slot } from "./loop-slot.ts";

/** What each flow waits for inside the loop: the set of senders, and what it costs to do without. */
type Waits = { mask: number; cost: number }[][];

/** Beyond so many sets met, trying them all one after the other is quicker than looking for the next best one. */
const SETS_MET = 20_000;

/** Answers, oldest first: an edit elsewhere leaves a tangled loop as it is, and it is not looked at again. */
const known = new Map<string, number[] | null>();
const KEPT = 2000;

/**
 * @param count at most 20
 * @param bound what a known order costs
 * @returns an order that is cheaper than `bound`, and than which none is cheaper; null when there is none
 */
export function cheaperOrder(count: number, slots: readonly Slot[], bound: number): number[] | null {
  if (bound <= 1) return null;
  const waits: Waits = Array.from({ length: count }, () => []);
  let key = `${bound}`;
  for (const { owner, cost, senders } of slots) {
    let mask = 0;
    for (const sender of senders) mask |= 1 << sender;
    waits[owner]?.push({ cost, mask });
    key += `;${owner},${mask},${cost}`;
  }
  let order = known.get(key);
  if (order !== undefined) return order;
  order = searched(count, slots, waits, bound);
  known.set(key, order);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return order;
}

function searched(count: number, slots: readonly Slot[], waits: Waits, bound: number): number[] | null {
  const least = separateLoops(count, slots);
  if (least === bound) return null;
  const tried = improve(waits);
  const cost = costOf(tried, waits);
  if (cost === least) return tried;
  return nextBest(count, waits, Math.min(cost, bound)) ?? (cost < bound ? tried : null);
}

/** What `flow` costs when it comes right after the flows of `placed`. */
function price(waits: Waits, flow: number, placed: number): number {
  let sum = 0;
  for (const { cost, mask } of waits[flow] as Waits[number]) if ((mask & ~placed) !== 0) sum += cost;
  return sum;
}

function costOf(order: readonly number[], waits: Waits): number {
  let placed = 0;
  let sum = 0;
  for (const flow of order) {
    sum += price(waits, flow, placed);
    placed |= 1 << flow;
  }
  return sum;
}

/** Moves one flow at a time to where it costs least, until no move helps. */
function improve(waits: Waits): number[] {
  let order = waits.map((_, flow) => flow);
  for (let moved = true; moved; ) {
    moved = false;
    for (let flow = 0; flow < waits.length; flow++) {
      const others = order.filter((other) => other !== flow);
      const place = bestPlace(flow, others, order.indexOf(flow), waits);
      if (place === null) continue;
      order = [...others.slice(0, place), flow, ...others.slice(place)];
      moved = true;
    }
  }
  return order;
}

/** @returns null when `now` is as good as any */
function bestPlace(flow: number, others: readonly number[], now: number, waits: Waits): number | null {
  const before = [0];
  const after: number[] = [];
  const own: number[] = [];
  let placed = 0;
  for (const [at, other] of others.entries()) {
    own.push(price(waits, flow, placed));
    before.push((before[at] as number) + price(waits, other, placed));
    after.push(price(waits, other, placed | (1 << flow)));
    placed |= 1 << other;
  }
  own.push(price(waits, flow, placed));
  let rest = after.reduce((sum, cost) => sum + cost, 0);
  let best = { place: now, cost: Number.POSITIVE_INFINITY };
  let current = 0;
  for (let place = 0; place <= others.length; place++) {
    const cost = (before[place] as number) + (own[place] as number) + rest;
    if (place === now) current = cost;
    if (cost < best.cost) best = { place, cost };
    rest -= after[place] ?? 0;
  }
  return best.cost < current ? best.place : null;
}

/**
 * Loops that share no trigger, shortest first: each of them needs one taken out, so no cut is cheaper than all together.
 * @returns what they cost at least
 */
function separateLoops(count: number, slots: readonly Slot[]): number {
  const left = slots.map(({ cost }) => cost);
  const into: number[][] = Array.from({ length: count }, () => []);
  for (let index = 0; index < slots.length; index++) into[(slots[index] as Slot).owner]?.push(index);
  let sum = 0;
  for (;;) {
    const loop = shortestLoop(count, slots, into, left);
    if (!loop) return sum;
    const least = Math.min(...loop.map((index) => left[index] as number));
    sum += least;
    for (const index of loop) left[index] = (left[index] as number) - least;
  }
}

/** The slots of a shortest way round by slots with something left, walked backwards; null when there is none. */
function shortestLoop(
  count: number,
  slots: readonly Slot[],
  into: readonly number[][],
  left: readonly number[],
): number[] | null {
  let best: number[] | null = null;
  const towards = new Int32Array(count);
  const slotTaken = new Int32Array(count);
  for (let start = 0; start < count; start++) {
    const queue = [start];
    let seen = 0;
    for (let at = 0; at < queue.length && (seen & (1 << start)) === 0; at++) {
      const flow = queue[at] as number;
      for (const index of into[flow] as number[]) {
        if ((left[index] as number) === 0) continue;
        for (const sender of (slots[index] as Slot).senders) {
          if ((seen & (1 << sender)) !== 0) continue;
          seen |= 1 << sender;
          towards[sender] = flow;
          slotTaken[sender] = index;
          queue.push(sender);
        }
      }
    }
    if ((seen & (1 << start)) === 0) continue;
    const loop = [slotTaken[start] as number];
    for (let flow = towards[start] as number; flow !== start; flow = towards[flow] as number)
      loop.push(slotTaken[flow] as number);
    if (!best || loop.length < best.length) best = loop;
  }
  return best;
}

/** How a set of placed flows was reached: from which, by placing which flow; others then came free of cost. */
type Reached = { cost: number; from: number; by: number };

/**
 * Dijkstra over the sets of flows already placed. What costs nothing is placed at once, and only flows of one part that nothing else
 * leads to are tried: neither loses the cheapest order.
 */
function nextBest(count: number, waits: Waits, bound: number): number[] | null {
  const all = 2 ** count - 1;
  const behind = waits.map((list) => list.reduce((mask, wait) => mask | wait.mask, 0));
  const best = new Map<number, Reached>();
  const queue: number[][] = [];
  const reach = (set: number, cost: number, from: number, by: number): void => {
    // What is left still goes round, so it costs something.
    if (cost >= (set === all ? bound : bound - 1)) return;
    const known = best.get(set);
    if (known && known.cost <= cost) return;
    best.set(set, { cost, from, by });
    queue[cost] ??= [];
    queue[cost]?.push(set);
  };
  reach(withFree(0, behind), 0, 0, -1);
  for (let cost = 0; cost < queue.length; cost++) {
    const level = queue[cost];
    if (!level) continue;
    for (const placed of level) {
      if (best.get(placed)?.cost !== cost) continue;
      if (placed === all) return orderTo(all, best, count, waits);
      if (best.size > SETS_MET) return bestOfAll(count, waits, bound);
      const part = firstPart(all & ~placed, behind, count);
      for (let flow = 0; flow < count; flow++) {
        if ((part & (1 << flow)) === 0) continue;
        const total = cost + price(waits, flow, placed);
        if (total < bound) reach(withFree(placed | (1 << flow), behind), total, placed, flow);
      }
    }
  }
  return null;
}

/** `placed` and every flow that then costs nothing: all that is behind it is placed. */
function withFree(placed: number, behind: readonly number[]): number {
  let now = placed;
  for (let before = -1; before !== now; ) {
    before = now;
    for (let flow = 0; flow < behind.length; flow++)
      if (((behind[flow] as number) & ~now) === 0) now |= 1 << flow;
  }
  return now;
}

/** One strongly connected part of `open` that no other open flow leads to. */
function firstPart(open: number, behind: readonly number[], count: number): number {
  const ancestors = (flow: number): number => {
    let reached = 1 << flow;
    for (let fresh = reached; fresh !== 0; ) {
      const one = 31 - Math.clz32(fresh);
      fresh &= ~(1 << one);
      const more = (behind[one] as number) & open & ~reached;
      reached |= more;
      fresh |= more;
    }
    return reached;
  };
  let root = 31 - Math.clz32(open & -open);
  let part = ancestors(root);
  for (let flow = 0; flow < count; flow++) {
    if ((part & (1 << flow)) === 0) continue;
    const above = ancestors(flow);
    if ((above & (1 << root)) !== 0) continue;
    root = flow;
    part = above;
    flow = -1;
  }
  return part;
}

/** Steps back through the sets, then writes down what each step placed. */
function orderTo(all: number, best: ReadonlyMap<number, Reached>, count: number, waits: Waits): number[] {
  const steps: { from: number; by: number; to: number }[] = [];
  for (let to = all, step = best.get(to); step; step = step.by < 0 ? undefined : best.get(to)) {
    steps.unshift({ from: step.from, by: step.by, to });
    to = step.from;
  }
  const order: number[] = [];
  for (const { from, by, to } of steps) {
    let placed = from;
    for (let next = by; placed !== to; next = -1) {
      for (let flow = 0; next < 0 && flow < count; flow++)
        if ((to & ~placed & (1 << flow)) !== 0 && price(waits, flow, placed) === 0) next = flow;
      order.push(next);
      placed |= 1 << next;
    }
  }
  return order;
}

/** Every set once, smaller ones first: 2^count steps of `count` each, however tangled the loop. */
function bestOfAll(count: number, waits: Waits, bound: number): number[] | null {
  const sets = 2 ** count;
  const cost = new Int32Array(sets).fill(bound);
  const last = new Int8Array(sets);
  cost[0] = 0;
  for (let placed = 0; placed < sets - 1; placed++) {
    const soFar = cost[placed] as number;
    if (soFar >= bound) continue;
    for (let flow = 0; flow < count; flow++) {
      if ((placed & (1 << flow)) !== 0) continue;
      const total = soFar + price(waits, flow, placed);
      const next = placed | (1 << flow);
      if (total >= (cost[next] as number)) continue;
      cost[next] = total;
      last[next] = flow;
    }
  }
  if ((cost[sets - 1] as number) >= bound) return null;
  const order: number[] = [];
  for (let set = sets - 1; set !== 0; set &= ~(1 << (order.at(-1) as number)))
    order.push(last[set] as number);
  return order.reverse();
}
