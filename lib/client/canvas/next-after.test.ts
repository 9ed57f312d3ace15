import { expect, it } from "vitest";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { nextAfter } from "./next-after.ts";
import type { Stop } from "./walk-graph.ts";

const flow = (name: string, x: number, y: number, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y },
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }
    : {}),
});
const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [
    flow("First", 0, 0),
    flow("Second", 400, 0, "First"),
    flow("Below", 400, 200),
    flow("Third", 800, 0, "Second"),
  ],
};
const choice = { production: true, branch: null, user: null };
const after = (from: Stop, ...others: Stop[]) =>
  nextAfter(graph, choice, new Set([from, ...others]), from, new Set());

it("goes upstream, else downstream, else to what is nearest", () => {
  expect(after("flow:Second")).toBe("flow:First");
  expect(after("flow:Second", "flow:First")).toBe("flow:Third");
  expect(after("flow:Second", "flow:First", "flow:Third")).toBe("flow:Below");
  expect(after("flow:First")).toBe("flow:Second");
});

it("goes to the first that stays when all around go, and nowhere when nothing stays", () => {
  expect(after("flow:Third", "flow:Second", "flow:Below")).toBe("flow:First");
  expect(after("flow:First", "flow:Second", "flow:Below", "flow:Third")).toBeNull();
});
