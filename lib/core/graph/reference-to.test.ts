import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGraph } from "./arbitrary-graph.ts";
import type { BranchChoice } from "./branch.ts";
import { flowRef, resolveUpstream } from "./flow-ref.ts";
import { isDynamic } from "./is-dynamic.ts";
import { referenceTo } from "./reference-to.ts";
import type { Project } from "./trigger-graph.ts";

const PROD: BranchChoice = { production: true, branch: null, user: null };
const flow = (name: string, project?: Project) => ({ name, ...(project ? { project } : {}) });
const refer = (own?: Project, other?: Project, name = "Other") =>
  referenceTo(flow("Own", own), flow(name, other), PROD);

describe("referenceTo", () => {
  it("writes as little as will do", () => {
    expect([
      refer(),
      refer({ name: "shop" }, { name: "shop" }),
      refer({ name: "shop" }, { name: "pricing" }),
      refer({ name: "shop" }, { name: "shop", branch: "eu" }),
      refer(undefined, { name: "pricing" }),
    ]).toEqual(
      [
        { flow: "Other" },
        { flow: "Other" },
        { flow: "Other", project: "pricing" },
        { flow: "Other", branch: "prod.eu" },
        { flow: "Other", project: "pricing", branch: "prod" },
      ].map((value) => ({ ok: true, value })),
    );
  });

  it("says why a flow cannot be named", () => {
    expect(refer({ name: "shop" })).toEqual({
      ok: false,
      error:
        "Own is in the project shop, and Other is in none: @trigger_on_finish cannot reach it. Wait for the event metaflow.Other.end instead",
    });
    expect(refer(undefined, undefined, "Flöw")).toEqual({
      ok: false,
      error: "@trigger_on_finish cannot name Flöw: it takes ASCII letters, digits and _ only",
    });
  });

  it("always means exactly the flow asked for", () => {
    fc.assert(
      fc.property(arbitraryGraph, ({ flows }) => {
        for (const own of flows) {
          for (const other of flows) {
            const reference = referenceTo(own, other, PROD);
            const [from, wanted] = [flowRef(own, PROD), flowRef(other, PROD)];
            if (!reference.ok || !from || !wanted || (other.project && isDynamic(other.project))) continue;
            expect(resolveUpstream(reference.value, from)).toEqual({ ok: true, value: wanted });
          }
        }
      }),
    );
  });
});
