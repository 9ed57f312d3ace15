import { describe, expect, it } from "vitest";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { emptyGraph, type Flow, type TriggerGraph, type Upstream } from "@/lib/core/graph/trigger-graph";
import { connectionTargets } from "./connection-targets.ts";
import { countTargets } from "./count-targets.ts";

const PROD: BranchChoice = { production: true, branch: null, user: null };
const shop = { name: "shop" };
const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  project: shop,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const waits = (...upstreams: Upstream[]): Pick<Flow, "trigger"> => ({
  trigger: { kind: "on-finish", upstreams },
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({
  ...emptyGraph("Test"),
  flows,
  events: [{ name: "landed", position: { x: 0, y: 0 } }],
});
const { project: _shop, ...noProject } = flow("Alone");

describe("connectionTargets", () => {
  it("writes as little of a reference as means the source on the branch in view", () => {
    const graph = graphOf(
      flow("A"),
      flow("Same"),
      flow("Other", { project: { name: "billing" } }),
      flow("Pinned", { project: { name: "shop", production: false, branch: "exp" } }),
      noProject,
    );
    const targets = connectionTargets(graph, PROD, "flow:A");
    expect(
      [...targets].map(([id, target]) => [
        id,
        target.kind !== "forbidden" && target.connect.type === "connect" && target.connect.upstream,
      ]),
    ).toEqual([
      ["A", { flow: "A" }],
      ["Same", { flow: "A" }],
      ["Other", { flow: "A", project: "shop" }],
      ["Pinned", { flow: "A", branch: "prod" }],
      ["Alone", { flow: "A", project: "shop", branch: "prod" }],
    ]);
  });

  it("says why Metaflow or this graph does not allow the others", () => {
    const graph = graphOf(
      flow("A"),
      flow("OnEvent", { trigger: { kind: "on-event", events: [{ event: "landed" }] } }),
      flow("ByCode", { trigger: { kind: "dynamic", dynamic: "a mutator" } }),
      flow("Shown", { external: { reason: "drawn in another graph" } }),
      flow("Waits", waits({ flow: "B" }, { flow: "A", project: "shop", branch: "prod" })),
      flow("Flöw"),
      noProject,
    );
    const short = (source: `flow:${string}` | `event:${string}`) =>
      Object.fromEntries(
        [...connectionTargets(graph, PROD, source)].map(([id, target]) => [
          id,
          target.kind === "forbidden" ? target.short : target.kind,
        ]),
      );
    expect(short("flow:A")).toEqual({
      A: "closes-loop",
      OnEvent: "started by events",
      ByCode: "its code decides",
      Shown: "only shown here",
      Waits: "connected",
      Flöw: "valid",
      Alone: "valid",
    });
    expect(short("flow:Flöw")).toMatchObject({ A: "name not allowed" });
    expect(short("flow:Alone")).toMatchObject({ A: "no project", Alone: "closes-loop" });
    expect(short("event:landed")).toEqual({
      A: "valid",
      OnEvent: "connected",
      ByCode: "its code decides",
      Shown: "only shown here",
      Waits: "started by flows",
      Flöw: "valid",
      Alone: "valid",
    });
    expect(short("flow:gone")).toEqual({});
  });

  it("marks the targets that would close a loop, and counts", () => {
    const graph = graphOf(flow("A"), flow("B", waits({ flow: "A" })), flow("C"));
    const targets = connectionTargets(graph, PROD, "flow:B");
    const closing = targets.get("A");
    expect(
      closing?.kind === "closes-loop" && [closing.connect, closing.loop.kind, closing.loop.path],
    ).toEqual([{ type: "connect", flow: "A", upstream: { flow: "B" } }, "runaway", ["A", "B", "A"]]);
    expect(countTargets(targets)).toEqual({ valid: 1, loops: 2, forbidden: 0 });
  });
});
