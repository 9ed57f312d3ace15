import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph.ts";
import { edgesInView } from "@/lib/core/graph/edges-in-view.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { eventKey, flowKey, type NodeKey } from "../editor/editor-state.ts";
import { type Around, onlyShown, shownAround } from "./around.ts";
import { toCanvas } from "./to-canvas.ts";

const PROD = { production: true, branch: null, user: null };
const flow = (name: string, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(upstreams.length === 0
    ? {}
    : { trigger: { kind: "on-finish", upstreams: upstreams.map((one) => ({ flow: one })) } }),
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Test"), flows });
const around = (centre: string, over: Partial<Around> = {}): Around => ({
  centres: [flowKey(centre)],
  hops: 1,
  along: "both",
  added: [],
  ...over,
});
/** A → B → C → D → E, and X → C, C → Y. */
const chain = graphOf(
  flow("A"),
  flow("B", "A"),
  flow("C", "B", "X"),
  flow("D", "C"),
  flow("E", "D"),
  flow("X"),
  flow("Y", "C", "Unknown"),
);
const shown = (what: Around) =>
  [...(shownAround(chain, PROD, what)?.keys ?? [])].map((key) => key.slice(5)).sort();

describe("shownAround", () => {
  it("takes so many hops up, down, or both ways", () => {
    expect(shown(around("C"))).toEqual(["B", "C", "D", "X", "Y"]);
    expect(shown(around("C", { hops: 2 }))).toEqual(["A", "B", "C", "D", "E", "X", "Y"]);
    expect(shown(around("C", { hops: 2, along: "upstream" }))).toEqual(["A", "B", "C", "X"]);
    expect(shown(around("C", { along: "downstream" }))).toEqual(["C", "D", "Y"]);
  });

  it("keeps what was brought in, and says what lies beyond", () => {
    const found = shownAround(chain, PROD, around("B", { along: "upstream", added: [flowKey("E")] }));
    expect([...(found?.keys ?? [])].sort()).toEqual([flowKey("A"), flowKey("B"), flowKey("E")]);
    expect([...(found?.beyond ?? [])]).toEqual([
      [flowKey("B"), { upstream: [], downstream: [flowKey("C")] }],
      [flowKey("E"), { upstream: [flowKey("D")], downstream: [] }],
    ]);
  });

  it("shows everything when nothing was asked for, or the centre is gone", () => {
    expect(shownAround(chain, PROD, null)).toBe(null);
    expect(shownAround(chain, PROD, around("Gone"))).toBe(null);
  });

  it("finds exactly what paths of that length lead to", () => {
    const hops = fc.integer({ min: 1, max: 4 });
    const along = fc.constantFrom<Around["along"]>("both", "upstream", "downstream");
    fc.assert(
      fc.property(arbitraryGraph, fc.nat(), hops, along, (graph, pick, count, way) => {
        const centre = graph.flows[pick % Math.max(1, graph.flows.length)];
        if (!centre) return;
        const what = { centres: [flowKey(centre.id)], hops: count, along: way, added: [] };
        const edges = pairs(graph);
        const walk = (step: (key: NodeKey) => NodeKey[]) => {
          let reached = new Set([flowKey(centre.id)]);
          for (let hop = 0; hop < count; hop++)
            reached = new Set([...reached, ...[...reached].flatMap(step)]);
          return reached;
        };
        const up = walk((key) => edges.filter(([, to]) => to === key).map(([from]) => from));
        const down = walk((key) => edges.filter(([from]) => from === key).map(([, to]) => to));
        const expected = new Set([...(way === "downstream" ? [] : up), ...(way === "upstream" ? [] : down)]);
        expect(shownAround(graph, PROD, what)?.keys).toEqual(expected);
      }),
    );
  });
});

function pairs(graph: TriggerGraph): [NodeKey, NodeKey][] {
  const { triggers, sends } = edgesInView(graph, PROD);
  return [
    ...triggers.flatMap((edge): [NodeKey, NodeKey][] => {
      if (edge.kind === "event") return [[eventKey(edge.use.event), flowKey(edge.flow)]];
      return edge.kind === "finish" ? edge.from.map((id) => [flowKey(id), flowKey(edge.flow)]) : [];
    }),
    ...sends.map(({ from, event }): [NodeKey, NodeKey] => [flowKey(from), eventKey(event)]),
  ];
}

it("draws of the picture what is shown: a gate as it is, with the edges between, and dashed cards of those who wait", () => {
  const picture = toCanvas({ graph: chain, choice: PROD, marks: { flows: new Map() } });
  const part = (what: Around) => {
    const found = shownAround(chain, PROD, what);
    const { nodes, edges } = found ? onlyShown(picture, found) : picture;
    return [nodes.map(({ id }) => id), edges.map(({ source, target }) => `${source} ${target}`)];
  };
  expect(part(around("C", { along: "downstream" }))).toEqual([
    ["flow:C", "flow:D", "flow:Y", "gate:C", "gate:Y", "ghost:Unknown"],
    ["flow:C flow:D", "flow:C gate:Y", "ghost:Unknown gate:Y", "gate:C flow:C", "gate:Y flow:Y"],
  ]);
});
