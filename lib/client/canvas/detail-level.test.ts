import { describe, expect, it } from "vitest";
import { type DetailLevel, detailLevel } from "./detail-level.ts";

describe("detailLevel", () => {
  it("shows less the further away one is", () => {
    expect([1, 0.7, 0.69, 0.4, 0.39, 0.2, 0.1].map((zoom) => detailLevel(zoom, null))).toEqual([
      "full",
      "full",
      "compact",
      "compact",
      "block",
      "block",
      "dot",
    ]);
  });

  it("does not tremble at a border", () => {
    let level: DetailLevel = "full";
    const seen = [0.69, 0.705, 0.685, 0.67, 0.69, 0.71, 0.73, 0.1, 0.9].map((zoom) => {
      level = detailLevel(zoom, level);
      return level;
    });
    expect(seen).toEqual(["full", "full", "full", "compact", "compact", "compact", "full", "dot", "full"]);
  });
});
