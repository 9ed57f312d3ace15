import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../foundation/canonical-json.ts";
import { applyCommand, applyCommands } from "./apply-command.ts";
import { arbitraryCommand, arbitraryGraph } from "./arbitrary-graph.ts";
import { type Command, commandSchema } from "./command.ts";
import { parseGraph } from "./parse-graph.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "./trigger-graph.ts";

const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const waitingFor = (...names: string[]): Pick<Flow, "trigger"> => ({
  trigger: { kind: "on-finish", upstreams: names.map((name) => ({ flow: name })) },
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Test"), flows });
const apply = (graph: TriggerGraph, command: Command) => {
  const applied = applyCommand(graph, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value;
};

describe("applyCommand", () => {
  it("gives a valid document or a refusal, and an inverse that restores the document exactly", () => {
    let [applications, refusals] = [0, 0];
    fc.assert(
      fc.property(arbitraryGraph, fc.array(arbitraryCommand, { maxLength: 12 }), (start, commands) => {
        let graph = start;
        for (const command of commands) {
          const before = canonicalJson(graph);
          const applied = applyCommand(graph, command);
          expect(canonicalJson(graph)).toBe(before);
          if (!applied.ok) {
            refusals += 1;
            expect(applied.error.message).not.toBe("");
            continue;
          }
          applications += 1;
          expect(parseGraph(JSON.parse(JSON.stringify(applied.value.graph)))).toEqual({
            ok: true,
            value: applied.value.graph,
          });
          const inverse = commandSchema.parse(JSON.parse(JSON.stringify(applied.value.inverse)));
          expect(canonicalJson(apply(applied.value.graph, inverse).graph)).toBe(before);
          graph = applied.value.graph;
        }
      }),
      { numRuns: 2500 },
    );
    // Neither branch of the property may be the only one that is ever taken.
    expect(applications).toBeGreaterThan(1000);
    expect(refusals).toBeGreaterThan(1000);
  });

  it("applies a batch whole or not at all, and takes it back in one", () => {
    fc.assert(
      fc.property(arbitraryGraph, fc.array(arbitraryCommand, { maxLength: 6 }), (graph, commands) => {
        const together = applyCommand(graph, { type: "batch", commands });
        const oneByOne = applyCommands(graph, commands);
        expect(together.ok).toBe(oneByOne.ok);
        if (!together.ok || !oneByOne.ok) return;
        expect(together.value.graph).toEqual(oneByOne.value);
        expect(canonicalJson(apply(together.value.graph, together.value.inverse).graph)).toBe(
          canonicalJson(graph),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("lets references follow a renamed flow, and only them", () => {
    const graph = graphOf(
      flow("A"),
      flow("B", waitingFor("A", "C")),
      flow("D", { external: { reason: "Elsewhere" }, ...waitingFor("A") }),
    );
    expect(apply(graph, { type: "rename-flow", flow: "A", name: "C" }).graph.flows).toEqual([
      { ...flow("A"), name: "C" },
      flow("B", waitingFor("C", "C")),
      flow("D", { external: { reason: "Elsewhere" }, ...waitingFor("A") }),
    ]);
  });

  it("keeps a reference that another flow of the same name still answers", () => {
    const graph = graphOf(flow("A"), { ...flow("A"), id: "A2" }, flow("B", waitingFor("A")));
    expect(apply(graph, { type: "remove-flow", flow: "A" }).graph.flows[1]).toEqual(
      flow("B", waitingFor("A")),
    );
    expect(apply(graph, { type: "rename-flow", flow: "A", name: "Z" }).graph.flows[2]).toEqual(
      flow("B", waitingFor("A")),
    );
  });

  it("takes a removed flow out of the triggers that wait for it", () => {
    const graph = graphOf(flow("A"), flow("B", waitingFor("A")), flow("C", waitingFor("A", "B")));
    expect(apply(graph, { type: "remove-flow", flow: "A" }).graph).toEqual(
      graphOf(flow("B"), flow("C", waitingFor("B"))),
    );
  });

  it("refuses flows and events as triggers of one flow, with Metaflow's rule as the reason", () => {
    const graph: TriggerGraph = {
      ...graphOf(flow("A", { trigger: { kind: "on-event", events: [{ event: "orders.landed" }] } })),
      events: [{ name: "orders.landed", position: { x: 0, y: 0 } }],
    };
    expect(applyCommand(graph, { type: "connect", flow: "A", upstream: { flow: "B" } })).toEqual({
      ok: false,
      error: {
        code: "other-kind",
        message:
          "A is started by events. Metaflow allows either @trigger or @trigger_on_finish on a flow, not both",
      },
    });
  });

  it("replaces everything at once, and refuses what is no valid document", () => {
    const [old, now] = [graphOf(flow("A"), flow("B", waitingFor("A"))), graphOf(flow("C"))];
    const content = { name: "Before", flows: old.flows, events: old.events };
    expect(apply(now, { type: "replace-content", ...content })).toEqual({
      graph: { ...old, name: "Before" },
      inverse: { type: "replace-content", name: "Test", flows: now.flows, events: [] },
    });
    const twice = { type: "replace-content" as const, ...content, flows: [flow("A"), flow("A")] };
    expect(applyCommand(now, twice)).toEqual({
      ok: false,
      error: {
        code: "broken",
        message: "What should replace the graph is broken: two flows have the id A",
      },
    });
  });

  it("refuses to edit a flow that is only shown", () => {
    const graph = graphOf(flow("A", { external: { reason: "Deployed by another team" } }));
    expect(applyCommand(graph, { type: "connect", flow: "A", upstream: { flow: "B" } })).toEqual({
      ok: false,
      error: {
        code: "external",
        message: "A is only shown here and cannot be changed: Deployed by another team",
      },
    });
  });
});
