import { expect, it } from "vitest";
import { around, common, isWithin, onPixels, partsAround } from "./boxes.ts";

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const areaOf = ({ width, height }: { width: number; height: number }) => width * height;

it("tells what two boxes share, and what is around both", () => {
  expect(common(box(0, 0, 10, 10), box(6, 4, 10, 10))).toEqual(box(6, 4, 4, 6));
  expect(areaOf(common(box(0, 0, 10, 10), box(20, 0, 10, 10)))).toBe(0);
  expect(around(box(0, 0, 10, 10), box(6, 4, 10, 10))).toEqual(box(0, 0, 16, 14));
});

it("cuts what is around a box into parts that do not overlap", () => {
  const [inner, outer] = [box(3, 2, 4, 5), box(0, 0, 10, 10)];
  const parts = partsAround(inner, outer);
  expect(parts).toHaveLength(4);
  expect(parts.reduce((sum, part) => sum + areaOf(part), areaOf(inner))).toBe(areaOf(outer));
  for (const [at, part] of parts.entries())
    for (const other of [inner, ...parts.slice(at + 1)]) expect(areaOf(common(part, other))).toBe(0);
  expect(partsAround(outer, outer)).toEqual([]);
  expect(partsAround(box(0, 0, 10, 7), outer)).toEqual([box(0, 7, 10, 3)]);
});

it("grows to whole pixels", () => {
  expect(onPixels(box(0.3, 1.6, 2, 2), 1)).toEqual(box(0, 1, 3, 3));
  expect(onPixels(box(0.3, 1.6, 2, 2), 2)).toEqual(box(0, 1.5, 2.5, 2.5));
});

it("knows a box within another, borders included", () => {
  expect(isWithin(box(0, 0, 10, 10), box(0, 0, 10, 10))).toBe(true);
  expect(isWithin(box(0, 0, 11, 10), box(0, 0, 10, 10))).toBe(false);
});
