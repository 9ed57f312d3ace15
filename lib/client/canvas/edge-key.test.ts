import { describe, expect, it } from "vitest";
import { applyCommands } from "@/lib/core/graph/apply-command";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { disconnectCommands, triggerEdges } from "./edge-key.ts";

const flow: Flow = {
  id: "c",
  name: "C",
  parameters: [],
  position: { x: 0, y: 0 },
  trigger: { kind: "on-finish", upstreams: [{ flow: "A" }, { flow: "B" }, { flow: "A" }] },
};

describe("triggerEdges", () => {
  it("names an edge by what it connects, and the second of two equal ones apart", () => {
    expect(triggerEdges(flow).map(({ key, at }) => [key, at])).toEqual([
      ['edge:c:1:{"flow":"A"}', 0],
      ['edge:c:1:{"flow":"B"}', 1],
      ['edge:c:2:{"flow":"A"}', 2],
    ]);
  });
});

describe("disconnectCommands", () => {
  it("takes away exactly the chosen edges", () => {
    const graph: TriggerGraph = { ...emptyGraph("Test"), flows: [flow] };
    const chosen = new Set(triggerEdges(flow).flatMap(({ key, at }) => (at === 1 ? [] : [key])));
    const applied = applyCommands(graph, disconnectCommands(graph, chosen));
    expect(applied.ok && applied.value.flows[0]?.trigger).toEqual({
      kind: "on-finish",
      upstreams: [{ flow: "B" }],
    });
  });
});
