import { describe, expect, it } from "vitest";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { waitRows } from "./upstream-rows.ts";

const PROD = { production: true, branch: null, user: null };
const flow = (id: string, more: Partial<Flow> = {}): Flow => ({
  id,
  name: id,
  parameters: [],
  position: { x: 0, y: 0 },
  ...more,
});
const shop = { project: { name: "shop" } };

describe("waitRows", () => {
  it("says who is meant on the branch in view, and whether that is known", () => {
    const waiting = flow("InferenceFlow", {
      ...shop,
      trigger: {
        kind: "on-finish",
        upstreams: [
          { flow: "FeatureFlow" },
          { flow: "FeatureFlow", branch: "test.new" },
          { flow: "PriceFlow", project: "pricing" },
          { flow: "FeatureFlow" },
          { dynamic: "a function decides it", file: "flows/a.py", line: 4 },
        ],
      },
    });
    const graph: TriggerGraph = { ...emptyGraph("g"), flows: [flow("FeatureFlow", shop), waiting] };
    expect(waitRows(graph, waiting, PROD).map(({ id, at, ...row }) => [at, ...Object.values(row)])).toEqual([
      [0, "FeatureFlow", "shop · prod", "drawn", "FeatureFlow"],
      [1, "FeatureFlow", "shop · test.new", "elsewhere", null],
      [2, "PriceFlow", "pricing · prod", "unknown", null],
      [3, "FeatureFlow", "shop · prod", "drawn", "FeatureFlow"],
      [4, "Decided by the code", "a.py:4", "dynamic", null],
    ]);
    const ids = waitRows(graph, waiting, PROD).map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });

  it("lists events by name", () => {
    const waiting = flow("Ingest", { trigger: { kind: "on-event", events: [{ event: "orders.landed" }] } });
    expect(waitRows({ ...emptyGraph("g"), flows: [waiting] }, waiting, PROD)).toEqual([
      {
        at: 0,
        id: "orders.landed  0",
        name: "orders.landed",
        place: "",
        state: "event",
        flowId: null,
      },
    ]);
  });
});
