import { describe, expect, it } from "vitest";
import type { GraphSummary } from "@/lib/core/graph/graph-summary";
import { sortGraphs } from "./graph-order.ts";

const graph = (name: string, day: number, runawayLoops = 0, warnings = 0): GraphSummary => ({
  id: name,
  name,
  revision: 0,
  updatedAt: `2026-11-0${day}T00:00:00.000Z`,
  updatedBy: "ann",
  counts: { flows: 0, events: 0, edges: 0 },
  problems: { errors: runawayLoops, warnings, runawayLoops, gatedLoops: 0 },
  thumbnail: { kind: "empty" as const },
});
const graphs = [graph("Shop", 1, 0, 3), graph("Prices", 3, 1), graph("Workshop", 2)];
const names = (...[order, query, found]: [Parameters<typeof sortGraphs>[1], string, Map<string, unknown>?]) =>
  sortGraphs(graphs, order, query, found).map(({ name }) => name);

describe("sortGraphs", () => {
  it("puts the last edited, the first by name or the most troubled first", () => {
    expect(names("edited", "")).toEqual(["Prices", "Workshop", "Shop"]);
    expect(names("name", " ")).toEqual(["Prices", "Shop", "Workshop"]);
    expect(names("problems", "")).toEqual(["Prices", "Shop", "Workshop"]);
  });

  it("finds by name, best first, then graphs that hold what was typed", () => {
    expect(names("edited", "shop")).toEqual(["Shop", "Workshop"]);
    expect(names("edited", "shop", new Map([["Prices", []]]))).toEqual(["Shop", "Workshop", "Prices"]);
  });
});
