import { expect, test } from "vitest";
import { summarizeGraph } from "./graph-summary.ts";
import { emptyGraph, type Flow } from "./trigger-graph.ts";

const flow = (name: string, x: number, more: Partial<Flow> = {}): Flow => ({
  id: `id-${name}`,
  name,
  parameters: [],
  position: { x, y: 0 },
  ...more,
});

test("counts what is waited for, draws what is known, and colours loops", () => {
  const graph = {
    ...emptyGraph("Shop"),
    flows: [
      flow("A", 0, { publishes: [{ event: "orders" }, { event: { dynamic: "a variable" } }] }),
      flow("B", 1, {
        trigger: {
          kind: "on-finish",
          upstreams: [{ flow: "A" }, { flow: "Elsewhere" }, { dynamic: "a function" }],
        },
      }),
      flow("C", 2, { trigger: { kind: "on-event", events: [{ event: "orders" }] } }),
    ],
    events: [{ name: "orders", position: { x: 3, y: 4 } }],
  };
  expect(summarizeGraph(graph, new Map([["id-B", "gated"]]))).toEqual({
    counts: { flows: 3, events: 1, edges: 3 },
    thumbnail: {
      nodes: [
        { x: 0, y: 0, kind: "flow", loop: null },
        { x: 1, y: 0, kind: "flow", loop: "gated" },
        { x: 2, y: 0, kind: "flow", loop: null },
        { x: 3, y: 4, kind: "event", loop: null },
      ],
      edges: [
        [0, 3],
        [0, 1],
        [3, 2],
      ],
      more: 0,
    },
  });
});

test("a large graph is drawn in part, says how much is left out, and no edge leads outside", () => {
  const flows = Array.from({ length: 500 }, (_, place) =>
    flow(`F${place}`, place, {
      trigger: { kind: "on-finish", upstreams: [{ flow: `F${(place * 7) % 500}` }] },
    }),
  );
  const { counts, thumbnail } = summarizeGraph({ ...emptyGraph("Large"), flows });
  expect(counts).toEqual({ flows: 500, events: 0, edges: 500 });
  expect(thumbnail.nodes.length + thumbnail.more).toBe(500);
  expect(thumbnail.edges.flat().every((place) => place < thumbnail.nodes.length)).toBe(true);
});
