import { describe, expect, it } from "vitest";
import { readFlows } from "../read-flows.ts";

/** What json.dumps of CPython 3.11 printed for each. */
const PRINTED: [python: string, json: string][] = [
  ["1.0", "1.0"],
  ["-0.0", "-0.0"],
  ["1e16", "1e+16"],
  ["1e15", "1000000000000000.0"],
  ["123456789012345680.0", "1.2345678901234568e+17"],
  ["0.0001", "0.0001"],
  ["0.00001", "1e-05"],
  ["5e-324", "5e-324"],
  ["1.7976931348623157e308", "1.7976931348623157e+308"],
  ["1e999", "Infinity"],
  ["-1e999", "-Infinity"],
  ["0.1 + 0.2", "0.30000000000000004"],
  ["100000000000000000000000", "100000000000000000000000"],
  ["0xFF", "255"],
  ["1_000", "1000"],
  ["2**10", "1024"],
  ["60 * 60 - 1", "3599"],
  ["7 / 2", "3.5"],
  ["True", "true"],
  ["''", '""'],
  ["'grün ☃ 😀'", '"gr\\u00fcn \\u2603 \\ud83d\\ude00"'],
  ["'\\x7f\\u2028\\x00'", '"\\u007f\\u2028\\u0000"'],
  ["'\\ud800'", '"\\ud800"'],
  ["'say \"hi\" \\\\ bye'", '"say \\"hi\\" \\\\ bye"'],
  ["'tab\\tline\\n'", '"tab\\tline\\n"'],
  ["'a\\\nb'", '"ab"'],
  ["'\\q \\101 \\0'", '"\\\\q A \\u0000"'],
  ["r'\\n' 'x' \"y\"", '"\\\\nxy"'],
  ["[1, (2, None), {}]", "[1, [2, null], {}]"],
  ["{'a': 1, 'b': [True], 'a': 2}", '{"a": 2, "b": [true]}'],
  ["{1: 'a', True: 'b', 1.5: None, None: 0}", '{"1": "b", "1.5": null, "null": 0}'],
  ["dict(a=1, b='c')", '{"a": 1, "b": "c"}'],
  ["[*[1, 2], 3]", "[1, 2, 3]"],
  ["{**{'a': 1}, 'b': 2}", '{"a": 1, "b": 2}'],
  ["('in brackets')", '"in brackets"'],
  ["(x := 'walrus')", '"walrus"'],
  ["'yes' if 1 else 'no'", '"yes"'],
];

describe("a Parameter's default", () => {
  it.each(PRINTED)("%s is %s, as Python prints it", (python, json) => {
    const text = `from metaflow import *\nclass F(FlowSpec):\n    p = Parameter("p", default=${python})\n    @step\n    def start(self): pass\n`;
    expect(
      readFlows([{ path: "f.py", text }]).graph.flows[0]?.parameters.map((parameter) => parameter.default),
    ).toEqual([json]);
  });
});
