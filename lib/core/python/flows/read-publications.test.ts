import { describe, expect, it } from "vitest";
import { flowsOf, HEAD } from "./flow-source.test-support.ts";

describe("publications", () => {
  const publishes = (body: string) =>
    flowsOf(
      `from metaflow import FlowSpec, step\nfrom metaflow.integrations import ArgoEvent\nclass F(FlowSpec):\n${body}`,
    )[0]?.publishes?.map(({ event, conditional, line }) => [
      typeof event === "string" ? event : event.dynamic,
      conditional === true,
      line,
    ]);
  const inStep = (code: string) =>
    publishes(
      `    @step\n    def start(self):\n${code
        .split("\n")
        .map((line) => `        ${line}\n`)
        .join("")}`,
    );

  it.each<[string, [string, boolean, number][] | undefined]>([
    ['ArgoEvent("a").publish()', [["a", false, 6]]],
    ['ArgoEvent(name="a", payload={}).add_to_payload("k", 1).safe_publish()', [["a", false, 6]]],
    ['event = ArgoEvent("a")\nevent.add_to_payload("k", 1)\nevent.publish()', [["a", false, 8]]],
    ['ArgoEvent("a")', undefined],
    ['if x:\n    ArgoEvent("a").publish()', [["a", true, 7]]],
    ['for x in y:\n    ArgoEvent("a").publish()', [["a", true, 7]]],
    ['with x:\n    ArgoEvent("a").publish()', [["a", false, 7]]],
    [
      'try:\n    ArgoEvent("a").publish()\nexcept E:\n    ArgoEvent("b").publish()\nfinally:\n    ArgoEvent("c").publish()',
      [
        ["a", false, 7],
        ["b", true, 9],
        ["c", false, 11],
      ],
    ],
    ['ok and ArgoEvent("a").publish()', [["a", true, 6]]],
    ['if x:\n    return\nArgoEvent("a").publish()', [["a", true, 8]]],
    ['name = "a"\nArgoEvent(name).publish()', [["a", false, 7]]],
    ["ArgoEvent(self.name).publish()", [["self.name is decided when the code runs", false, 6]]],
    ['ArgoEvent("a b").publish()', [['"a b" is a name that no @trigger can wait for', false, 6]]],
  ])("%j", (code, expected) => expect(inStep(code)).toEqual(expected));

  it("takes names in a step from the module, as Python does, and not from the class around it", () => {
    const text = `${HEAD}from metaflow.integrations import ArgoEvent\nNAME = "module"\nclass F(FlowSpec):\n    NAME = "class"\n    p = Parameter("p", default=NAME)\n    @step\n    def start(self):\n        ArgoEvent(NAME).publish()\n`;
    const [found] = flowsOf(text);
    expect([found?.publishes?.map(({ event }) => event), found?.parameters[0]?.default]).toEqual([
      ["module"],
      '"class"',
    ]);
  });

  it("finds what a step calls, and is not sure of it", () => {
    expect(
      publishes(
        '    @step\n    def start(self):\n        self.tell()\n    def tell(self):\n        ArgoEvent("a").publish()\n    def never(self):\n        ArgoEvent("b").publish()\n',
      ),
    ).toEqual([["a", true, 8]]);
  });

  it("is not sure of a step that a switch can go round, only of those where its ways meet again", () => {
    const text = `${HEAD}from metaflow.integrations import ArgoEvent\nclass F(FlowSpec):\n    @step\n    def start(self): self.next({"a": self.a, "b": self.b}, condition="x")\n    @step\n    def a(self):\n        ArgoEvent("a").publish()\n        self.next(self.meet)\n    @step\n    def b(self): self.next(self.meet)\n    @step\n    def meet(self):\n        ArgoEvent("m").publish()\n        self.next(self.end)\n    @step\n    def end(self): pass\n`;
    const [found] = flowsOf(text);
    expect([
      found?.conditionalSteps,
      found?.publishes?.map(({ event, conditional }) => [event, conditional]),
    ]).toEqual([
      ["a", "b"],
      [
        ["a", true],
        ["m", undefined],
      ],
    ]);
  });
});
