import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand } from "@/lib/core/graph/apply-command";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey, noteKey } from "../editor/editor-state.ts";
import { deleteCommand } from "./delete-command.ts";
import { triggerEdges } from "./edge-key.ts";

it("removes everything chosen in one step that can be taken back, whatever the graph", () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.infiniteStream(fc.boolean()), (graph, coins) => {
      const pick = () => coins.next().value === true;
      const flows = graph.flows.filter(pick);
      const events = graph.events.filter(({ name }) => {
        const held = graph.flows.some(
          ({ external, trigger }) =>
            external &&
            trigger?.kind === "on-event" &&
            trigger.events.some((use) => "event" in use && use.event === name),
        );
        return !held && pick();
      });
      const edges = graph.flows
        .filter(({ external }) => !external)
        .flatMap(triggerEdges)
        .filter(pick);
      const selection = new Set([
        ...flows.map(({ id }) => flowKey(id)),
        ...events.map(({ name }) => eventKey(name)),
        ...(graph.notes ?? []).filter(pick).map(({ id }) => noteKey(id)),
      ]);
      const deleted = deleteCommand(graph, selection, new Set(edges.map(({ key }) => key)));
      if (!deleted) {
        expect(selection.size + edges.length).toBe(0);
        return;
      }
      const applied = applyCommand(graph, deleted.command);
      if (!applied.ok) throw new Error(applied.error.message);
      const left = applied.value.graph;
      expect(left.flows.filter(({ id }) => selection.has(flowKey(id)))).toEqual([]);
      expect(left.events.filter(({ name }) => selection.has(eventKey(name)))).toEqual([]);
      expect((left.notes ?? []).filter(({ id }) => selection.has(noteKey(id)))).toEqual([]);
      const emptied = (graph.groups ?? []).filter(({ id }) => {
        const isIn = ({ group }: { group?: string | undefined }) => group === id;
        const had = [...graph.flows, ...graph.events].some(isIn);
        return had && ![...left.flows, ...left.events].some(isIn);
      });
      expect(left.groups ?? []).toEqual((graph.groups ?? []).filter((group) => !emptied.includes(group)));
      const back = applyCommand(left, applied.value.inverse);
      expect(back.ok && back.value.graph).toEqual(graph);
    }),
  );
});

it("says in the history what goes, an edge beside it too", () => {
  const flow = (name: string, ...upstreams: string[]): Flow => ({
    id: name,
    name,
    parameters: [],
    position: { x: 0, y: 0 },
    trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) },
  });
  const graph = { ...emptyGraph("Shop"), flows: [flow("A", "B"), flow("B", "A"), flow("C", "A")] };
  const edges = new Set(graph.flows.flatMap(triggerEdges).map(({ key }) => key));
  const [first] = edges;
  const label = (selection: NodeKey[], chosen = edges) =>
    deleteCommand(graph, new Set(selection), chosen)?.label;
  expect(label([], new Set())).toBe(undefined);
  expect(label(["flow:A"], new Set())).toBe("remove A");
  expect(label([])).toBe("remove 3 edges");
  expect(label([], new Set(first ? [first] : []))).toBe("remove an edge");
  expect(label(["flow:A", "flow:B"])).toBe("remove 2 nodes and an edge");
});
