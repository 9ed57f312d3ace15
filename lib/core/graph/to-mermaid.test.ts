import { expect, it } from "vitest";
import { toMermaid } from "./to-mermaid.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "./trigger-graph.ts";

const PROD = { production: true, branch: null, user: null };
const flow = (name: string, over: Partial<Flow> = {}): Flow => ({
  id: `id of ${name}`,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...over,
});

it("draws flows, events, gates, and dashed what is not drawn here", () => {
  const graph: TriggerGraph = {
    ...emptyGraph("Shop"),
    flows: [
      flow("FeatureFlow", { publishes: [{ event: 'say "hi"' }] }),
      flow("InferenceFlow", {
        trigger: { kind: "on-finish", upstreams: [{ flow: "FeatureFlow" }, { flow: "GoneFlow" }] },
      }),
      flow("ReportFlow", { trigger: { kind: "on-event", events: [{ event: 'say "hi"' }] } }),
    ],
    events: [{ name: 'say "hi"', position: { x: 0, y: 0 } }],
  };
  expect(toMermaid(graph, PROD)).toBe(`flowchart LR
  n0["FeatureFlow"]
  n1["InferenceFlow"]
  n2["ReportFlow"]
  n3(["say #quot;hi#quot;"])
  n4["GoneFlow"]
  n5{{"all of 2"}}
  n0 --> n5
  n4 --> n5
  n5 --> n1
  n3 --> n2
  n0 -.-> n3
  classDef outside stroke-dasharray: 4 4
  class n4 outside
`);
});

it("is a heading alone for an empty graph", () => {
  expect(toMermaid(emptyGraph("Empty"), PROD)).toBe("flowchart LR\n");
});

it("draws a group as a subgraph round its members", () => {
  const graph: TriggerGraph = {
    ...emptyGraph("Shop"),
    flows: [flow("A", { group: "g" }), flow("B")],
    events: [{ name: "orders", position: { x: 0, y: 0 }, group: "g" }],
    groups: [{ id: "g", name: 'The "first"' }],
  };
  expect(toMermaid(graph, PROD)).toBe(`flowchart LR
  n0["B"]
  subgraph g0["The #quot;first#quot;"]
  n1["A"]
  n2(["orders"])
  end
`);
});
