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
  const { counts, thumbnail } = summarizeGraph(graph, new Map([["id-B", "gated"]]));
  expect(counts).toEqual({ flows: 3, events: 1, edges: 3 });
  if (thumbnail.kind !== "cards") throw new Error(thumbnail.kind);
  const parts = (path = "") => path.split("M").length - 1;
  expect(
    [thumbnail.flows.plain, thumbnail.flows.gated, thumbnail.events, thumbnail.edges.plain].map(parts),
  ).toEqual([2, 1, 1, 3]);
});

test("an upstream that no flow here bears is counted and not drawn", () => {
  const waiting = flow("A", 0, { trigger: { kind: "on-finish", upstreams: [{ flow: "Elsewhere" }] } });
  const { counts, thumbnail } = summarizeGraph({ ...emptyGraph("One"), flows: [waiting] });
  expect(counts.edges).toBe(1);
  expect(thumbnail).toMatchObject({ kind: "cards", edges: {} });
});
