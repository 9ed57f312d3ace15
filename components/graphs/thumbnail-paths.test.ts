import { describe, expect, it } from "vitest";
import { thumbnailPaths } from "./thumbnail-paths.ts";

const flow = (x: number, y: number, loop: "runaway" | "gated" | null = null) =>
  ({ kind: "flow", x, y, loop }) as const;

describe("thumbnailPaths", () => {
  it("draws an edge from the right port to the left port", () => {
    const { edges, flows, gates, viewBox } = thumbnailPaths({
      nodes: [flow(0, 0), flow(312, 0)],
      edges: [[0, 1]],
      more: 0,
    });
    expect(edges).toEqual({ plain: "M216 44C264 44 264 44 312 44" });
    expect(Object.keys(flows)).toEqual(["plain"]);
    expect(gates).toEqual({});
    expect(viewBox).toBe("-508 -252 1544 592");
  });

  it("puts a gate before a flow with several upstreams", () => {
    const { edges, gates } = thumbnailPaths({
      nodes: [flow(0, 0), flow(0, 120), flow(500, 60)],
      edges: [
        [0, 2],
        [1, 2],
      ],
      more: 0,
    });
    expect(gates).toEqual({ plain: "M352 80h60a24 24 0 0 1 0 48h-60z" });
    expect(edges.plain?.split("M").slice(1)).toEqual([
      "216 44C284 44 284 104 352 104",
      "216 164C284 164 284 104 352 104",
      "436 104L500 104",
    ]);
  });

  it("gives a loop its tone and leads its back edge under the cards", () => {
    const { edges, flows, viewBox } = thumbnailPaths({
      nodes: [flow(0, 0, "runaway"), flow(312, 0, "runaway"), flow(624, 0)],
      edges: [
        [0, 1],
        [1, 0],
        [1, 2],
      ],
      more: 0,
    });
    expect(Object.keys(flows).sort()).toEqual(["plain", "runaway"]);
    expect(edges.plain).toBe("M528 44C576 44 576 44 624 44");
    expect(edges.runaway).toContain("M528 44C618 44 598 142 508 142L20 142");
    expect(viewBox).toBe("-352 -225 1544 592");
  });

  it("keeps the shape of the view when nothing is drawn", () => {
    expect(thumbnailPaths({ nodes: [], edges: [], more: 0 }).viewBox).toBe("-772 -296 1544 592");
  });
});
