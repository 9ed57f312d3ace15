import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../foundation/canonical-json.ts";
import { applyCommands } from "./apply-command.ts";
import { arbitraryCommand, arbitraryGraph } from "./arbitrary-graph.ts";
import type { Command } from "./command.ts";
import { diffGraphs, type GraphDiff, isEmptyDiff } from "./graph-diff.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "./trigger-graph.ts";

const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Test"), flows });
const counts = ({ flows, events, moved }: GraphDiff) => ({
  flows: [flows.added.length, flows.removed.length, flows.changed.length],
  events: [events.added.length, events.removed.length, events.changed.length],
  moved: [moved.flows, moved.events],
});
/** Without order, and with ids that say nothing. */
const content = (graph: TriggerGraph): string => {
  const sorted = (list: readonly unknown[]) => list.map(canonicalJson).sort();
  return canonicalJson({
    name: graph.name,
    flows: sorted(graph.flows.map(({ id: _, ...rest }) => rest)),
    events: sorted(graph.events),
    groups: sorted(graph.groups ?? []),
    notes: sorted(graph.notes ?? []),
  });
};

describe("diffGraphs", () => {
  it("finds nothing between a document and itself, in whatever order its lists are", () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const turned = { ...graph, flows: graph.flows.toReversed(), events: graph.events.toReversed() };
        expect(isEmptyDiff(diffGraphs(graph, structuredClone(graph)))).toBe(true);
        expect(isEmptyDiff(diffGraphs(graph, turned))).toBe(true);
      }),
    );
  });

  it("finds something between documents that say different things, and only then", () => {
    let [alike, different] = [0, 0];
    fc.assert(
      fc.property(arbitraryGraph, fc.array(arbitraryCommand, { maxLength: 8 }), (before, commands) => {
        let after = before;
        for (const command of commands) {
          const applied = applyCommands(after, [command]);
          if (applied.ok) after = applied.value;
        }
        const isSame = content(before) === content(after);
        if (isSame) alike += 1;
        else different += 1;
        expect(isEmptyDiff(diffGraphs(before, after))).toBe(isSame);
      }),
      { numRuns: 2000 },
    );
    expect(alike).toBeGreaterThan(100);
    expect(different).toBeGreaterThan(100);
  });

  it("says the opposite the other way round", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryGraph, (a, b) => {
        const [there, back] = [diffGraphs(a, b), diffGraphs(b, a)];
        expect(back.flows.added).toEqual(there.flows.removed);
        expect(back.flows.removed).toEqual(there.flows.added);
        expect(back.events.added).toEqual(there.events.removed);
        expect(new Set(back.flows.changed.map(({ before }) => before.id))).toEqual(
          new Set(there.flows.changed.map(({ after }) => after.id)),
        );
        expect(back.groups.added).toEqual(there.groups.removed);
        expect(back.groups.changed.length).toBe(there.groups.changed.length);
        expect(back.notes.added).toEqual(there.notes.removed);
        expect(back.moved).toEqual(there.moved);
      }),
    );
  });

  it("tells what starts a flow, its reset time, its schedule and its parameters apart", () => {
    const on = (upstreams: string[], cron?: string): Pick<Flow, "trigger"> => ({
      trigger: {
        kind: "on-finish",
        upstreams: upstreams.map((name) => ({ flow: name })),
        ...(cron ? { reset: { cron } } : {}),
      },
    });
    const before = graphOf(flow("A", on(["X"])), flow("B", on(["X", "Y"])), flow("C"), flow("D"), flow("E"));
    const after = graphOf(
      flow("A", on(["X", "Y"])),
      flow("B", on(["X", "Y"], "0 0 * * *")),
      flow("C", { schedule: { every: "day" }, doc: "Reads." }),
      flow("D", { parameters: [{ name: "alpha", type: "float" }], position: { x: 8, y: 0 } }),
      flow("E", { owner: "ana" }),
    );
    const diff = diffGraphs(before, after);
    expect(diff.flows.changed.map(({ after: { name }, aspects }) => [name, aspects])).toEqual([
      ["A", ["trigger"]],
      ["B", ["reset"]],
      ["C", ["schedule", "code"]],
      ["D", ["parameters"]],
      ["E", ["owner"]],
    ]);
    expect(diff.moved).toEqual({ flows: 1, events: 0, notes: 0 });
  });

  it("takes a flow drawn again under its name for the same, and two of one name for what their ids say", () => {
    const redrawn = diffGraphs(graphOf(flow("A", { id: "1" })), graphOf(flow("A", { id: "2" })));
    expect(isEmptyDiff(redrawn)).toBe(true);
    expect([...redrawn.sameFlows]).toEqual([["1", "2"]]);
    const doubled = diffGraphs(
      graphOf(flow("A", { id: "1" }), flow("A", { id: "2" })),
      graphOf(flow("A", { id: "3" })),
    );
    expect(counts(doubled).flows).toEqual([1, 2, 0]);
  });

  it("keeps a renamed flow and says the new name of the graph", () => {
    const commands: Command[] = [
      { type: "rename-flow", flow: "A", name: "B" },
      { type: "rename-graph", name: "Shop" },
    ];
    const applied = applyCommands(graphOf(flow("A")), commands);
    const diff = diffGraphs(graphOf(flow("A")), applied.ok ? applied.value : emptyGraph("refused"));
    expect(diff.renamed).toEqual({ before: "Test", after: "Shop" });
    expect(diff.flows.changed.map(({ aspects }) => aspects)).toEqual([["name"]]);
  });

  it("tells groups apart from what runs: who joined, who left, what is called otherwise", () => {
    const note = { id: "n", text: "Old", position: { x: 0, y: 0 }, size: { width: 160, height: 80 } };
    const before: TriggerGraph = {
      ...graphOf(flow("A", { group: "g" }), flow("B", { group: "h" }), flow("C")),
      groups: [
        { id: "g", name: "Training" },
        { id: "h", name: "Old" },
      ],
      notes: [note],
    };
    const after: TriggerGraph = {
      ...graphOf(flow("A"), flow("B"), flow("C", { group: "g" }), flow("D", { group: "i" })),
      groups: [
        { id: "g", name: "Serving" },
        { id: "i", name: "New" },
      ],
      notes: [
        { ...note, text: "New", size: { width: 240, height: 80 } },
        { ...note, id: "o" },
      ],
    };
    const diff = diffGraphs(before, after);
    expect(diff.groups).toEqual({
      added: [{ id: "i", name: "New", flows: ["D"], events: [] }],
      removed: [{ id: "h", name: "Old", flows: ["B"], events: [] }],
      changed: [
        {
          before: { id: "g", name: "Training", flows: ["A"], events: [] },
          after: { id: "g", name: "Serving", flows: ["C"], events: [] },
          joined: ["C"],
          left: ["A"],
        },
      ],
    });
    expect(diff.flows.changed).toEqual([]);
    expect(diff.notes.changed.map(({ after: { text } }) => text)).toEqual(["New"]);
    expect(diff.notes.added.map(({ id }) => id)).toEqual(["o"]);
    expect(diff.moved).toEqual({ flows: 0, events: 0, notes: 1 });
  });
});
