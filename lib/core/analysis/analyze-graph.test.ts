import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommands } from "../graph/apply-command.ts";
import { arbitraryGraph } from "../graph/arbitrary-graph.ts";
import type { BranchChoice } from "../graph/branch.ts";
import { emptyGraph, type Flow, type Parameter, type TriggerGraph } from "../graph/trigger-graph.ts";
import { analyzeGraph } from "./analyze-graph.ts";

const flow = (name: string, more: Partial<Flow> = {}): Flow => ({
  id: `id-${name}`,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  source: { file: `${name}.py`, line: 4 },
  ...more,
});
type Upstreams = Extract<Flow["trigger"], { kind: "on-finish" }>["upstreams"];
type Events = Extract<Flow["trigger"], { kind: "on-event" }>["events"];
const reset = { cron: "0 0 * * *", timezone: "UTC" };
const starts = (...upstreams: (string | Upstreams[number])[]): Partial<Flow> => ({
  trigger: {
    kind: "on-finish",
    reset,
    upstreams: upstreams.map((one) => (typeof one === "string" ? { flow: one } : one)),
  },
});
const hears = (...events: (string | Events[number])[]): Partial<Flow> => ({
  trigger: {
    kind: "on-event",
    reset,
    events: events.map((one) => (typeof one === "string" ? { event: one } : one)),
  },
});
const parameter = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  type: "str",
  ...more,
});
const shop = { project: { name: "shop" } };
const prod: BranchChoice = { production: true, branch: null, user: null };

function graph(...flows: Flow[]): TriggerGraph {
  const names = flows.flatMap(({ trigger }) =>
    trigger?.kind === "on-event" ? trigger.events.flatMap((use) => ("event" in use ? [use.event] : [])) : [],
  );
  const events = [...new Set(names)].map((name) => ({ name, position: { x: 0, y: 0 } }));
  return { ...emptyGraph("test"), flows, events };
}

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

describe("what Metaflow refuses", () => {
  it("passes on what the parser saw, with its line", () => {
    const refused = [{ code: "invalid-trigger" as const, message: "both", why: "w", fix: "f", line: 9 }];
    expect(found(graph(flow("A", { refused })))).toMatchObject([
      { code: "invalid-trigger", message: "A: both", why: "w", fix: "f", file: "A.py", line: 9 },
    ]);
  });

  it.each<[string, Flow, string]>([
    [
      "a project without a branch",
      flow("A", starts({ flow: "B", project: "p" })),
      "A waits for B with a project but no branch",
    ],
    [
      "a branch without a project",
      flow("A", starts({ flow: "B", branch: "prod" })),
      "A waits for B with a branch but no project",
    ],
    ["an event named twice", flow("A", hears("x.y", "x.y")), "A waits for the event x.y twice"],
    [
      "a field that cannot be named",
      flow("A", {
        parameters: [parameter("p")],
        ...hears({ event: "x", parameters: [{ parameter: "p", field: "a-b" }] }),
      }),
      "A takes p from the field “a-b” of x, which cannot be named so",
    ],
    [
      "a parameter that is not there",
      flow("A", hears({ event: "x", parameters: [{ parameter: "p", field: "f" }] })),
      "A fills in p from x, but has no such parameter",
    ],
    [
      "a parameter filled in twice, whatever its case",
      flow("A", {
        parameters: [parameter("p")],
        ...hears(
          { event: "x", parameters: [{ parameter: "p", field: "f" }] },
          { event: "y", parameters: [{ parameter: "P", field: "f" }] },
        ),
      }),
      "A fills in P more than once",
    ],
    [
      "a parameter called script",
      flow("A", { parameters: [parameter("Script", { default: '"x"' })] }),
      "A has a parameter called Script",
    ],
    [
      "two parameters of one name",
      flow("A", { parameters: [parameter("a"), parameter("A")] }),
      "A has two parameters called A",
    ],
    [
      "a schedule with a required parameter",
      flow("A", { schedule: { every: "day" }, parameters: [parameter("p", { required: true })] }),
      "A has a schedule and the required parameter p without a default",
    ],
    [
      "a name that is too long",
      flow("A".repeat(46)),
      `The name ${"A".repeat(46)} is longer than 45 characters`,
    ],
    [
      "a name that Kubernetes does not take",
      flow("Flöw"),
      "Kubernetes takes no WorkflowTemplate called “flöw”, which the class name Flöw gives",
    ],
  ])("refuses %s", (_, one, message) => {
    expect(found(graph(one)).filter(({ code }) => code === "invalid-trigger")).toMatchObject([
      { message, file: one.source?.file },
    ]);
  });

  it("does not repeat what the parser saw", () => {
    const refused = [
      {
        code: "invalid-trigger" as const,
        message: "no Parameter of that name",
        why: "Metaflow refuses the flow: Parameter p defined in the event mappings for @trigger decorator not found in the flow.",
        fix: "f",
      },
    ];
    const mapped = hears({ event: "x", parameters: [{ parameter: "p", field: "f" }] });
    expect(
      found(graph(flow("A", { refused, ...mapped }))).filter(({ code }) => code === "invalid-trigger").length,
    ).toBe(1);
  });

  it("lets a flow without code map parameters that it does not have yet", () => {
    const { source: _, ...drawn } = flow(
      "A",
      hears({ event: "x", parameters: [{ parameter: "p", field: "f" }] }),
    );
    expect(codes(graph(drawn))).toEqual(["dead-event: A"]);
  });

  it("finds capital letters in parameters that an event fills in", () => {
    const parameters = [parameter("Alpha"), parameter("beta")];
    expect(codes(graph(flow("A", { parameters, ...hears("x") })))).toContain("parameter-case: A");
    const mapped = hears({ event: "x", parameters: [{ parameter: "beta", field: "f" }] });
    expect(codes(graph(flow("A", { parameters, ...mapped })))).toEqual(["dead-event: A"]);
    expect(codes(graph(flow("B"), flow("A", { parameters, ...starts("B") })))).toEqual([]);
  });
});

describe("upstreams", () => {
  it("finds the same upstream in two spellings on the branch in view", () => {
    const twice = graph(
      flow("A", shop),
      flow("B", { ...shop, ...starts("A", { flow: "A", branch: "prod" }) }),
    );
    expect(codes(twice, [prod])).toEqual(["duplicate-upstream: B"]);
    expect(codes(twice)).toEqual([]);
  });

  it("finds one that nobody knows, and the one that was meant", () => {
    const [unknown] = found(graph(flow("FirstFlow"), flow("A", starts("Firstflow"))));
    expect(unknown).toMatchObject({
      code: "unknown-upstream",
      fix: "Write FirstFlow: capital letters count",
    });
    expect(unknown?.fixes.map(({ label }) => label)).toEqual(["Wait for FirstFlow", "Remove Firstflow → A"]);
  });

  it.each<[string, Flow, Flow, RegExp | null]>([
    [
      "in no project, from one",
      flow("B"),
      flow("A", { ...shop, ...starts("B") }),
      /listens to metaflow\.shop\.<branch>\.B\.end/,
    ],
    [
      "in another project",
      flow("B", { project: { name: "billing" } }),
      flow("A", { ...shop, ...starts("B") }),
      /is in the project billing/,
    ],
    [
      "in a project, from none",
      flow("B", shop),
      flow("A", starts("B")),
      /B is in the project shop, and A is in none/,
    ],
    [
      "pinned elsewhere",
      flow("B", { project: { name: "shop", production: true } }),
      flow("A", { ...shop, ...starts({ flow: "B", branch: "test.x" }) }),
      /pinned to production/,
    ],
    [
      "on a branch that Metaflow never makes",
      flow("B", shop),
      flow("A", { ...shop, ...starts({ flow: "B", branch: "main" }) }),
      /never makes a branch main/,
    ],
    [
      "where pins never meet",
      flow("B", { project: { name: "shop", branch: "x" } }),
      flow("A", { project: { name: "shop", branch: "y" }, ...starts("B") }),
      /pinned to x/,
    ],
    [
      "on some branch",
      flow("B", { project: { name: "shop", production: true } }),
      flow("A", { ...shop, ...starts("B") }),
      null,
    ],
    [
      "on a named branch",
      flow("B", shop),
      flow("A", starts({ flow: "B", project: "shop", branch: "prod.x" })),
      null,
    ],
    [
      "somewhere its code decides",
      flow("B", { project: { dynamic: "a constant" } }),
      flow("A", { ...shop, ...starts("B") }),
      null,
    ],
  ])("judges whether an upstream is there: %s", (_, upstream, waiting, why) => {
    const [first] = found(graph(upstream, waiting)).filter(({ code }) => code !== "dynamic-trigger");
    if (why)
      expect(first).toMatchObject({
        code: "unreachable-upstream",
        flows: ["A"],
        why: expect.stringMatching(why),
      });
    else expect(first).toBe(undefined);
  });

  it("judges an unnamed branch by the one in view", () => {
    const pinned = graph(
      flow("B", { project: { name: "shop", production: true } }),
      flow("A", { ...shop, ...starts("B") }),
    );
    expect(codes(pinned, [prod])).toEqual([]);
    expect(codes(pinned, [{ production: false, branch: "x", user: null }])).toEqual([
      "unreachable-upstream: A",
    ]);
  });
});

describe("events and gates", () => {
  it("finds an AND that is never emptied", () => {
    const unset = graph(
      flow("A"),
      flow("B"),
      flow("C", { trigger: { kind: "on-finish", upstreams: [{ flow: "A" }, { flow: "B" }] } }),
    );
    expect(found(unset)).toMatchObject([
      { code: "stale-and", message: "C waits for all of 2 flows and is never emptied" },
    ]);
    const empty = {
      kind: "on-finish" as const,
      upstreams: [{ flow: "A" }, { flow: "B" }],
      reset: { cron: "", timezone: "UTC" },
    };
    expect(codes(graph(flow("A"), flow("B"), flow("C", { trigger: empty })))).toEqual(["stale-and: C"]);
  });

  it("finds a reset time that Argo does not take", () => {
    const at = (cron: string, timezone?: string): Partial<Flow> => ({
      trigger: {
        kind: "on-finish",
        upstreams: [{ flow: "B" }],
        reset: timezone === undefined ? { cron } : { cron, timezone },
      },
    });
    expect(found(graph(flow("B"), flow("A", at("every day", "europe/london"))))).toMatchObject([
      { code: "invalid-reset", message: expect.stringContaining("“every day” of A: it needs five fields") },
      { code: "invalid-reset", fix: "Write Europe/London", fixes: [{ label: "Use Europe/London" }] },
    ]);
  });

  it("finds events that nobody known sends", () => {
    const sender = flow("B", {
      publishes: [{ event: "known.event", conditional: true }],
      steps: ["start", "train", "end"],
    });
    const waiting = (event: string) => graph(sender, flow("A", hears(event)));
    expect(
      ["known.event", "metaflow.B.train", "metaflow.B.end"].flatMap((event) => codes(waiting(event))),
    ).toEqual([]);
    const why = (event: string) => found(waiting(event)).map(({ code, why: reason }) => `${code}: ${reason}`);
    expect(
      ["orders.landed", "metaflow.B.score", "metaflow.C.end", "metaflow.shop.prod.B.end"].flatMap(why),
    ).toEqual([
      "dead-event: No flow here publishes it. Without a sender A never starts.",
      "dead-event: B has no step called score. Without a sender A never starts.",
      "dead-event: It would come from C, but no flow of that name is known. Without a sender A never starts.",
      "dead-event: B is not in the project shop, or can never be on the branch prod. Without a sender A never starts.",
    ]);
    const document = waiting("orders.landed");
    const outside = {
      ...document,
      events: [{ name: "orders.landed", publishedOutside: true, position: { x: 0, y: 0 } }],
    };
    expect(codes(outside)).toEqual([]);
  });

  it("finds events that Argo never hears", () => {
    const names = ["7up", "_a", "...", "-.9", "2026-01-01", "orders", ".a", "-x", "A1"];
    const unheard = names.filter((name) =>
      codes(graph(flow("A", hears(name)))).includes("unsubscribable-event: A"),
    );
    expect(unheard).toEqual(["7up", "_a", "...", "-.9", "2026-01-01"]);
    const branches = [
      "2024-01-01",
      "2024-02-30",
      "2024-01-01T10Z",
      "user.o'neil",
      "user.ann@x.com",
      "test.x",
      "a b",
    ];
    const misread = branches.filter((branch) =>
      codes(graph(flow("B", shop), flow("A", { ...shop, ...starts({ flow: "B", branch }) }))).includes(
        "unsubscribable-event: A",
      ),
    );
    expect(misread).toEqual(["2024-01-01", "2024-01-01T10Z", "user.o'neil", "a b"]);
  });
});

describe("parameters, names and what code decides", () => {
  it("finds parameters that start as null", () => {
    const parameters = [
      parameter("as_of", { required: true }),
      parameter("limit"),
      parameter("mode", { required: true, default: '"x"' }),
    ];
    expect(found(graph(flow("B"), flow("A", { parameters, ...starts("B") })))).toMatchObject([
      { code: "null-parameter", message: "as_of of A starts as null", fix: "Give as_of a default in code" },
    ]);
    const unmapped = hears({ event: "x", parameters: [{ parameter: "limit", field: "limit" }] });
    expect(codes(graph(flow("A", { parameters, ...unmapped })))).toEqual([
      "dead-event: A",
      "null-parameter: A",
    ]);
    expect(codes(graph(flow("A", { parameters, ...hears("x") })))).toEqual(["dead-event: A"]);
    expect(codes(graph(flow("A", { parameters })))).toEqual([]);
  });

  it("finds flows that are one in the cluster", () => {
    expect(found(graph(flow("my_flow"), flow("MyFlow"), flow("MyFlow2")))).toMatchObject([
      {
        code: "name-collision",
        id: "name-collision myflow",
        message: "my_flow and MyFlow are both myflow in the cluster",
      },
    ]);
    expect(codes(graph(flow("MyFlow", shop), flow("My_Flow")))).toEqual([]);
    expect(codes(graph(flow("A"), { ...flow("A"), id: "other" }))).toEqual(["name-collision: A, A"]);
    const long = "A".repeat(50);
    expect(codes(graph(flow(long, shop), flow(`${long}_`, shop)))).toEqual([]);
  });

  it("tells what code decides", () => {
    const dynamic = { dynamic: "a function decides it", file: "f.py", line: 7 };
    expect(
      found(
        graph(
          flow("A", { trigger: { kind: "dynamic", ...dynamic } }),
          flow("B", { ...starts("A", dynamic), parameters: [parameter("p", { dynamicDefault: dynamic })] }),
        ),
      ).map(({ severity, message, file, line }) => [severity, message, file, line]),
    ).toEqual([
      ["info", "What starts A is not known: a function decides it", "f.py", 7],
      ["info", "The default of p of B is not known before it is deployed: a function decides it", "f.py", 7],
      ["info", "Something that starts B is not known: a function decides it", "f.py", 7],
    ]);
  });

  it("judges only loops and names of flows that are only shown", () => {
    const external = { external: { reason: "another graph manages it" } };
    const parameters = [parameter("Alpha", { required: true })];
    expect(codes(graph(flow("A", { ...external, parameters, ...hears("7up") })))).toEqual([]);
    expect(codes(graph(flow("A", { ...external, ...starts("A") }), flow("a")))).toEqual([
      "name-collision: A, a",
      "runaway-loop: A",
    ]);
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
});
