import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { simulationQueue } from "./simulation-queue.ts";

/** A run that the test ends. */
function held() {
  let end: () => void = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
}

it("runs as many as there is room for, the others in their order", async () => {
  const started: string[] = [];
  const runs = Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, held()]));
  const queue = simulationQueue(async () => 2);
  for (const [id, { over }] of Object.entries(runs))
    queue.enter(id, () => {
      started.push(id);
      return over;
    });
  await pause(0);
  expect(started).toEqual(["a", "b"]);
  expect([queue.position("a"), queue.position("c"), queue.position("d"), queue.position("x")]).toEqual([
    null,
    0,
    1,
    null,
  ]);
  runs.b?.end();
  await pause(0);
  expect(started).toEqual(["a", "b", "c"]);
});

it("takes a waiting one out, and no other", async () => {
  const started: string[] = [];
  const first = held();
  const queue = simulationQueue(async () => 1);
  queue.enter("a", () => first.over);
  queue.enter("b", async () => void started.push("b"));
  queue.enter("c", async () => void started.push("c"));
  await pause(0);
  expect([queue.withdraw("a"), queue.withdraw("b"), queue.withdraw("b")]).toEqual([false, true, false]);
  first.end();
  await pause(0);
  expect(started).toEqual(["c"]);
});

it("gives the place on when one ends in a bug, and heeds a changed setting at the next turn", async () => {
  let room = 1;
  const started: string[] = [];
  const queue = simulationQueue(async () => room);
  const first = held();
  queue.enter("a", () => first.over.then(() => Promise.reject(new Error("planned by the test"))));
  for (const id of ["b", "c"]) queue.enter(id, () => new Promise(() => started.push(id)));
  await pause(0);
  room = 2;
  first.end();
  await pause(0);
  expect(started).toEqual(["b", "c"]);
});

it("never runs more than there is room for, and runs each exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
      async (room, lengths) => {
        let running = 0;
        let most = 0;
        const done: number[] = [];
        const queue = simulationQueue(async () => room);
        await Promise.all(
          lengths.map(
            (turns, index) =>
              new Promise<void>((resolve) =>
                queue.enter(String(index), async () => {
                  most = Math.max(most, ++running);
                  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
                  running -= 1;
                  done.push(index);
                  resolve();
                }),
              ),
          ),
        );
        expect(most).toBeLessThanOrEqual(room);
        expect(done.sort((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
      },
    ),
  );
});
