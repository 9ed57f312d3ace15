import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { USUAL_BRANCH } from "../editor/editor-address.ts";
import type { Canvas, GraphMarks } from "./canvas-elements.ts";
import { toCanvas } from "./to-canvas.ts";

const flow = (name: string, x: number, y: number, group: string | null, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y },
  ...(group === null ? {} : { group }),
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }
    : {}),
});
const training = [{ id: "g", name: "Training" }];
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Test"), flows, groups: training });
const draw = (
  graph: TriggerGraph,
  collapsed: string[] = [],
  marks: GraphMarks = { flows: new Map() },
): Canvas => toCanvas({ graph, choice: USUAL_BRANCH, marks, collapsed: new Set(collapsed) });
const lines = ({ edges }: Canvas) => edges.map(({ source, target }) => `${source} → ${target}`);

it("draws a frame behind the members of a group, with room for their gates, before everything else", () => {
  const { nodes } = draw(
    graphOf(flow("A", 0, 0, null), flow("B", 400, 0, "g", "A"), flow("C", 800, 200, "g", "A", "B")),
  );
  const [frame] = nodes;
  expect(frame).toMatchObject({
    id: "frame:g",
    type: "frame",
    // From B, which stands left of the gate before C, to C.
    position: { x: 368, y: -32 },
    width: 800 + 216 + 32 - 368,
    height: 200 + 88 + 32 + 32,
    zIndex: -1,
    ariaLabel: "Training, group of 2 flows",
  });
  const alone = draw(
    graphOf(flow("A", 0, 0, null), flow("B", 0, 200, null), flow("C", 800, 200, "g", "A", "B")),
  );
  expect(alone.nodes[0]?.position.x).toBe(800 - 148 - 32);
});

it("shows a collapsed group as one card where its edges end, once for the same ends, and hides the inner ones", () => {
  const graph = graphOf(
    flow("In", 0, 0, null),
    flow("A", 400, 40, "g", "In"),
    flow("B", 400, 240, "g", "In", "A"),
    flow("Out", 800, 0, null, "A", "B"),
    flow("Far", 1200, 0, null, "A"),
  );
  const canvas = draw(graph, ["g"]);
  expect(canvas.nodes.map(({ id }) => id)).toEqual([
    "flow:In",
    "flow:Out",
    "flow:Far",
    "gate:Out",
    "group:g",
  ]);
  const card = canvas.nodes.at(-1);
  expect(card).toMatchObject({ position: { x: 400, y: 40 }, width: 216, height: 88 });
  expect(lines(canvas)).toEqual([
    "flow:In → group:g",
    // The gate counts its inputs: each keeps its place.
    "group:g → gate:Out",
    "group:g → gate:Out",
    "group:g → flow:Far",
    "gate:Out → flow:Out",
  ]);
  const [merged, first, second, far] = canvas.edges;
  expect(merged).toMatchObject({ selectable: false, data: { key: null, title: "In → A, In → B" } });
  expect([first?.targetHandle, second?.targetHandle]).toEqual(["in-0", "in-1"]);
  expect(far).toMatchObject({ selectable: true, data: { title: "A → Far" } });
  expect(far?.data?.key).not.toBe(null);
});

it("keeps a loop that passes through in sight, and says on the card what is wrong inside", () => {
  const round = { kind: "runaway" as const, loop: 1 };
  const marks: GraphMarks = {
    flows: new Map([
      ["A", { errors: 1, warnings: 0, loop: round }],
      ["B", { errors: 1, warnings: 2, loop: round }],
      ["C", { errors: 0, warnings: 0, loop: round }],
    ]),
  };
  const graph = graphOf(flow("A", 0, 0, "g", "C"), flow("B", 300, 0, "g", "A"), flow("C", 600, 0, null, "B"));
  const { nodes, edges } = draw(graph, ["g"], marks);
  expect(nodes.at(-1)).toMatchObject({
    type: "group",
    data: { name: "Training", note: "2 flows", errors: 2, warnings: 2, loop: "runaway" },
    ariaLabel: "Training, collapsed group of 2 flows, 2 errors, 2 warnings, in a runaway loop",
  });
  expect(edges.map(({ source, target, data }) => [source, target, data?.loop, data?.pill !== ""])).toEqual([
    ["flow:C", "group:g", "runaway", true],
    ["group:g", "flow:C", "runaway", false],
  ]);
});

it("joins only what is there, has nothing of what it hides, and nothing changes without a collapsed group", () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.subarray(["g", "h", "i"]), (graph, collapsed) => {
      const whole = draw(graph);
      const { nodes, edges } = draw(graph, collapsed);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
      for (const { source, target, id } of edges) {
        expect(ids.has(source) && ids.has(target)).toBe(true);
        if (id.startsWith("through ")) expect(source).not.toBe(target);
      }
      const shut = new Set(collapsed);
      for (const { id, group } of graph.flows)
        expect(ids.has(`flow:${id}`)).toBe(group === undefined || !shut.has(group));
      if (!nodes.some(({ type }) => type === "group")) expect({ nodes, edges }).toEqual(whole);
    }),
  );
});
