import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "./apply-command.ts";
import { arbitraryGraph } from "./arbitrary-graph.ts";
import type { BranchChoice } from "./branch.ts";
import { tidy } from "./tidy.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "./trigger-graph.ts";

const PROD: BranchChoice = { production: true, branch: null, user: null };
const flow = (name: string, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }
    : {}),
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Test"), flows });
const tidied = (graph: TriggerGraph): TriggerGraph => {
  const applied = applyCommand(graph, tidy(graph, PROD));
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.graph;
};
const places = (graph: TriggerGraph) =>
  Object.fromEntries(tidied(graph).flows.map(({ name, position }) => [name, [position.x, position.y]]));

describe("tidy", () => {
  it("puts a chain in one row, a column each", () => {
    expect(places(graphOf(flow("A"), flow("B", "A"), flow("C", "B")))).toEqual({
      A: [0, 0],
      B: [312, 0],
      C: [624, 0],
    });
  });

  it("centres a flow between the upstreams it waits for and leaves room for the gate", () => {
    expect(places(graphOf(flow("A"), flow("B"), flow("C", "A", "B")))).toEqual({
      A: [0, 0],
      B: [0, 128],
      C: [416, 64],
    });
  });

  it("cuts a loop for the layout and sets what stands alone beneath", () => {
    expect(places(graphOf(flow("Alone"), flow("First", "Second"), flow("Second", "First")))).toEqual({
      First: [0, 0],
      Second: [312, 0],
      Alone: [0, 224],
    });
  });

  it("keeps an event beside the flow it starts, at its right edge, and starts from the former corner", () => {
    const graph: TriggerGraph = {
      ...graphOf(
        flow("A"),
        flow("B", "A"),
        { ...flow("C"), trigger: { kind: "on-event", events: [{ event: "orders.landed" }] }, publishes: [] },
        flow("D", "B", "C"),
      ),
      events: [{ name: "orders.landed", position: { x: 0, y: 0 } }],
    };
    const moved: TriggerGraph = {
      ...graph,
      flows: graph.flows.map((one) => ({ ...one, position: { x: 400, y: 83 } })),
      events: graph.events.map((one) => ({ ...one, position: { x: 403, y: 90 } })),
    };
    const result = tidied(moved);
    expect(result.flows.map(({ name, position }) => [name, position])).toEqual([
      ["A", { x: 400, y: 80 }],
      ["B", { x: 712, y: 80 }],
      ["C", { x: 712, y: 208 }],
      ["D", { x: 1128, y: 144 }],
    ]);
    expect(result.events[0]?.position).toEqual({ x: 432, y: 228 });
  });

  it("lays a group out as one block that nothing else stands in", () => {
    const grouped = (one: Flow): Flow => ({ ...one, group: "g" });
    const graph: TriggerGraph = {
      ...graphOf(
        flow("In"),
        grouped(flow("A", "In")),
        grouped(flow("B", "A", "Side")),
        flow("Side"),
        flow("Out", "B"),
        grouped(flow("Alone")),
      ),
      groups: [{ id: "g", name: "Training" }],
    };
    const found = places(graph);
    const block = ["A", "B", "Alone"].map((name) => found[name] ?? []);
    const left = Math.min(...block.map(([x = 0]) => x));
    const right = Math.max(...block.map(([x = 0]) => x + 216));
    const top = Math.min(...block.map(([, y = 0]) => y));
    const bottom = Math.max(...block.map(([, y = 0]) => y + 88));
    for (const name of ["In", "Side", "Out"]) {
      const [x = 0, y = 0] = found[name] ?? [];
      const isClear = x + 216 <= left - 32 || x >= right + 32 || y + 88 <= top - 32 || y >= bottom + 32;
      expect([name, isClear]).toEqual([name, true]);
    }
    // Upstreams left of it, downstreams right, as if it were one card.
    expect(found.In?.[0]).toBeLessThan(left);
    expect(found.Out?.[0]).toBeGreaterThan(right);
    expect(found.B?.[0]).toBeGreaterThan(found.A?.[0] ?? 0);
  });

  it("is stable, overlaps nothing and changes only places, whatever the graph", () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const once = tidied(graph);
        expect(tidy(once, PROD)).toEqual({ type: "move", flows: [], events: [] });
        const boxes = once.flows.map(({ position }) => position);
        for (const [index, a] of boxes.entries()) {
          for (const b of boxes.slice(index + 1)) {
            expect(Math.abs(a.x - b.x) >= 216 || Math.abs(a.y - b.y) >= 88 + 16).toBe(true);
          }
        }
      }),
    );
  });

  it("takes a chain of 20,000 flows without recursion", () => {
    const flows = Array.from({ length: 20_000 }, (_, index) =>
      index === 0 ? flow("F0") : flow(`F${index}`, `F${index - 1}`),
    );
    expect(tidy(graphOf(...flows), PROD).flows.at(-1)).toEqual({ flow: "F19999", x: 19_999 * 312, y: 0 });
  });
});
