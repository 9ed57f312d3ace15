import { expect, test } from "vitest";
import { counted, countedIfAny, inDigits } from "./counted.ts";

test("thousands are set apart, and one is not many", () => {
  expect([0, 999, 10_000, 1_234_567].map(inDigits)).toEqual(["0", "999", "10,000", "1,234,567"]);
  expect([
    counted(1, "flow"),
    counted(0, "flow"),
    counted(10_000, "flow"),
    counted(2, "copy", "copies"),
  ]).toEqual(["1 flow", "0 flows", "10,000 flows", "2 copies"]);
  expect([countedIfAny(0, "flow"), countedIfAny(2, "flow")]).toEqual(["", "2 flows"]);
});
