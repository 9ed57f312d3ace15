import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommands } from "../graph/apply-command.ts";
import { arbitraryGraph } from "../graph/arbitrary-graph.ts";
import type { BranchChoice } from "../graph/branch.ts";
import { namedBranches } from "../graph/resolve-branches.ts";
import type { TriggerGraph } from "../graph/trigger-graph.ts";
import { analyzeGraph } from "./analyze-graph.ts";
import { flow, graph, hears, prod, shop, starts } from "./sketch-graph.ts";

const found = (document: TriggerGraph, branches: BranchChoice[] | null = null) =>
  analyzeGraph(document, { branches }).findings;
const codes = (document: TriggerGraph, branches: BranchChoice[] | null = null) =>
  found(document, branches).map(({ code, flows }) => `${code}: ${flows.join(", ")}`);

describe("loops", () => {
  const pair = graph(flow("FirstFlow", starts("SecondFlow")), flow("SecondFlow", starts("FirstFlow")));

  it("tells a runaway loop with words, edges and ways to break it", () => {
    expect(found(pair)).toEqual([
      {
        id: "runaway-loop id-FirstFlow",
        code: "runaway-loop",
        severity: "error",
        flows: ["FirstFlow", "SecondFlow"],
        path: ["FirstFlow", "SecondFlow", "FirstFlow"],
        message: "FirstFlow → SecondFlow → FirstFlow is a runaway loop",
        why: "Each finish starts the other and nothing from outside is needed. One run is enough to start it; then it never stops.",
        fix: "Remove SecondFlow → FirstFlow",
        file: "FirstFlow.py",
        line: 4,
        target: {
          flows: ["id-FirstFlow", "id-SecondFlow"],
          events: [],
          edges: [
            { from: { flow: "id-SecondFlow" }, to: { flow: "id-FirstFlow" } },
            { from: { flow: "id-FirstFlow" }, to: { flow: "id-SecondFlow" } },
          ],
        },
        fixes: [
          {
            label: "Remove SecondFlow → FirstFlow",
            commands: [{ type: "disconnect", flow: "id-FirstFlow", upstream: { flow: "SecondFlow" }, at: 0 }],
          },
          {
            label: "Remove FirstFlow → SecondFlow",
            commands: [{ type: "disconnect", flow: "id-SecondFlow", upstream: { flow: "FirstFlow" }, at: 0 }],
          },
        ],
      },
    ]);
  });

  it("finds a loop across branches, and one on the branch in view only", () => {
    const across = graph(
      flow("A", { ...shop, ...starts({ flow: "B", branch: "prod" }) }),
      flow("B", { ...shop, ...starts({ flow: "A", branch: "test.x" }) }),
    );
    expect(codes(across)).toEqual(["runaway-loop: A, B"]);
    expect(codes(across, [prod])).toEqual([]);
    expect(codes({ ...pair, flows: pair.flows.map((one) => ({ ...one, ...shop })) }, [prod])).toEqual([
      "runaway-loop: FirstFlow, SecondFlow",
    ]);
  });

  it("does not confuse a flow with the same flow on another branch", () => {
    const staged = graph(
      flow("A", { ...shop, ...starts({ flow: "B", branch: "prod" }) }),
      flow("B", { ...shop, ...starts("A") }),
    );
    // B on prod waits for A on prod, which waits for B on prod.
    expect(codes(staged)).toEqual(["runaway-loop: A, B"]);
    const promoted = graph(flow("A", { ...shop, ...starts({ flow: "A", branch: "test.x" }) }));
    // A on test.x waits for itself there; without that it would only be promoted.
    expect(codes(promoted)).toEqual(["runaway-loop: A"]);
    const pinned = graph(
      flow("A", { project: { name: "shop", production: true }, ...starts({ flow: "B", branch: "test.x" }) }),
      flow("B", { project: { name: "shop", branch: "x", production: false }, ...starts("C") }),
      flow("C", { ...shop }),
    );
    expect(codes(pinned)).toEqual([]);
  });

  it("says how often a gated loop goes round, and what it waits for", () => {
    const gated = graph(flow("A", starts("B", "Ingest")), flow("B", starts("A")), flow("Ingest"));
    expect(found(gated).map(({ message, why, severity }) => [severity, message, why])).toEqual([
      [
        "warning",
        "A → B → A is a gated loop",
        "It goes round at most once for each finish of Ingest, and needs a first run by hand.",
      ],
    ]);
  });

  it("says what feeds a gated loop, and that several runs start a runaway one", () => {
    const fed = graph(
      flow("A", starts("B", "C")),
      flow("B", starts("A", "D")),
      flow("C", starts("A")),
      flow("D", starts("B")),
      flow("Echo", starts("Echo", "D")),
    );
    expect(found(fed).map(({ why }) => why)).toEqual([
      "Each of its flows starts the next and nothing from outside is needed. It takes runs of several of its flows to start it, because some wait for all of several; then it never stops.",
      "It waits for what the runaway loop A → B → A sends, so it goes round for as long as that one runs.",
    ]);
  });

  it("says why a loop is only possible, and lights up its events", () => {
    const possible = graph(
      flow("A", {
        publishes: [{ event: "retry.asked", conditional: true, file: "a.py", line: 12 }],
        ...starts("B"),
      }),
      flow("B", hears("retry.asked")),
    );
    expect(found(possible)).toMatchObject([
      {
        code: "possible-loop",
        severity: "warning",
        message: "A → B → A may be a loop",
        why: "A publishes retry.asked under a condition (a.py:12). Whenever it is sent, the loop goes on, for ever if it always is.",
        target: {
          events: ["retry.asked"],
          edges: [
            { from: { flow: "id-B" }, to: { flow: "id-A" } },
            { from: { flow: "id-A" }, to: { event: "retry.asked" } },
            { from: { event: "retry.asked" }, to: { flow: "id-B" } },
          ],
        },
      },
    ]);
  });

  it("tells that a step's event multiplies runs, and that a run may leave the step out", () => {
    const steps = ["start", "train", "end"];
    const byStep = graph(flow("A", { steps, ...starts("B") }), flow("B", hears("metaflow.A.train")));
    expect(found(byStep)).toMatchObject([
      {
        code: "runaway-loop",
        why: "Each finish starts the other and nothing from outside is needed. One run is enough to start it; then it never stops. The event of a step comes once for each task, so a foreach multiplies the runs.",
      },
    ]);
    const skipping = {
      ...byStep,
      flows: byStep.flows.map((one) => (one.steps ? { ...one, conditionalSteps: ["train"] } : one)),
    };
    expect(found(skipping)).toMatchObject([
      { code: "possible-loop", why: expect.stringMatching(/^A run of A may leave out its step train\./) },
    ]);
  });

  it("prefers to take out a trigger that it can change, and offers none where all are external", () => {
    const external = { external: { reason: "in the cluster only" } };
    const mixed = graph(flow("A", { ...external, ...starts("B") }), flow("B", starts("A")));
    expect(found(mixed)[0]?.fixes.map(({ label }) => label)).toEqual(["Remove A → B"]);
    const foreign = graph(
      flow("A", { ...external, ...starts("B") }),
      flow("B", { ...external, ...starts("A") }),
    );
    expect(found(foreign)[0]).toMatchObject({ code: "runaway-loop", fixes: [] });
  });

  it("takes out an upstream that is named twice at both places", () => {
    const twice = graph(flow("A", starts("B", "B")), flow("B", starts("A", "A", { flow: "C" })), flow("C"));
    const loop = found(twice).find(({ code }) => code === "gated-loop");
    expect(loop?.fixes[0]).toEqual({
      label: "Remove B → A",
      commands: [
        {
          type: "batch",
          commands: [
            { type: "disconnect", flow: "id-A", upstream: { flow: "B" }, at: 1 },
            { type: "disconnect", flow: "id-A", upstream: { flow: "B" }, at: 0 },
          ],
        },
      ],
    });
  });

  it("gives the project with names that two flows share", () => {
    const twins = graph(flow("A", { ...shop, ...starts({ flow: "A", project: "billing" }) }), {
      ...flow("A", { project: { name: "billing" }, ...starts({ flow: "A", project: "shop" }) }),
      id: "other",
    });
    expect(found(twins)[0]?.path).toEqual(["shop.A", "billing.A", "shop.A"]);
  });
});

describe("an analysis", () => {
  const many = graph(
    flow("Z", starts("Z")),
    flow("B", starts("Gone")),
    flow("A", { trigger: { kind: "dynamic", dynamic: "a mutator" } }),
    flow("C", hears("7up")),
  );

  it("puts errors first, then goes by name", () => {
    expect(codes(many)).toEqual([
      "unsubscribable-event: C",
      "runaway-loop: Z",
      "unknown-upstream: B",
      "dead-event: C",
      "dynamic-trigger: A",
    ]);
  });

  it("groups by flow and event, and counts", () => {
    const { byFlow, byEvent, counts } = analyzeGraph(many, { branches: null });
    expect(counts).toEqual({ error: 2, warning: 2, info: 1 });
    expect(byFlow.get("id-C")?.map(({ code }) => code)).toEqual(["unsubscribable-event", "dead-event"]);
    expect(byEvent.get("7up")?.map(({ code }) => code)).toEqual(["unsubscribable-event", "dead-event"]);
    expect(byFlow.get("nobody")).toBe(undefined);
  });

  it("gives every finding its own id, and one-click fixes that apply and mend it", () => {
    fc.assert(
      fc.property(arbitraryGraph, fc.constantFrom(null, [prod]), (document, branches) => {
        const { findings } = analyzeGraph(document, { branches });
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const { code, target, fixes } of findings) {
          const alike = (list: typeof findings) =>
            list.filter((one) => one.code === code && one.target.flows.join() === target.flows.join()).length;
          for (const { commands } of fixes) {
            const mended = applyCommands(document, commands);
            if (!mended.ok) throw new Error(`${code}: ${mended.error.message}`);
            const after = analyzeGraph(mended.value, { branches }).findings;
            expect(alike(after)).toBeLessThan(alike(findings));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("finds on the branches that matter all loops that are on any branch named", () => {
    const loopsOn = (document: TriggerGraph, branches: BranchChoice[] | null) =>
      new Set(
        analyzeGraph(document, { branches }).loops.map(
          ({ kind, flows }) => `${kind} ${flows.map(({ id }) => id).sort()}`,
        ),
      );
    let several = 0;
    fc.assert(
      fc.property(acrossBranches(false), (document) => {
        const found = loopsOn(document, null);
        expect(found).toEqual(loopsOn(document, namedBranches(document)));
        several += found.size > 1 ? 1 : 0;
      }),
      { numRuns: 2000 },
    );
    expect(several).toBeGreaterThan(10);
  });

  it("proposes cuts that hold on every branch", () => {
    fc.assert(
      fc.property(acrossBranches(true), (document) => {
        const { loops } = analyzeGraph(document, { branches: null });
        for (const { flows, fixes } of loops) {
          const [proposed] = fixes;
          if (!proposed) continue;
          const mended = applyCommands(document, proposed.commands);
          if (!mended.ok) throw new Error(mended.error.message);
          const after = analyzeGraph(mended.value, { branches: null }).loops;
          for (const left of after) {
            const ids = left.flows.map(({ id }) => id);
            expect(ids.join()).not.toBe(flows.map(({ id }) => id).join());
            const before = loops.filter((loop) => loop.wouldBe === "runaway" || left.wouldBe === "gated");
            expect(before.some((loop) => ids.every((id) => loop.flows.some((one) => one.id === id)))).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** Flows of one project that wait for each other, on the branch they are on or on a named one; with pins some are pinned. */
const acrossBranches = (withPins: boolean): fc.Arbitrary<TriggerGraph> =>
  fc
    .array(
      fc.record({
        upstreams: fc.uniqueArray(
          fc.record(
            {
              flow: fc.constantFrom("A", "B", "C", "D", "Outside"),
              branch: fc.constantFrom("prod", "test.x"),
            },
            { requiredKeys: ["flow"] },
          ),
          { maxLength: 3, selector: (one) => JSON.stringify(one) },
        ),
        pin: withPins
          ? fc.constantFrom(undefined, undefined, { production: true }, { branch: "x" })
          : fc.constant(undefined),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((flows) =>
      graph(
        ...flows.map(({ upstreams, pin }, at) =>
          flow("ABCD".charAt(at), {
            project: { name: "shop", ...pin },
            ...(upstreams.length > 0 ? starts(...upstreams) : {}),
          }),
        ),
      ),
    );
