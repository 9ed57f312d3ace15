import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph.ts";
import { diffGraphs } from "@/lib/core/graph/graph-diff.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { USUAL_BRANCH } from "../editor/editor-address.ts";
import { comparisonPicture, type Mark } from "./comparison-picture.ts";

const flow = (name: string, upstreams: string[] = [], id = name): Flow => ({
  id,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }
    : {}),
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Shop"), flows });
const compare = (before: TriggerGraph, after: TriggerGraph) =>
  comparisonPicture(before, after, diffGraphs(before, after), USUAL_BRANCH);
const marked = (list: readonly { mark: Mark; words: string }[]) =>
  list.filter(({ mark }) => mark !== "same").map(({ mark, words }) => `${mark} ${words}`);

describe("comparisonPicture", () => {
  it("marks what came, went and goes through a gate now", () => {
    const { nodes, edges, counts } = compare(
      graphOf(
        flow("Clean"),
        flow("Model"),
        flow("Inference", ["Model"]),
        flow("Daily", ["Clean"]),
        flow("Feature"),
      ),
      graphOf(
        flow("Clean"),
        flow("Model"),
        flow("Inference", ["Model", "Feature"]),
        flow("Report", ["Inference"]),
        flow("Feature"),
      ),
    );
    expect(marked(nodes.map(({ node, mark }) => ({ mark, words: node.id })))).toEqual([
      "removed flow:gone Daily",
      "changed flow:Inference",
      "added flow:Report",
      "added gate:Inference",
    ]);
    expect(marked(edges.map(({ title, mark }) => ({ mark, words: title })))).toEqual([
      "removed Clean → Daily",
      "rewired Model → Inference",
      "added Feature → Inference",
      "added Inference → Report",
      "added What starts Inference",
    ]);
    expect(counts.added).toEqual({ flows: 1, events: 0, edges: 2, gates: 1, notes: 0 });
    expect(counts.removed).toEqual({ flows: 1, events: 0, edges: 1, gates: 0, notes: 0 });
    expect(counts.rewired.edges + counts.changed.flows).toBe(2);
    expect(counts.same.flows).toBe(3);
  });

  it("draws an upstream that was taken away into the flow that still stands there", () => {
    const { edges } = compare(
      graphOf(flow("A"), flow("B"), flow("C", ["A", "B"])),
      graphOf(flow("A"), flow("B"), flow("C", ["A"])),
    );
    expect(edges.map(({ mark, title }) => `${mark} ${title}`)).toEqual(["removed B → C", "rewired A → C"]);
  });

  it("knows a flow drawn again under its name, with its edges", () => {
    const { nodes, edges } = compare(
      graphOf(flow("A"), flow("B", ["A"], "b1")),
      graphOf(flow("A"), flow("B", ["A"], "b2")),
    );
    expect([...nodes, ...edges].every(({ mark }) => mark === "same")).toBe(true);
  });

  it("marks nothing between a document and itself, and everything has a place in view", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryGraph, (a, b) => {
        const { nodes, edges } = compare(a, a);
        expect([...nodes, ...edges].every(({ mark }) => mark === "same")).toBe(true);
        const picture = compare(a, b);
        expect(new Set(picture.nodes.map(({ node }) => node.id)).size).toBe(picture.nodes.length);
        expect(Object.values(picture.view).every(Number.isFinite)).toBe(true);
        for (const { line } of picture.edges) expect(line.line).not.toContain("NaN");
      }),
    );
  });
});
