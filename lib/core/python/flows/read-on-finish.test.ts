import { describe, expect, it } from "vitest";
import { dynamic, flowsOf, HEAD, refusals, STEPS, trigger, waitsFor } from "./flow-source.test-support.ts";

describe("@trigger_on_finish", () => {
  it.each<[string, object]>([
    ['@trigger_on_finish(flow="A")', waitsFor("A")],
    ['@trigger_on_finish(flows=["A", "B", "A"])', waitsFor("A", "B", "A")],
    [
      '@trigger_on_finish(flow="p.user.ann.bell@x+y.A")',
      waitsFor({ flow: "A", project: "p", branch: "user.ann.bell@x+y" }),
    ],
    [
      '@trigger_on_finish(flow={"name": "A", "project": "p", "project_branch": "prod"})',
      waitsFor({ flow: "A", project: "p", branch: "prod" }),
    ],
    ['@trigger_on_finish(flow={"name": "A", "branch": "prod", "project": ""})', waitsFor("A")],
    [
      '@trigger_on_finish(flow="A", options={"reset_at": {"cron": "0 1 * * *"}})',
      { ...waitsFor("A"), reset: { cron: "0 1 * * *" } },
    ],
    ['@trigger_on_finish(flow="A", options={"reset_at": {"timezone": "Europe/Berlin"}})', waitsFor("A")],
    ['@trigger_on_finish(flow="A", options={"resetAt": 1})', waitsFor("A")],
    ['@trigger_on_finish(**{"flow": "A"})', waitsFor("A")],
  ])("%s", (text, expected) => expect(trigger(text)).toEqual(expected));

  it.each<[string, string]>([
    ['UP = "A"', "flow=UP"],
    ['PART = "A"\nUP = PART + ""', "flow=UP"],
    ['NAME = "A"\nUP = f"{NAME}"', "flow=UP"],
    ['UPS = ["A"]\nprint(len(UPS))', "flows=UPS"],
    ['UPS = ["A"]', "flows=UPS + []"],
    ['KW = dict(flow="A")', "**KW"],
    ["class A: pass", "flow=A.__name__"],
    ['X = "B"\nX = "A"', "flow=X"],
  ])("follows the constant %j", (head, argument) =>
    expect(trigger(`${head}\n@trigger_on_finish(${argument})`)).toEqual(waitsFor("A")),
  );

  it.each<[string, string, string]>([
    ['if x:\n    UP = "A"', "UP", "UP may change before it is used"],
    ['UP = "A"\ndef f():\n    global UP\n    UP = "B"', "UP", "UP may change before it is used"],
    ['UP = "A"\nfrom other import *', "UP", "UP may change before it is used"],
    ['(UP := "B")\nUP = "A"', "UP", "UP may change before it is used"],
    ["from other import UP", "UP", "UP comes from another module"],
    ["import other", "other.UP", "other.UP comes from another module"],
    ["for UP in x: pass", "UP", "UP is decided when the code runs"],
    ["import os", 'os.environ["UP"]', "an expression decides it when the code runs"],
    ["def up(context): return 'A'", "up", "up decides it at deploy time"],
    ["", "lambda context: 'A'", "a function decides it at deploy time"],
    ["", 'config_expr("cfg.up")', "a Config decides it at deploy time"],
    ["", 'config_expr("cfg").up', "an expression decides it when the code runs"],
  ])("does not guess: %j, flow=%s", (head, argument, why) => {
    const lines = head.split("\n").length;
    expect(trigger(`${head}\n@trigger_on_finish(flow=${argument})`)).toEqual(
      waitsFor(dynamic(why, lines + 2)),
    );
  });

  it.each(["append('B')", "sort()", "extend(x)"])("does not trust a list that is changed by %s", (change) => {
    expect(trigger(`UPS = ["A"]\nUPS.${change}\n@trigger_on_finish(flows=UPS)`)).toEqual(
      waitsFor(dynamic("UPS may change before it is used", 4)),
    );
  });

  it("knows which of several upstreams it does not know", () => {
    expect(trigger('@trigger_on_finish(flows=["A", make(), {"name": "B", "project": other}])')).toEqual(
      waitsFor(
        "A",
        dynamic("an expression decides it when the code runs", 2),
        dynamic("an expression decides it when the code runs", 2),
      ),
    );
  });

  it.each([
    'after = trigger_on_finish(flow="A")\n@after',
    "import metaflow as mf\n@mf.trigger_on_finish(flow='A')",
    "from metaflow import trigger_on_finish as after\n@after(flow='A')",
    "after = trigger_on_finish\n@after(flow='A')",
  ])("is known by another name: %j", (text) => expect(trigger(text)).toEqual(waitsFor("A")));

  it.each(['F = trigger_on_finish(flow="A")(F)', 'trigger_on_finish(flow="A")(F)'])(
    "counts when applied later: %s",
    (text) => {
      expect(flowsOf(`${HEAD}class F(FlowSpec):\n${STEPS}${text}\n`)[0]?.trigger).toEqual(waitsFor("A"));
    },
  );

  it("is not sure when applied under a condition", () => {
    const text = `${HEAD}class F(FlowSpec):\n${STEPS}if x:\n    F = trigger_on_finish(flow="A")(F)\n`;
    expect(flowsOf(text)[0]?.trigger).toEqual(waitsFor(dynamic("it is applied under a condition", 8)));
  });

  it("is inherited over two levels, and refused when it meets another", () => {
    const text = `${HEAD}@trigger_on_finish(flow="A")\nclass P(FlowSpec):\n    pass\nclass Q(P):\n    pass\nclass F(Q):\n${STEPS}@trigger_on_finish(flow="B")\nclass G(F):\n    pass\n`;
    expect(
      flowsOf(text).map((found) => [found.trigger, found.refused?.map(({ message }) => message)]),
    ).toEqual([
      [waitsFor("A"), undefined],
      [waitsFor("A"), ["@trigger_on_finish is there twice, also on its base P"]],
    ]);
  });

  it.each<[string, string | undefined]>([
    [
      "class M(FlowMutator):\n    def pre_mutate(self, f):\n        f.add_decorator(trigger_on_finish)\n@M",
      "dynamic",
    ],
    ["class M(FlowMutator):\n    def mutate(self, f):\n        pass\n@M", undefined],
    ["from team import M\n@M", "dynamic"],
    ["@conda_base(python='3.11')", undefined],
    ["@decorators[0]", "dynamic"],
  ])("may be added by a decorator nobody can look into: %j", (text, kind) =>
    expect(trigger(text)?.kind).toBe(kind),
  );

  it.each<[string, string]>([
    ['flow="A", flows=["B"]', "@trigger_on_finish has both flow and flows"],
    ['flow="p.A"', '"p.A" in @trigger_on_finish has one dot'],
    ['flows=("A", "B")', "flows of @trigger_on_finish is not a list"],
    ['flow={"name": "p.b.A"}', 'The name of an upstream in @trigger_on_finish is "p.b.A", which has a dot'],
    [
      'flow={"name": "A", "project_branch": "prod"}',
      "The upstream A in @trigger_on_finish has a branch but no project",
    ],
    ['flow="A", options=None', "options of @trigger_on_finish is not a dictionary"],
    ['flow=""', "@trigger_on_finish names no flow"],
    ["flow=FlowSpec", "flow of @trigger_on_finish is the class FlowSpec, not its name"],
  ])("refuses %s as Metaflow does", (argument, message) =>
    expect(refusals(`@trigger_on_finish(${argument})`)).toEqual([message]),
  );

  it("takes half a project when the flow has one of its own", () => {
    expect(refusals('@project(name="p")\n@trigger_on_finish(flow={"name": "A", "project": "q"})')).toBe(
      undefined,
    );
  });
});
