import { describe, expect, it } from "vitest";
import type { BranchChoice } from "./branch.ts";
import { edgesInView } from "./edges-in-view.ts";
import { emptyGraph, type Flow, type TriggerGraph, type Upstream } from "./trigger-graph.ts";

const PROD: BranchChoice = { production: true, branch: null, user: null };
const TEST: BranchChoice = { production: false, branch: "exp", user: null };
const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const shop = { name: "shop" };
const waits = (...upstreams: Upstream[]) => ({ trigger: { kind: "on-finish" as const, upstreams } });
const graphOf = (flows: Flow[], events: string[] = []): TriggerGraph => ({
  ...emptyGraph("Test"),
  flows,
  events: events.map((name) => ({ name, position: { x: 0, y: 0 } })),
});

describe("edgesInView", () => {
  it("completes a reference by the waiting flow's project and branch, and finds nobody on another branch", () => {
    const graph = graphOf([
      flow("A", { project: shop }),
      flow("B", { project: shop, ...waits({ flow: "A" }, { flow: "A", branch: "prod" }) }),
      flow("C", waits({ flow: "A" })),
    ]);
    const prod = { project: "shop", branch: "prod", flow: "A" };
    const own = { kind: "finish", flow: "B", at: 0, upstream: { flow: "A" } };
    const named = { kind: "finish", flow: "B", at: 1, upstream: { flow: "A", branch: "prod" } };
    const alone = {
      kind: "finish",
      flow: "C",
      at: 0,
      upstream: { flow: "A" },
      ref: { project: null, branch: null, flow: "A" },
      from: [],
    };
    expect(edgesInView(graph, PROD)).toEqual({
      triggers: [{ ...own, ref: prod, from: ["A"] }, { ...named, ref: prod, from: ["A"] }, alone],
      sends: [],
    });
    expect(edgesInView(graph, TEST).triggers).toEqual([
      { ...own, ref: { ...prod, branch: "test.exp" }, from: ["A"] },
      { ...named, ref: prod, from: [] },
      alone,
    ]);
  });

  it("shows who sends an event: published in code, or emitted by Metaflow after a step", () => {
    const graph = graphOf(
      [
        flow("A", {
          project: shop,
          steps: ["start", "train", "end"],
          publishes: [{ event: "done", conditional: true, file: "a.py", line: 7 }, { event: "unheard" }],
        }),
        flow("B", {
          trigger: {
            kind: "on-event",
            events: [{ event: "done" }, { event: "metaflow.shop.prod.A.train" }, { dynamic: "a function" }],
          },
        }),
      ],
      ["done", "metaflow.shop.prod.A.train", "metaflow.shop.prod.A.nosuch", "metaflow.A.end"],
    );
    expect(edgesInView(graph, PROD)).toEqual({
      triggers: [
        { kind: "event", flow: "B", at: 0, use: { event: "done" } },
        { kind: "event", flow: "B", at: 1, use: { event: "metaflow.shop.prod.A.train" } },
        { kind: "dynamic", flow: "B", at: 2, upstream: { dynamic: "a function" } },
      ],
      sends: [
        { kind: "send", from: "A", event: "done", how: "publishes", conditional: true, place: "a.py:7" },
        {
          kind: "send",
          from: "A",
          event: "metaflow.shop.prod.A.train",
          how: "step",
          conditional: false,
          place: null,
        },
      ],
    });
  });
});
