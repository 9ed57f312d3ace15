import { expect, test } from "vitest";
import { freePart } from "./free-part.ts";

const canvas = { x: 200, y: 48, width: 800, height: 600 };

test("is all of it when nothing stands on it", () => {
  expect(freePart(canvas, [{ x: 0, y: 48, width: 200, height: 600 }], 0)).toEqual({
    x: 0,
    y: 0,
    width: 800,
    height: 600,
  });
});

test("leaves out panels that lie over its borders, and the bars", () => {
  const palette = { x: 200, y: 48, width: 208, height: 600 };
  const inspector = { x: 680, y: 48, width: 320, height: 600 };
  expect(freePart(canvas, [palette, inspector], 52)).toEqual({ x: 208, y: 52, width: 272, height: 496 });
});

test("is no slit: then it is the whole width, and bars take only what is left over", () => {
  const phone = { x: 0, y: 48, width: 390, height: 190 };
  const inspector = { x: 70, y: 48, width: 320, height: 700 };
  expect(freePart(phone, [inspector], 80)).toEqual({ x: 0, y: 15, width: 390, height: 160 });
  expect(freePart({ ...phone, height: 100 }, [], 80)).toEqual({ x: 0, y: 0, width: 390, height: 100 });
});
