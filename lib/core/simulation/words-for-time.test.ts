import { expect, it } from "vitest";
import { ageInWords, durationInWords } from "./words-for-time.ts";

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;

it("writes a length of time by its two largest parts", () => {
  expect(
    [-5, 0, 449, 1000, 41.9 * S, 6 * MIN, 6 * MIN + 12 * S, 2 * H + 5 * MIN + 59 * S, 76 * H].map(
      durationInWords,
    ),
  ).toEqual(["0.0 s", "0.0 s", "0.4 s", "1 s", "41 s", "6 min", "6 min 12 s", "2 h 5 min", "3 d 4 h"]);
});

it("writes an age by its largest part", () => {
  expect([-3, 4 * S, 5 * S, 12 * MIN, 3.9 * H, 50 * H].map(ageInWords)).toEqual([
    "just now",
    "just now",
    "5 s ago",
    "12 min ago",
    "3 h ago",
    "2 d ago",
  ]);
});
