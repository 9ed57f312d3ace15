import { expect, test, vi } from "vitest";
import { drawnPicture } from "./drawn-pictures.ts";

test("a picture is drawn once, its tag says what it shows, and old ones make room", () => {
  const draw = vi.fn(() => "<svg/>");
  const first = drawnPicture("a", draw);
  expect(drawnPicture("a", draw)).toBe(first);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(drawnPicture("b", () => "<svg/>").etag).toBe(first.etag);
  expect(drawnPicture("c", () => "<svg></svg>").etag).not.toBe(first.etag);

  const large = "x".repeat(20_000_000);
  drawnPicture("d", () => large);
  drawnPicture("a", draw);
  drawnPicture("e", () => large);
  const again = vi.fn(() => large);
  drawnPicture("d", again);
  expect(again).toHaveBeenCalledTimes(1);
});
