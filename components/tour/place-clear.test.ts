import fc from "fast-check";
import { expect, test } from "vitest";
import { placeClear } from "./place-clear.ts";

const view = { width: 1440, height: 900 };
const panel = { width: 320, height: 150 };

test("it stands on the side asked for, begins where the anchor begins, and keeps a distance", () => {
  const anchor = { left: 300, top: 200, width: 216, height: 88 };
  expect(placeClear(anchor, panel, view, "below")).toEqual({ left: 300, top: 300 });
  expect(placeClear(anchor, panel, view, "right")).toEqual({ left: 528, top: 200 });
});

test("a bar as wide as the window has it above or below, whatever side was asked for", () => {
  const bar = { left: 0, top: 688, width: 1440, height: 212 };
  for (const side of ["below", "above", "left", "right"] as const)
    expect(placeClear(bar, panel, view, side).top).toBe(688 - 12 - 150);
});

test("the anchor stays free and the panel in sight wherever some side has room", () => {
  const box = fc.record({
    left: fc.integer({ min: 0, max: 1400 }),
    top: fc.integer({ min: 0, max: 860 }),
    width: fc.integer({ min: 1, max: 500 }),
    height: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(box, fc.constantFrom("below", "above", "left", "right"), (anchor, side) => {
      const { left, top } = placeClear(anchor, panel, view, side);
      expect(left).toBeGreaterThanOrEqual(8);
      expect(top).toBeGreaterThanOrEqual(8);
      expect(left + panel.width).toBeLessThanOrEqual(view.width - 8);
      expect(top + panel.height).toBeLessThanOrEqual(view.height - 8);
      const apart =
        left >= anchor.left + anchor.width ||
        anchor.left >= left + panel.width ||
        top >= anchor.top + anchor.height ||
        anchor.top >= top + panel.height;
      expect(apart).toBe(true);
    }),
  );
});
