import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_CHOSEN, presenceSchema, tellable } from "./presence.ts";

const tab = "0b6f1f0e-95a1-4a8e-9d0f-5f5b8a1f3a11";

test("what is tellable is taken, whatever the keys hold, and the rest is counted", () => {
  const key = fc.string({ unit: "binary", minLength: 1, maxLength: 330 }).map((id) => `flow:${id}`);
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      const told = tellable(keys);
      expect(told.chosen.length + told.more).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining(told.chosen));
      const presence = { tab, person: tab, view: "canvas", ...told };
      expect(presenceSchema.safeParse(presence).error).toBeUndefined();
      expect(Buffer.byteLength(JSON.stringify({ ...presence, name: "Ж".repeat(200) }))).toBeLessThan(7_000);
    }),
    { numRuns: 200 },
  );
  const many = Array.from({ length: 1_000 }, (_, at) => `flow:${at}`);
  expect(tellable(many)).toEqual({ chosen: many.slice(0, MOST_CHOSEN), more: 1_000 - MOST_CHOSEN });
});

test("nothing else is taken", () => {
  const good = { tab, person: tab, view: "list", chosen: ["event:orders.landed", "note:n"], more: 0 };
  expect(presenceSchema.safeParse(good).success).toBe(true);
  for (const change of [
    { tab: "me" },
    { view: "everything" },
    { chosen: ["edge:1"] },
    { chosen: Array.from({ length: 21 }, (_, at) => `flow:${at}`) },
    { chosen: Array.from({ length: 20 }, () => `flow:${"x".repeat(300)}`) },
    { more: -1 },
    { name: "Ada" },
  ])
    expect([change, presenceSchema.safeParse({ ...good, ...change }).success]).toEqual([change, false]);
});
