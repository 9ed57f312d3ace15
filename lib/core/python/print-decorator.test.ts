import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Flow } from "../graph/trigger-graph.ts";
import { printDecorators, pythonString } from "./print-decorator.ts";
import { readFlows } from "./read-flows.ts";

const texts = (flow: Pick<Flow, "project" | "trigger" | "schedule">) =>
  printDecorators(flow).map(({ text }) => text);

describe("printDecorators", () => {
  it("writes one upstream as flow and several as flows, with the reset time", () => {
    expect(texts({ trigger: { kind: "on-finish", upstreams: [{ flow: "FirstFlow" }] } })).toEqual([
      '@trigger_on_finish(flow="FirstFlow")',
    ]);
    expect(
      texts({
        trigger: {
          kind: "on-finish",
          upstreams: [{ flow: "FeatureFlow" }, { flow: "ModelRefreshFlow" }],
          reset: { cron: "0 0 * * *", timezone: "Europe/London" },
        },
      }),
    ).toEqual([
      `@trigger_on_finish(
    flows=["FeatureFlow", "ModelRefreshFlow"],
    options={"reset_at": {"cron": "0 0 * * *", "timezone": "Europe/London"}},
)`,
    ]);
  });

  it("names project and branch of an upstream by Metaflow's own keys, each by itself", () => {
    expect(
      texts({
        trigger: {
          kind: "on-finish",
          upstreams: [
            { flow: "A", project: "shop" },
            { flow: "B", branch: "prod" },
            { flow: "C", project: "pricing", branch: "test.new" },
          ],
        },
      }),
    ).toEqual([
      `@trigger_on_finish(
    flows=[
        {"name": "A", "project": "shop"},
        {"name": "B", "project_branch": "prod"},
        {"name": "C", "project": "pricing", "project_branch": "test.new"},
    ],
)`,
    ]);
  });

  it("writes events with their parameter mapping, in declared order", () => {
    expect(
      texts({
        project: { name: "shop", production: true, branch: "eu" },
        trigger: {
          kind: "on-event",
          events: [{ event: "orders.landed", parameters: [{ parameter: "day", field: "date" }] }],
        },
        schedule: { every: "week", timezone: "Europe/Berlin" },
      }),
    ).toEqual([
      '@project(name="shop", branch="eu", production=True)',
      '@trigger(event={"name": "orders.landed", "parameters": {"day": "date"}})',
      '@schedule(weekly=True, timezone="Europe/Berlin")',
    ]);
    expect(
      texts({ trigger: { kind: "on-event", events: [{ event: "a" }, { event: "b", parameters: [] }] } }),
    ).toEqual(['@trigger(events=["a", {"name": "b", "parameters": {}}])']);
  });

  it("keeps a parameter that is mapped twice, which a dictionary could not", () => {
    const parameters = [
      { parameter: "p", field: "x" },
      { parameter: "p", field: "y" },
    ];
    expect(texts({ trigger: { kind: "on-event", events: [{ event: "a", parameters }] } })).toEqual([
      '@trigger(event={"name": "a", "parameters": [("p", "x"), ("p", "y")]})',
    ]);
  });

  it("does not print a decorator of which the code decides a part", () => {
    const dynamic = { dynamic: "a function decides it", file: "a.py", line: 7 };
    expect(
      printDecorators({
        trigger: { kind: "on-finish", upstreams: [{ flow: "A" }, dynamic] },
        schedule: { cron: "0 6 * * *" },
      }),
    ).toEqual([
      { name: "trigger_on_finish", text: null, dynamic },
      { name: "schedule", text: '@schedule(cron="0 6 * * *")' },
    ]);
  });

  it("writes nothing for a flow that nothing starts", () => {
    expect(printDecorators({})).toEqual([]);
  });
});

describe("pythonString", () => {
  it("writes quotes, backslashes, line ends and lone surrogates as Python reads them", () => {
    expect(pythonString('a"b\\c\nd\u2028\u0085é\ud800')).toBe('"a\\"b\\\\c\\nd\\u2028\\u0085é\\ud800"');
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const flowName = fc.stringMatching(/^[A-Z][A-Za-z0-9_]{0,12}$/);
/** Anything a person may have typed, with the characters that quoting has to get right. */
const text = fc
  .string({ unit: "grapheme-composite", minLength: 1, maxLength: 12 })
  .filter((one) => one.trim() !== "");
/** Metaflow takes the first five words of a schedule's cron. */
const fields = fc
  .array(fc.stringMatching(/^[0-9*?,/A-Z"'\\-]{1,6}$/), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(" "));
const reset = fc.record({ cron: text, timezone: text }, { requiredKeys: ["cron"] });
const branch = fc.constantFrom("prod", "prod.eu", "test.new", "user.ann.bell+x@example.com");
const drawn: fc.Arbitrary<Pick<Flow, "project" | "trigger" | "schedule">> = fc.record(
  {
    project: fc.record({ name: word, branch: word, production: fc.boolean() }, { requiredKeys: ["name"] }),
    trigger: fc.oneof(
      fc.record(
        {
          kind: fc.constant("on-finish" as const),
          upstreams: fc.array(
            fc.record({ flow: flowName, project: word, branch }, { requiredKeys: ["flow"] }),
            { minLength: 1, maxLength: 12 },
          ),
          reset,
        },
        { requiredKeys: ["kind", "upstreams"] },
      ),
      fc.record(
        {
          kind: fc.constant("on-event" as const),
          events: fc.uniqueArray(
            fc.record(
              {
                event: fc.stringMatching(/^[A-Za-z0-9_.-]{1,20}$/),
                parameters: fc.uniqueArray(fc.record({ parameter: word, field: word }), {
                  minLength: 1,
                  maxLength: 4,
                  selector: ({ parameter }) => parameter,
                }),
              },
              { requiredKeys: ["event"] },
            ),
            { minLength: 1, maxLength: 4, selector: ({ event }) => event },
          ),
          reset,
        },
        { requiredKeys: ["kind", "events"] },
      ),
    ),
    schedule: fc.oneof(
      fc.record(
        { every: fc.constantFrom("hour" as const, "day" as const, "week" as const), timezone: text },
        { requiredKeys: ["every"] },
      ),
      fc.record({ cron: fields, timezone: text }, { requiredKeys: ["cron"] }),
    ),
  },
  { requiredKeys: [] },
);

describe("what is printed and read again", () => {
  it("is the same project, trigger and schedule", () => {
    fc.assert(
      fc.property(drawn, (flow) => {
        const decorators = printDecorators(flow).map(({ text: printed }) => printed);
        const source = [
          "from metaflow import FlowSpec, project, schedule, step, trigger, trigger_on_finish",
          ...decorators,
          "class PrintedFlow(FlowSpec):",
          "    @step",
          "    def start(self):",
          "        self.next(self.end)",
          "    @step",
          "    def end(self):",
          "        pass",
        ].join("\n");
        const { graph, problems } = readFlows([{ path: "printed.py", text: source }]);
        expect(problems).toEqual([]);
        const [read] = graph.flows;
        const { project, trigger, schedule } = read ?? {};
        // Metaflow refuses a parameter that two events fill; such a flow is read all the same.
        expect({ project, trigger, schedule }).toEqual({
          project: flow.project,
          trigger: flow.trigger,
          schedule: flow.schedule,
        });
      }),
      { numRuns: 300 },
    );
  });
});
