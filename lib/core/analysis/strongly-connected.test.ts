import { alg, Graph } from "@dagrejs/graphlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { componentsOfIds, stronglyConnected, toAdjacency } from "./strongly-connected.ts";

const byFirst = (parts: string[][]): string[][] =>
  parts.map((part) => [...part].sort()).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));

it("agrees with graphlib on random graphs", () => {
  const ids = Array.from({ length: 30 }, (_, at) => `f${at}`);
  const id = fc.constantFrom(...ids);
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 60 }), (edges) => {
      const graph = new Graph();
      for (const name of ids) graph.setNode(name);
      for (const [from, to] of edges) graph.setEdge(from, to);
      expect(byFirst(componentsOfIds(ids, edges))).toEqual(byFirst(alg.tarjan(graph)));
    }),
    { numRuns: 500 },
  );
});

it("numbers a component before those that point at it, and leaves out inactive vertices", () => {
  // 0 → 1 ⇄ 2 → 3, 4 alone
  const adjacency = toAdjacency(5, Int32Array.of(0, 1, 2, 2), Int32Array.of(1, 2, 1, 3));
  expect(stronglyConnected(adjacency)).toEqual({
    of: Int32Array.of(2, 1, 1, 0, 3),
    sizes: Int32Array.of(1, 2, 1, 1),
  });
  expect(stronglyConnected(adjacency, Uint8Array.of(1, 1, 0, 1, 0))).toEqual({
    of: Int32Array.of(1, 0, -1, 2, -1),
    sizes: Int32Array.of(1, 1, 1),
  });
});

it("leaves out edges of unknown ids", () => {
  expect(
    componentsOfIds(
      ["a", "b"],
      [
        ["a", "b"],
        ["b", "gone"],
        ["gone", "a"],
      ],
    ),
  ).toEqual([["b"], ["a"]]);
});

it("takes a chain of 100,000 without recursion", () => {
  const count = 100_000;
  const from = Int32Array.from({ length: count - 1 }, (_, at) => at);
  const to = from.map((at) => at + 1);
  expect(stronglyConnected(toAdjacency(count, from, to)).sizes.length).toBe(count);
});
