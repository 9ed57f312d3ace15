import { expect, test } from "vitest";
import { pngScale } from "./png-picture.ts";

test("a picture is drawn at two pixels for each unit, and smaller only where browsers draw no more", () => {
  expect(pngScale({ width: 1200, height: 800 })).toBe(2);
  expect(pngScale({ width: 16_384, height: 100 })).toBe(0.5);
  const { width, height } = { width: 8000, height: 8000 };
  const scale = pngScale({ width, height });
  expect(scale * width * scale * height).toBeCloseTo(32_000_000);
});
