import { describe, expect, it } from "vitest";
import { dynamic, flow, flowsOf, HEAD, refusals, STEPS } from "./flow-source.test-support.ts";

describe("parameters", () => {
  const parameters = (body: string) => flow("", body)?.parameters;

  it("come in Metaflow's order, by attribute, with their own name, type and default", () => {
    expect(
      parameters(
        '    z = Parameter("a-z", default="x", separator=",")\n    b = Parameter("b", 5, int, required=True)\n    cfg = Config("cfg")\n    j = Parameter("j", type=JSONType, default=\'{"a": 1}\')\n    f = IncludeFile("f", default="a.txt")\n    g = IncludeFile("g", True)\n    _p = Parameter("p")\n    d = Parameter("d", default=lambda context: 3, type=float)\n    c = Parameter("c", default=cfg.x)\n    n = Parameter(name="n", default=None)\n',
      ),
    ).toEqual([
      { name: "b", type: "int", default: "5", required: true },
      { name: "c", type: "unknown", dynamicDefault: dynamic("a Config decides it at deploy time", 12) },
      { name: "d", type: "float", dynamicDefault: dynamic("a function decides it at deploy time", 11) },
      {
        name: "f",
        type: "FilePath",
        dynamicDefault: dynamic("the file is read and uploaded when the flow is deployed", 8),
      },
      { name: "g", type: "FilePath", required: true },
      { name: "j", type: "JSON", default: '"{\\"a\\": 1}"' },
      { name: "n", type: "str" },
      { name: "a-z", type: "str", default: '"x"' },
    ]);
  });

  it("are inherited and can be taken back", () => {
    const text = `${HEAD}class P(FlowSpec):\n    a = Parameter("a")\n    b = Parameter("b", default=1)\nclass F(P):\n    a = None\n    b = Parameter("b", default=2)\n${STEPS}`;
    expect(flowsOf(text)[0]?.parameters).toEqual([{ name: "b", type: "int", default: "2" }]);
  });

  it.each<[string, string]>([
    ['a = Parameter("tag")', "A Parameter is called tag, a word that Metaflow keeps for itself"],
    ['a = Parameter("x")\n    b = Parameter("X")', "Two Parameters are called X"],
    ['a = Parameter("x", separator=",", type=int)', "The Parameter x has a separator but is no text"],
    ['a = Parameter("x", required=lambda: True)', "required of the Parameter x is a function"],
    [
      'a = Parameter("x", default={1, 2})',
      "The default of the Parameter x is a set, which cannot be written as JSON",
    ],
  ])("refuses %j as Metaflow does", (body, message) =>
    expect(refusals("", `    ${body}\n`)).toEqual([message]),
  );
});
