import { describe, expect, it } from "vitest";
import { GENERIC_BRANCH } from "./branch.ts";
import { finishEventName, flowRef, resolveUpstream, stepEventName } from "./flow-ref.ts";

const exp7 = { production: false, branch: "exp_7", user: "ann" };
const own = { project: "warehouse", branch: "test.exp_7", flow: "MixedFlow" };
const plain = { project: null, branch: null, flow: "SecondFlow" };

describe("flowRef", () => {
  it("puts a flow on the chosen branch only when it has a project", () => {
    expect(flowRef({ name: "FirstFlow" }, exp7)).toEqual({ project: null, branch: null, flow: "FirstFlow" });
    expect(flowRef({ name: "LoadFlow", project: { name: "warehouse" } }, exp7)).toEqual({
      project: "warehouse",
      branch: "test.exp_7",
      flow: "LoadFlow",
    });
    expect(flowRef({ name: "LoadFlow", project: { name: "warehouse" } }, GENERIC_BRANCH)?.branch).toBe(
      "user.<you>",
    );
  });

  it("is unknown without a user, or when the project is decided at run time", () => {
    expect(
      flowRef({ name: "A", project: { name: "p" } }, { production: false, branch: null, user: null }),
    ).toBeNull();
    expect(flowRef({ name: "A", project: { dynamic: "a variable" } }, exp7)).toBeNull();
  });
});

describe("resolveUpstream", () => {
  it.each([
    [{ flow: "LoadFlow" }, "metaflow.warehouse.test.exp_7.LoadFlow.end"],
    [{ flow: "InvoiceFlow", project: "billing", branch: "prod" }, "metaflow.billing.prod.InvoiceFlow.end"],
    [{ flow: "CleanFlow", branch: "prod" }, "metaflow.warehouse.prod.CleanFlow.end"],
    [{ flow: "AuditFlow", project: "billing" }, "metaflow.billing.test.exp_7.AuditFlow.end"],
  ])("completes %j as Metaflow does", (upstream, event) => {
    const resolved = resolveUpstream(upstream, own);
    expect(resolved.ok && finishEventName(resolved.value)).toBe(event);
  });

  it("gives the plain event without projects", () => {
    const resolved = resolveUpstream({ flow: "FirstFlow" }, plain);
    expect(resolved.ok && finishEventName(resolved.value)).toBe("metaflow.FirstFlow.end");
  });

  it("refuses a project without a branch and the reverse", () => {
    expect(resolveUpstream({ flow: "A", project: "billing" }, plain)).toEqual({
      ok: false,
      error: "incomplete",
    });
    expect(resolveUpstream({ flow: "A", branch: "prod" }, plain)).toEqual({ ok: false, error: "incomplete" });
  });
});

describe("stepEventName", () => {
  it("names the event that each task of a step emits", () => {
    expect(stepEventName(own, "start")).toBe("metaflow.warehouse.test.exp_7.MixedFlow.start");
  });
});
