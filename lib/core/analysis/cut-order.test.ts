import fc from "fast-check";
import { expect, it } from "vitest";
import { cheapestCut, EXACT_UP_TO } from "./cut-order.ts";
import { IndexHeap } from "./index-heap.ts";
import type { Slot } from "./loop-slot.ts";

const slotsFor = (flows: number, most: number): fc.Arbitrary<Slot[]> =>
  fc.array(
    fc.record({
      owner: fc.nat(flows - 1),
      cost: fc.constantFrom(1, 1, 2, 1000),
      senders: fc.uniqueArray(fc.nat(flows - 1), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: most },
  );

const cost = (slots: Slot[], chosen: readonly number[]): number =>
  chosen.reduce((sum, at) => sum + (slots[at]?.cost ?? 0), 0);

/** Takes away flows that nothing left feeds, until none is left or some keep feeding each other. */
function goesRound(flows: number, slots: readonly Slot[]): boolean {
  let left = Array.from({ length: flows }, (_, at) => at);
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.filter((flow) =>
      slots.some(({ owner, senders }) => owner === flow && senders.some((sender) => left.includes(sender))),
    );
  }
  return left.length > 0;
}

const without = (slots: readonly Slot[], chosen: readonly number[]): Slot[] =>
  slots.filter((_, at) => !chosen.includes(at));

it("finds the cheapest cut, as trying all of them does", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }).chain((flows) => fc.tuple(fc.constant(flows), slotsFor(flows, 9))),
      ([flows, slots]) => {
        const cut = cheapestCut(flows, slots);
        let cheapest = Number.POSITIVE_INFINITY;
        for (let set = 0; set < 2 ** slots.length; set++) {
          const chosen = slots.map((_, at) => at).filter((at) => (set >> at) % 2 === 1);
          if (cost(slots, chosen) < cheapest && !goesRound(flows, without(slots, chosen)))
            cheapest = cost(slots, chosen);
        }
        expect(goesRound(flows, without(slots, cut.slots))).toBe(false);
        expect({ cost: cost(slots, cut.slots), fewest: cut.fewest }).toEqual({
          cost: cheapest,
          fewest: true,
        });
      },
    ),
    { numRuns: 400 },
  );
});

it("finds the cheapest cut of tangled loops, as going through all sets of flows does", () => {
  const flows = 10;
  const chord = fc.record({
    owner: fc.nat(flows - 1),
    cost: fc.constant(1),
    senders: fc.tuple(fc.nat(flows - 1)),
  });
  const ring = Array.from({ length: flows }, (_, owner) => ({
    owner,
    cost: 1,
    senders: [(owner + flows - 1) % flows],
  }));
  fc.assert(
    fc.property(fc.array(chord, { minLength: 8, maxLength: 30 }), (chords) => {
      const slots: Slot[] = [...ring, ...chords];
      const least = new Array<number>(2 ** flows).fill(Number.POSITIVE_INFINITY);
      least[0] = 0;
      for (let placed = 0; placed < least.length; placed++) {
        for (let flow = 0; flow < flows; flow++) {
          if ((placed >> flow) % 2 === 1) continue;
          const empty = slots.filter(
            ({ owner, senders }) => owner === flow && senders.some((sender) => (placed >> sender) % 2 === 0),
          ).length;
          const next = placed + 2 ** flow;
          least[next] = Math.min(least[next] ?? 0, (least[placed] ?? 0) + empty);
        }
      }
      expect(cheapestCut(flows, slots).slots.length).toBe(least.at(-1));
    }),
    { numRuns: 150 },
  );
});

it("breaks every loop of a large one, and takes out nothing it need not", () => {
  fc.assert(
    fc.property(slotsFor(EXACT_UP_TO + 20, 120), (slots) => {
      const { slots: chosen } = cheapestCut(EXACT_UP_TO + 20, slots);
      expect(goesRound(EXACT_UP_TO + 20, without(slots, chosen))).toBe(false);
      for (const spare of chosen) {
        const others = chosen.filter((at) => at !== spare);
        expect(goesRound(EXACT_UP_TO + 20, without(slots, others))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

it("takes out the edge that leads back to the earlier flow where it makes no difference", () => {
  const slots = [
    { owner: 0, cost: 1, senders: [1] },
    { owner: 1, cost: 1, senders: [0] },
  ];
  expect(cheapestCut(2, slots)).toEqual({ slots: [0], fewest: true });
});

it("keeps the order of a heap while numbers move forward", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 40 }), fc.array(fc.nat(39)), (start, lowered) => {
      const key = [...start];
      const heap = new IndexHeap(key.length, (a, b) => (key[a] ?? 0) < (key[b] ?? 0));
      for (const item of lowered) {
        if (item >= key.length) continue;
        key[item] = (key[item] ?? 0) - 7;
        heap.rise(item);
      }
      const popped: number[] = [];
      for (let next = heap.pop(); next !== undefined; next = heap.pop()) popped.push(key[next] ?? 0);
      expect(popped).toEqual([...key].sort((a, b) => a - b));
    }),
  );
});
