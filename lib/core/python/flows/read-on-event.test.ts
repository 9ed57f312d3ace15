import { describe, expect, it } from "vitest";
import { readFlows } from "../read-flows.ts";
import { dynamic, flow, flowsOf, HEAD, refusals, STEPS } from "./flow-source.test-support.ts";

describe("@trigger", () => {
  const PARAMETERS = '    day = Parameter("day", default="x")\n    n = Parameter("n", type=int)\n';
  const event = (argument: string) => flow(`@trigger(${argument})`, PARAMETERS)?.trigger;

  it.each<[string, object[]]>([
    ['event="a"', [{ event: "a" }]],
    ['events=["a", {"name": "b"}]', [{ event: "a" }, { event: "b" }]],
    [
      'event={"name": "a", "parameters": {"n": "count", "DAY": "date"}}',
      [
        {
          event: "a",
          parameters: [
            { parameter: "n", field: "count" },
            { parameter: "day", field: "date" },
          ],
        },
      ],
    ],
    [
      'event={"name": "a", "parameters": ["n", ("day", "date")]}',
      [
        {
          event: "a",
          parameters: [
            { parameter: "n", field: "n" },
            { parameter: "day", field: "date" },
          ],
        },
      ],
    ],
    ['event={"name": "a", "parameters": ("n", "x")}', [{ event: "a" }]],
    ['event=namespaced_event_name("a")', [dynamic("namespaced_event_name decides it at deploy time", 2)]],
    [
      'events=["a", lambda context: "b"]',
      [{ event: "a" }, dynamic("a function decides it at deploy time", 2)],
    ],
    [
      'event={"name": "a", "parameters": mapping}',
      [dynamic("an expression decides it when the code runs", 2)],
    ],
  ])("%s", (argument, events) => expect(event(argument)).toEqual({ kind: "on-event", events }));

  it.each<[string, string[] | undefined]>([
    [
      'event={"name": "a", "parameters": ["day", "other"]}',
      ["@trigger fills in other, which is no Parameter of the flow"],
    ],
    [
      'events=[{"name": "a", "parameters": ["day"]}, {"name": "b", "parameters": ["Day"]}]',
      ["@trigger fills in Day twice"],
    ],
    [
      'event={"name": "a", "parameters": [["day", "x"]]}',
      ["parameters of an event in @trigger maps something other than names to names"],
    ],
    ['event="a", events=["b"]', ["@trigger has both event and events"]],
    ['event={"name": 3}', ["The name of an event in @trigger is not a text"]],
    ['event={"name": "a", "parameters": {"day": "x"}}', undefined],
  ])("refuses %s as Metaflow does", (argument, messages) =>
    expect(refusals(`@trigger(${argument})`, PARAMETERS)).toEqual(messages),
  );

  it("does not call a parameter unknown that another module may bring", () => {
    const text = `${HEAD}from common import Mixin\n@trigger(event={"name": "a", "parameters": ["other"]})\nclass F(FlowSpec, Mixin):\n${STEPS}`;
    expect(flowsOf(text)[0]?.refused).toBe(undefined);
  });

  it("declares every event once, published ones too", () => {
    const text = `${HEAD}from metaflow.integrations import ArgoEvent\n@trigger(events=["a", "b"])\nclass F(FlowSpec):\n    @step\n    def start(self):\n        ArgoEvent("b").publish()\n        ArgoEvent("c").publish()\n`;
    expect(readFlows([{ path: "f.py", text }]).graph.events.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });
});

describe("@schedule and @project", () => {
  it.each<[string, object | undefined]>([
    ["@schedule", { every: "day" }],
    ["@schedule(weekly=True, hourly=True)", { every: "week" }],
    ["@schedule(daily=False)", undefined],
    [
      '@schedule(cron="15 3 * * 1-5 2027", timezone="Europe/Helsinki", weekly=True)',
      { cron: "15 3 * * 1-5", timezone: "Europe/Helsinki" },
    ],
    ["@schedule(hourly=x)", dynamic("an expression decides it when the code runs", 2)],
    ["@schedule(hourly=x())", dynamic("an expression decides it when the code runs", 2)],
  ])("%s", (text, schedule) => expect(flow(text)?.schedule).toEqual(schedule));

  it.each<[string, object | undefined, string[] | undefined]>([
    ['@project(name="p")', { name: "p" }, undefined],
    [
      '@project(name="p", branch="b", production=False)',
      { name: "p", branch: "b", production: false },
      undefined,
    ],
    ['@project(name="p", production=True)', { name: "p", production: true }, undefined],
    ['@project(name="p", branch="B")', undefined, ['"B" cannot be the branch of a project']],
    [`@project(name="${"p".repeat(129)}")`, undefined, ["The name of @project has 129 characters"]],
    ["@project(name=3)", undefined, ["name of @project is not a text"]],
  ])("%s", (text, project, messages) => {
    const found = flow(text);
    expect([found?.project, found?.refused?.map(({ message }) => message)]).toEqual([project, messages]);
  });
});
