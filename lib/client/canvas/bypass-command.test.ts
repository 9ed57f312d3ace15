import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand } from "@/lib/core/graph/apply-command";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { emptyGraph, type Flow, type Trigger, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { flowKey } from "../editor/editor-state.ts";
import { bypassCommand } from "./bypass-command.ts";

const PROD = { production: true, branch: null, user: null };
const after = (...flows: string[]): Trigger => ({
  kind: "on-finish",
  upstreams: flows.map((flow) => ({ flow })),
});
const flow = (name: string, trigger?: Trigger, over: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(trigger ? { trigger } : {}),
  ...over,
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Bypass"), flows });

function bypassed(graph: TriggerGraph, ...names: string[]): Record<string, Trigger | undefined> {
  const made = bypassCommand(graph, PROD, new Set(names.map(flowKey)));
  if (!made) throw new Error("nothing to do");
  const applied = applyCommand(graph, made.command);
  if (!applied.ok) throw new Error(applied.error.message);
  return Object.fromEntries(applied.value.graph.flows.map(({ name, trigger }) => [name, trigger]));
}

it("joins what was before with what was after, in the place of the one that goes", () => {
  const graph = graphOf(
    flow("A"),
    flow("B", after("A")),
    flow("X"),
    flow("C", { ...after("X", "B"), reset: { cron: "0 0 * * *" } } as Trigger),
  );
  expect(bypassed(graph, "B").C).toEqual({ ...after("X", "A"), reset: { cron: "0 0 * * *" } });
});

it("passes through several that go, and names nobody twice", () => {
  const graph = graphOf(
    flow("A"),
    flow("B", after("A")),
    flow("C", after("B", "A")),
    flow("D", after("C", "A")),
  );
  expect(bypassed(graph, "B", "C")).toEqual({ A: undefined, D: after("A") });
});

it("hands on an event where nothing else is waited for, without the other flow's parameters", () => {
  const graph = graphOf(
    flow("B", {
      kind: "on-event",
      events: [{ event: "landed", parameters: [{ parameter: "p", field: "f" }] }],
    }),
    flow("C", after("B")),
    flow("D", after("B", "E")),
    flow("E"),
  );
  graph.events.push({ name: "landed", position: { x: 0, y: 0 } });
  expect(bypassed(graph, "B")).toEqual({
    C: { kind: "on-event", events: [{ event: "landed" }] },
    D: after("E"),
    E: undefined,
  });
});

it("ends a loop without making a flow wait for itself, and names a flow of another project in full", () => {
  const ring = graphOf(flow("A", after("B")), flow("B", after("A")));
  expect(bypassed(ring, "B")).toEqual({ A: undefined });
  const apart = graphOf(
    flow("A", undefined, { project: { name: "shop" } }),
    flow("B", after("A"), { project: { name: "shop" } }),
    flow(
      "C",
      { kind: "on-finish", upstreams: [{ flow: "B", project: "shop", branch: "prod" }] },
      {
        project: { name: "books" },
      },
    ),
  );
  expect(bypassed(apart, "B").C).toEqual({ kind: "on-finish", upstreams: [{ flow: "A", project: "shop" }] });
});

it("is one step that can be taken back, whatever the graph", () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.infiniteStream(fc.boolean()), (graph, coins) => {
      const chosen = graph.flows.filter(() => coins.next().value === true).map(({ id }) => flowKey(id));
      const made = bypassCommand(graph, PROD, new Set(chosen));
      if (!made) return chosen.length === 0;
      const applied = applyCommand(graph, made.command);
      if (!applied.ok) throw new Error(applied.error.message);
      expect(
        applied.value.graph.flows.map(({ id }) => flowKey(id)).filter((key) => chosen.includes(key)),
      ).toEqual([]);
      const back = applyCommand(applied.value.graph, applied.value.inverse);
      expect(back.ok && back.value.graph).toEqual(graph);
      return true;
    }),
  );
});
