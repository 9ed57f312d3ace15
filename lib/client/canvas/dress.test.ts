import { expect, it } from "vitest";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { NodeKey } from "../editor/editor-state.ts";
import { type Dress, dressEdge, dressNode } from "./dress.ts";
import { toCanvas } from "./to-canvas.ts";
import { chosenGroups } from "./whole-groups.ts";

const flow = (name: string, ...upstreams: string[]): TriggerGraph["flows"][number] => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(upstreams.length === 0
    ? {}
    : { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }),
});
const { nodes, edges } = toCanvas({
  graph: { ...emptyGraph("Test"), flows: [flow("A"), flow("B"), flow("C", "A", "B")] },
  choice: { production: true, branch: null, user: null },
  marks: { flows: new Map() },
});
const dress = (rest: Partial<Dress>): Dress => ({
  selection: new Set(),
  chosenEdges: new Set(),
  tabStop: null,
  ...rest,
});
const undressed = dress({});

it("leaves what is not chosen as it is", () => {
  expect(nodes.map((node) => dressNode(node, undressed))).toEqual(nodes);
  for (const node of nodes) expect(dressNode(node, undressed)).toBe(node);
  for (const edge of edges) expect(dressEdge(edge, undressed)).toBe(edge);
});

it("marks a chosen flow, its gate and the edge from the gate, as the same objects each time", () => {
  const chosen = dress({ selection: new Set(["flow:C"]) });
  const marked = nodes.map((node) => dressNode(node, chosen));
  expect(marked.filter(({ selected }) => selected).map(({ id }) => id)).toEqual(["flow:C"]);
  expect(marked.find(({ id }) => id === "gate:C")?.data).toMatchObject({ chosen: true });
  const lines = edges.map((edge) => dressEdge(edge, chosen));
  expect(lines.filter(({ data }) => data?.fromChosenGate).map(({ id }) => id)).toEqual(["gate:C out"]);
  for (const [at, node] of nodes.entries()) expect(dressNode(node, chosen)).toBe(marked[at]);
});

it("lets the Tab key reach one node, and marks chosen edges", () => {
  const reached = nodes.map((node) => dressNode(node, dress({ tabStop: "flow:B" })));
  expect(reached.filter(({ domAttributes }) => domAttributes?.tabIndex === 0).map(({ id }) => id)).toEqual([
    "flow:B",
  ]);
  const [edge] = edges;
  const key = edge?.data?.key;
  if (!edge || !key) throw new Error("There is an edge");
  expect(dressEdge(edge, dress({ chosenEdges: new Set([key]) })).selected).toBe(true);
});

it("marks a group whose members are all chosen: its frame, or its card", () => {
  const graph: TriggerGraph = {
    ...emptyGraph("Test"),
    flows: [
      { ...flow("A"), group: "g" },
      { ...flow("B"), group: "g" },
    ],
    groups: [{ id: "g", name: "Training" }],
    notes: [{ id: "n", text: "", position: { x: 0, y: 0 }, size: { width: 240, height: 96 } }],
  };
  const choice = { production: true, branch: null, user: null };
  const draw = (collapsed: string[]) =>
    toCanvas({ graph, choice, marks: { flows: new Map() }, collapsed: new Set(collapsed) }).nodes;
  const chosen = (...keys: NodeKey[]) => {
    const selection = new Set(keys);
    return (collapsed: string[]) => {
      const shut = new Set(collapsed);
      return draw(collapsed).map((node) =>
        dressNode(node, dress({ selection, chosenGroups: chosenGroups(graph, selection, shut) })),
      );
    };
  };
  expect(chosen("flow:A", "flow:B")([])[0]).toMatchObject({ selected: false, data: { chosen: true } });
  expect(chosen("flow:A")([])[0]).toMatchObject({ data: { chosen: false } });
  // Nobody sees which of a collapsed group is chosen.
  expect(chosen("flow:A")(["g"]).at(-1)).toMatchObject({ id: "group:g", selected: true });
  // React Flow lifts what is chosen by 1000.
  expect(chosen("note:n")([])[1]).toMatchObject({ id: "note:n", selected: true, zIndex: -1001 });
});
