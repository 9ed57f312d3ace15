import { describe, expect, it } from "vitest";
import type { BranchChoice } from "../graph/branch.ts";
import type { Flow, TriggerGraph } from "../graph/trigger-graph.ts";
import { analyzeGraph } from "./analyze-graph.ts";
import { flow, graph, hears, parameter, prod, shop, starts } from "./sketch-graph.ts";

const found = (document: TriggerGraph, branches: BranchChoice[] | null = null) =>
  analyzeGraph(document, { branches }).findings;
const codes = (document: TriggerGraph, branches: BranchChoice[] | null = null) =>
  found(document, branches).map(({ code, flows }) => `${code}: ${flows.join(", ")}`);

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
