import { describe, expect, it } from "vitest";
import { GENERIC_BRANCH } from "./branch.ts";
import { canBeOn, canShareBranch, namedBranches, parseFlowEvent } from "./resolve-branches.ts";
import { resolveGraph } from "./resolve-graph.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "./trigger-graph.ts";

const flow = (name: string, more: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...more,
});
const waitsFor = (...upstreams: { flow: string; project?: string; branch?: string }[]): Partial<Flow> => ({
  trigger: { kind: "on-finish", upstreams },
});
const hears = (...events: string[]): Partial<Flow> => ({
  trigger: { kind: "on-event", events: events.map((event) => ({ event })) },
});
const graph = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("test"), flows });
const shop = { project: { name: "shop" } };
const prod = { production: true, branch: null, user: null };
const test7 = { production: false, branch: "exp_7", user: null };

const told = (document: TriggerGraph, branches: Parameters<typeof resolveGraph>[1]) =>
  resolveGraph(document, branches).map(({ heardAs, waits }) => [heardAs, ...waits.map(({ event }) => event)]);

describe("resolveGraph", () => {
  it("completes project and branch one by one, on the branch in view", () => {
    const document = graph(
      flow("LoadFlow"),
      flow("ReportFlow", {
        ...shop,
        ...waitsFor(
          { flow: "LoadFlow" },
          { flow: "AuditFlow", project: "billing" },
          { flow: "B", branch: "prod" },
        ),
      }),
    );
    expect(told(document, [test7])).toEqual([
      ["LoadFlow"],
      [
        "shop.test.exp_7.ReportFlow",
        "metaflow.shop.test.exp_7.LoadFlow.end",
        "metaflow.billing.test.exp_7.AuditFlow.end",
        "metaflow.shop.prod.B.end",
      ],
    ]);
  });

  it("takes the same event named twice as one thing to wait for, and keeps both places", () => {
    const [, second] = resolveGraph(
      graph(
        flow("A", shop),
        flow("B", { ...shop, ...waitsFor({ flow: "A" }, { flow: "C" }, { flow: "A", branch: "prod" }) }),
      ),
      [prod],
    );
    expect(second?.waits.map(({ event, places }) => [event, places])).toEqual([
      ["metaflow.shop.prod.A.end", [0, 2]],
      ["metaflow.shop.prod.C.end", [1]],
    ]);
  });

  it("puts a flow without a project on no branch, however many are in view", () => {
    const document = graph(
      flow("A"),
      flow("B", shop),
      flow("C", { project: { name: "shop", branch: "x", production: true } }),
    );
    expect(told(document, [prod, test7]).flat()).toEqual([
      "A",
      "shop.prod.B",
      "shop.prod.x.C",
      "shop.test.exp_7.B",
    ]);
  });

  it("without a branch in view follows references to the branches they name", () => {
    const document = graph(
      flow("A", { ...shop, ...waitsFor({ flow: "B" }) }),
      flow("B", { ...shop, ...waitsFor({ flow: "C" }) }),
      flow("C", shop),
      flow("D", waitsFor({ flow: "A", project: "shop", branch: "prod" })),
      flow("E", hears("metaflow.shop.test.exp_7.C.train")),
    );
    expect(told(document, null)).toEqual([
      ["shop.user.<you>.A", "metaflow.shop.user.<you>.B.end"],
      ["shop.user.<you>.B", "metaflow.shop.user.<you>.C.end"],
      ["shop.user.<you>.C"],
      ["D", "metaflow.shop.prod.A.end"],
      ["E", "metaflow.shop.test.exp_7.C.train"],
      ["shop.prod.A", "metaflow.shop.prod.B.end"],
      ["shop.test.exp_7.C"],
      ["shop.prod.B", "metaflow.shop.prod.C.end"],
      ["shop.prod.C"],
    ]);
  });

  it("follows a pinned flow to its branch", () => {
    const document = graph(
      flow("A", { project: { name: "shop", production: true }, ...waitsFor({ flow: "B" }) }),
      flow("B", shop),
    );
    expect(told(document, null)).toEqual([
      ["shop.prod.A", "metaflow.shop.prod.B.end"],
      ["shop.user.<you>.B"],
      ["shop.prod.B"],
    ]);
  });

  it("leaves unknown what only running the code tells, and what Metaflow refuses", () => {
    const dynamic = { dynamic: "a constant of another file" };
    const document = graph(
      flow("A", {
        project: dynamic,
        ...waitsFor({ flow: "B" }, { flow: "C", project: "p", branch: "prod" }),
      }),
      flow("D", { trigger: { kind: "on-finish", upstreams: [dynamic, { flow: "B", project: "p" }] } }),
      flow("E", { trigger: { kind: "dynamic", ...dynamic } }),
    );
    expect(told(document, [prod])).toEqual([[null, null, "metaflow.p.prod.C.end"], ["D", null, null], ["E"]]);
  });
});

describe("branches of a graph", () => {
  it("reads whose step an event is", () => {
    expect(parseFlowEvent("metaflow.A.end")).toEqual({
      ref: { project: null, branch: null, flow: "A" },
      step: "end",
    });
    expect(parseFlowEvent("metaflow.p.user.ann@x.com.A.train")).toEqual({
      ref: { project: "p", branch: "user.ann@x.com", flow: "A" },
      step: "train",
    });
    for (const other of [
      "orders.landed",
      "metaflow.A",
      "metaflow.p.A.end",
      "metaflow..A.end",
      "metaflow.p..A.end",
    ])
      expect(parseFlowEvent(other)).toBe(null);
  });

  it("collects those that references name", () => {
    const document = graph(
      flow(
        "A",
        waitsFor(
          { flow: "B", project: "p", branch: "prod" },
          { flow: "C", project: "p", branch: "2024-01-01" },
        ),
      ),
      flow("D", hears("metaflow.p.test.x.A.end", "mfns.shop.prod.exp.orders", "orders.landed")),
    );
    expect(namedBranches(document)).toEqual([
      GENERIC_BRANCH,
      prod,
      { production: false, branch: "x", user: null },
      { production: true, branch: "exp", user: null },
    ]);
  });

  it("knows where a pinned flow can be, and whether two can meet", () => {
    const pins = { any: { name: "p" }, prod: { name: "p", production: true }, x: { name: "p", branch: "x" } };
    expect(canBeOn(pins.any, test7)).toBe(true);
    expect(canBeOn(pins.prod, test7)).toBe(false);
    expect(canBeOn(pins.prod, prod)).toBe(true);
    expect(canBeOn(pins.x, test7)).toBe(false);
    expect(canBeOn(pins.x, { ...test7, branch: "x" })).toBe(true);
    expect(canBeOn({ name: "p", production: false }, prod)).toBe(false);
    expect(canShareBranch(pins.prod, pins.x)).toBe(true);
    expect(canShareBranch(pins.x, { name: "p", branch: "y" })).toBe(false);
    expect(canShareBranch(pins.prod, { name: "p", production: false })).toBe(false);
  });
});
