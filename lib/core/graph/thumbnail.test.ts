import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawThumbnail } from "./thumbnail.ts";
import { eventShape, flowShape, type Picture, type Shape, type Thumbnail } from "./thumbnail-shapes.ts";

const flow = (x: number, y: number, loop: "runaway" | "gated" | null = null) => flowShape(x, y, loop);

function cards(picture: Picture): Extract<Thumbnail, { kind: "cards" }> {
  const drawn = drawThumbnail(picture);
  if (drawn.kind !== "cards") throw new Error(`It was drawn as ${drawn.kind}`);
  return drawn;
}

function cells(picture: Picture): Extract<Thumbnail, { kind: "cells" }> {
  const drawn = drawThumbnail(picture);
  if (drawn.kind !== "cells") throw new Error(`It was drawn as ${drawn.kind}`);
  return drawn;
}

/** As a tidied graph: columns of flows, each waiting for one of the column before. */
function columns(count: number, loop: (place: number) => Shape["loop"] = () => null): Picture {
  const height = Math.ceil(Math.sqrt(count));
  const shapes = Array.from({ length: count }, (_, place) =>
    flow(Math.floor(place / height) * 312, (place % height) * 120, loop(place)),
  );
  const edges = shapes.slice(height).map((_, place): [number, number] => [place, place + height]);
  return { shapes, edges };
}

const characters = (value: unknown): number =>
  typeof value === "string"
    ? value.length
    : value !== null && typeof value === "object"
      ? Object.values(value).reduce((sum: number, each) => sum + characters(each), 0)
      : 0;

/** How many cells the strokes of a path go through, whatever their order. */
function cellsIn(path: string | undefined, cell: number): number {
  return [...(path ?? "").matchAll(/h(\d+)/g)].reduce((sum, [, length]) => sum + Number(length) / cell, 0);
}

describe("a small graph", () => {
  it("has an edge from the right port to the left port", () => {
    const { edges, flows, gates, viewBox } = cards({ shapes: [flow(0, 0), flow(312, 0)], edges: [[0, 1]] });
    expect(edges).toEqual({ plain: "M216 44C264 44 264 44 312 44" });
    expect(Object.keys(flows)).toEqual(["plain"]);
    expect(gates).toEqual({});
    expect(viewBox).toBe("-508 -252 1544 592");
  });

  it("has a gate before a flow with several upstreams", () => {
    const { edges, gates } = cards({
      shapes: [flow(0, 0), flow(0, 120), flow(500, 60)],
      edges: [
        [0, 2],
        [1, 2],
      ],
    });
    expect(gates).toEqual({ plain: "M352 80h60a24 24 0 0 1 0 48h-60z" });
    expect(edges.plain?.split("M").slice(1)).toEqual([
      "216 44C284 44 284 104 352 104",
      "216 164C284 164 284 104 352 104",
      "436 104L500 104",
    ]);
  });

  it("gives a loop its tone and leads its back edge under the cards", () => {
    const { edges, flows, viewBox } = cards({
      shapes: [flow(0, 0, "runaway"), flow(312, 0, "runaway"), flow(624, 0)],
      edges: [
        [0, 1],
        [1, 0],
        [1, 2],
      ],
    });
    expect(Object.keys(flows).sort()).toEqual(["plain", "runaway"]);
    expect(edges.plain).toBe("M528 44C576 44 576 44 624 44");
    expect(edges.runaway).toContain("M528 44C618 44 598 142 508 142L20 142");
    expect(viewBox).toBe("-352 -225 1544 592");
  });

  it("has pills as wide as their names", () => {
    const wide = cards({ shapes: [eventShape(0, 0, "a.very.long.name.of.an.event")], edges: [] });
    const short = cards({ shapes: [eventShape(0, 0, "a")], edges: [] });
    expect([wide.events.includes("h192"), short.events.includes("h112")]).toEqual([true, true]);
  });
});

it("draws nothing of nothing, words on few cards, boxes for more, and cells for many", () => {
  const kindOf = (count: number) => {
    const drawn = drawThumbnail(columns(count));
    return drawn.kind === "cards" ? (drawn.details === "" ? "boxes" : "words") : drawn.kind;
  };
  expect([0, 1, 12, 80, 300, 10_000].map(kindOf)).toEqual([
    "empty",
    "words",
    "words",
    "boxes",
    "cells",
    "cells",
  ]);
});

describe("a large graph", () => {
  it("shows all of it: no row or column of flows is missing", () => {
    const { nodes, cell, edges } = cells(columns(10_000));
    // 100 rows of 88 in 120, 100 columns of 216 in 312, in a view that is wider than the graph.
    expect(cellsIn(nodes.plain, cell) * cell * cell).toBeGreaterThan(0.5 * 0.73 * 0.69 * 328 * 132 * 0.8);
    expect(edges.plain?.length).toBeGreaterThan(500);
  });

  it("hides no loop: one runaway pair among 10,000 flows has cells and a line of its own", () => {
    const picture = columns(10_000, (place) => (place === 5_050 || place === 5_350 ? "runaway" : null));
    picture.edges.push([5_050, 5_350], [5_350, 5_050]);
    const { nodes, edges, cell } = cells(picture);
    expect(cellsIn(nodes.runaway, cell)).toBeGreaterThanOrEqual(4);
    expect(edges.runaway?.split("M").length).toBeGreaterThanOrEqual(2);
  });

  it("never weighs more than 6,000 characters, wherever its nodes are, and keeps all of them in view", () => {
    const place = fc.integer({ min: -100_000, max: 100_000 });
    const loop = fc.constantFrom(null, "runaway" as const, "gated" as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, place, loop), { minLength: 1, maxLength: 400 }),
        fc.infiniteStream(fc.nat()),
        (nodes, ends) => {
          const shapes = nodes.flatMap(([x, y, tone]) => [
            flow(x, y, tone),
            flow(y, x, tone),
            eventShape(x, -y, "e"),
          ]);
          const end = () => (ends.next().value as number) % shapes.length;
          const edges = Array.from({ length: 300 }, (): [number, number] => [end(), end()]);
          const drawn = drawThumbnail({ shapes, edges });
          expect(characters(drawn)).toBeLessThan(6_100);
          if (drawn.kind !== "cells") return;
          for (const path of [drawn.events, ...Object.values(drawn.nodes)]) {
            let [x, y] = [0, 0];
            for (const [, dx, dy, length] of path.matchAll(/[Mm](-?[\d.]+) (-?[\d.]+)h(\d+)/g)) {
              x += Number(dx);
              y += Number(dy);
              expect(x).toBeGreaterThanOrEqual(0);
              x += Number(length);
              expect(x).toBeLessThanOrEqual(344 + drawn.cell);
              expect(y).toBeGreaterThan(0);
              expect(y).toBeLessThan(148 + drawn.cell);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
