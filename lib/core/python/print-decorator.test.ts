import { describe, expect, it } from "vitest";
import type { Flow } from "../graph/trigger-graph.ts";
import { printDecorators, pythonString } from "./print-decorator.ts";

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
