import { describe, expect, it } from "vitest";
import { placeBeside } from "./place-beside.ts";

const view = { width: 1000, height: 600 };
const panel = { width: 200, height: 100 };

describe("placeBeside", () => {
  it("keeps the side and the alignment asked for while there is room", () => {
    const anchor = { left: 400, top: 300, width: 80, height: 28 };
    expect(placeBeside(anchor, panel, view, { side: "below", align: "start" })).toEqual({
      left: 400,
      top: 332,
    });
    expect(placeBeside(anchor, panel, view, { side: "above", align: "end" })).toEqual({
      left: 280,
      top: 196,
    });
    expect(placeBeside(anchor, panel, view, { side: "right", align: "centre" })).toEqual({
      left: 484,
      top: 264,
    });
    expect(placeBeside(anchor, panel, view, { side: "left", align: "start" })).toEqual({
      left: 196,
      top: 300,
    });
  });

  it("turns round at the edge of the window", () => {
    const low = { left: 400, top: 560, width: 80, height: 28 };
    expect(placeBeside(low, panel, view, { side: "below", align: "start" })).toEqual({ left: 400, top: 456 });
    const right = { left: 950, top: 300, width: 40, height: 28 };
    expect(placeBeside(right, panel, view, { side: "right", align: "start" })).toEqual({
      left: 746,
      top: 300,
    });
  });

  it("slides along the anchor rather than leave the window", () => {
    const corner = { left: 960, top: 10, width: 30, height: 28 };
    expect(placeBeside(corner, panel, view, { side: "below", align: "start" })).toEqual({
      left: 792,
      top: 42,
    });
  });

  it("shows the beginning of a panel larger than the window", () => {
    const anchor = { left: 10, top: 20, width: 30, height: 28 };
    expect(
      placeBeside(anchor, { width: 2000, height: 900 }, view, { side: "below", align: "centre" }),
    ).toEqual({ left: 8, top: 8 });
  });
});
