import fc from "fast-check";
import { expect, it } from "vitest";
import { matchedParts } from "./matched-parts.ts";

it("marks what was typed", () => {
  expect(matchedParts("FeatureFlow", ["flow", "fea"])).toEqual([
    { part: "Fea", matched: true, at: 0 },
    { part: "ture", matched: false, at: 3 },
    { part: "Flow", matched: true, at: 7 },
  ]);
  expect(matchedParts("A", ["b"])).toEqual([{ part: "A", matched: false, at: 0 }]);
});

it("loses nothing of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string({ minLength: 1 })), (text, words) => {
      expect(
        matchedParts(text, words)
          .map(({ part }) => part)
          .join(""),
      ).toBe(text);
    }),
  );
});
