import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseGraph } from "../graph/parse-graph.ts";
import { dynamic, flowsOf, HEAD, STEPS, waitsFor } from "./flows/flow-source.test-support.ts";
import { readFlows } from "./read-flows.ts";

describe("which classes are flows", () => {
  it("gives a flow its class name, line, docstring, steps and end step", () => {
    const text = `"""module"""\n${HEAD}\nclass Greet(FlowSpec):\n    """Says hello.\n\n    Twice.\n    """\n    name = "other"\n    @step(start=True)\n    def a(self): self.next(self.b)\n    @retry\n    @step(end=True)\n    def b(self): pass\n`;
    expect(readFlows([{ path: "flows/greet.py", text }], "Mine")).toEqual({
      graph: {
        schema: "triggerboard/v1",
        name: "Mine",
        flows: [
          {
            id: "flows/greet.py#Greet",
            name: "Greet",
            source: { file: "flows/greet.py", line: 4 },
            doc: "Says hello.\n\n    Twice.",
            parameters: [],
            steps: ["a", "b"],
            endStep: "b",
            position: { x: 0, y: 0 },
          },
        ],
        events: [],
      },
      problems: [],
    });
  });

  it.each([
    ["import metaflow\n", "metaflow.FlowSpec", "@metaflow.step"],
    ["import metaflow as mf\n", "mf.FlowSpec", "@mf.step"],
    ["from metaflow import FlowSpec as Base, step as task\n", "Base", "@task"],
    ["from metaflow.flowspec import FlowSpec\nfrom metaflow.decorators import step\n", "FlowSpec", "@step"],
    [
      "try:\n    from metaflow import FlowSpec, step\nexcept ImportError:\n    FlowSpec = object\n",
      "FlowSpec",
      "@step",
    ],
    ["import metaflow as mf\nBase = mf.FlowSpec\nstep = mf.step\n", "Base", "@step"],
  ])("knows FlowSpec from %j", (head, base, step) => {
    expect(
      flowsOf(`${head}class F(${base}):\n    ${step}\n    def start(self): pass\n`).map(({ name }) => name),
    ).toEqual(["F"]);
  });

  it("finds several flows, nested ones too, and leaves out bases without steps and other classes", () => {
    const text = `${HEAD}class Base(FlowSpec):\n    p = Parameter("p")\nclass A(Base):\n${STEPS}class Helper:\n    pass\ndef make():\n    class B(FlowSpec):\n        @step\n        def start(self): pass\n    return B\nif x:\n    class C(A): pass\n`;
    expect(flowsOf(text).map(({ name, parameters }) => [name, parameters.length])).toEqual([
      ["A", 1],
      ["B", 0],
      ["C", 1],
    ]);
  });

  it("leaves out a base with steps when another flow of the file is the one that runs", () => {
    const text = `${HEAD}class Base(FlowSpec):\n${STEPS}class A(Base): pass\n`;
    expect(flowsOf(text).map(({ name }) => name)).toEqual(["Base", "A"]);
    expect(flowsOf(`${text}if __name__ == "__main__":\n    A()\n`).map(({ name }) => name)).toEqual(["A"]);
  });

  it("takes the last of two classes of one name, and does not guess when a condition chooses", () => {
    const twice = `${HEAD}@trigger_on_finish(flow="X")\nclass F(FlowSpec):\n${STEPS}class F(FlowSpec):\n${STEPS}`;
    expect(flowsOf(twice).map((found) => found.trigger)).toEqual([undefined]);
    const either = `${HEAD}if x:\n  class F(FlowSpec):\n${STEPS}else:\n  class F(FlowSpec):\n${STEPS}`;
    expect(flowsOf(either).map((found) => found.trigger?.kind)).toEqual(["dynamic"]);
  });

  it("takes a class with steps for a flow though its base was not read, and does not guess what starts it", () => {
    const text = `from metaflow import step\nfrom common import BaseFlow\nclass F(BaseFlow):\n${STEPS}`;
    expect(flowsOf(text)[0]?.trigger).toEqual({
      kind: "dynamic",
      ...dynamic("its base class BaseFlow comes from another module and may say what starts it", 3),
    });
  });

  it("follows a base into a file beside it", () => {
    const base = `${HEAD}@project(name="p")\n@trigger_on_finish(flow="Up")\nclass BaseFlow(FlowSpec):\n    p = Parameter("p", default=1)\n`;
    const child = `from metaflow import step\nfrom common import BaseFlow\nclass F(BaseFlow):\n${STEPS}`;
    const { graph } = readFlows([
      { path: "flows/f.py", text: child },
      { path: "flows/common.py", text: base },
    ]);
    expect(
      graph.flows.map(({ name, project, trigger: found, parameters }) => [name, project, found, parameters]),
    ).toEqual([["F", { name: "p" }, waitsFor("Up"), [{ name: "p", type: "int", default: "1" }]]]);
  });
});

describe("readFlows", () => {
  it("reports a file that Python would refuse and reads the others", () => {
    const { graph, problems } = readFlows([
      { path: "a.py", text: "from metaflow import *\nclass A(FlowSpec:\n" },
      { path: "b.py", text: `${HEAD}class B(FlowSpec):\n${STEPS}` },
    ]);
    expect(graph.flows.map(({ name }) => name)).toEqual(["B"]);
    expect(
      problems.map(({ code, severity, file, line, message }) => [code, severity, file, line, message]),
    ).toEqual([["parse-error", "error", "a.py", 2, "This file is not valid Python: '(' was never closed"]]);
  });

  it("gives flows of one name ids of their own", () => {
    const text = `${HEAD}def a():\n  class F(FlowSpec):\n${STEPS}def b():\n  class F(FlowSpec):\n${STEPS}`;
    const ids = flowsOf(text).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
    expect(ids).toEqual(flowsOf(text).map(({ id }) => id));
  });

  it("always gives a valid document, whatever the values are", () => {
    const value = fc.constantFrom(
      '"A"',
      '"p.b.A"',
      '"ä b"',
      "3",
      "None",
      "[]",
      '["A", 3, x]',
      "{}",
      '{"name": "A"}',
      "lambda c: 1",
      "x()",
      "1/0",
      "b'x'",
      "...",
      "{1, 2}",
      '("a", "b")',
      `"${"x".repeat(400)}"`,
      "str",
      "f'{x}'",
      "1j",
      "-1",
      '{"name": "a", "parameters": ["p", ("p", 3)]}',
    );
    const attribute = fc.constantFrom(
      "flow",
      "flows",
      "event",
      "events",
      "options",
      "name",
      "branch",
      "cron",
      "hourly",
      "default",
      "type",
      "required",
      "what",
    );
    const call = fc
      .tuple(
        fc.constantFrom("trigger", "trigger_on_finish", "schedule", "project"),
        fc.uniqueArray(attribute, { maxLength: 3 }),
        fc.array(value, { minLength: 3, maxLength: 3 }),
      )
      .map(
        ([name, attributes, values]) =>
          `@${name}(${attributes.map((key, index) => `${key}=${values[index]}`).join(", ")})`,
      );
    fc.assert(
      fc.property(fc.array(call, { maxLength: 3 }), value, value, (decorators, first, second) => {
        const text = `${HEAD}${decorators.join("\n")}\nclass F(FlowSpec):\n    p = Parameter(${first}, default=${second})\n${STEPS}`;
        const { graph, problems } = readFlows([{ path: "f.py", text }]);
        expect(problems).toEqual([]);
        expect(parseGraph(JSON.parse(JSON.stringify(graph)))).toEqual({ ok: true, value: graph });
      }),
      { numRuns: 1000 },
    );
  });

  it("takes four times as long for four times the text, up to a megabyte", () => {
    const one = (index: number) =>
      `@trigger_on_finish(flows=UPS)\nclass F${index}(FlowSpec):\n    """Doc."""\n    a = Parameter("a", default=${index})\n${STEPS}F${index} = mark(F${index})\n`;
    const timeMs = (count: number) => {
      const text = `${HEAD}UPS = ["A"]\n${Array.from({ length: count }, (_, index) => one(index)).join("")}`;
      const start = performance.now();
      expect(flowsOf(text).length).toBe(count);
      return [performance.now() - start, text.length] as const;
    };
    timeMs(100);
    const [shortMs] = timeMs(1400);
    const [longMs, length] = timeMs(5600);
    expect(length).toBeGreaterThan(1_000_000);
    expect(longMs).toBeLessThan(12 * shortMs + 500);
  });

  it.each(["(C, C)", "C + C", "[*C, *C]", "{**C, 'x': C}"])(
    "is not slowed down by constants that double: %s",
    (twice) => {
      const constants = Array.from(
        { length: 60 },
        (_, index) => `C${index + 1} = ${twice.replaceAll("C", `C${index}`)}\n`,
      );
      const text = `${HEAD}C0 = ("a",)\n${constants.join("")}@trigger_on_finish(flows=C60)\nclass F(FlowSpec):\n${STEPS}`;
      const start = performance.now();
      expect(flowsOf(text).length).toBe(1);
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
