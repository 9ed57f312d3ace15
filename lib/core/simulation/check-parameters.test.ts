import { expect, it } from "vitest";
import type { Parameter } from "../graph/trigger-graph.ts";
import { checkParameters } from "./check-parameters.ts";

const declared: Parameter[] = [
  { name: "size", type: "int", default: "64" },
  { name: "ratio", type: "float", default: "0.5" },
  { name: "sure", type: "bool", default: "false" },
  { name: "shape", type: "JSON", default: '"{}"' },
  { name: "text", type: "str", required: true },
  { name: "late", type: "str", required: true, dynamicDefault: { dynamic: "a function gives it" } },
];
const check = (values: Record<string, string>) =>
  checkParameters(declared, { text: "", ...values }).map(({ message }) => message);

it("takes what Metaflow takes", () => {
  for (const size of ["64", " -5 ", "+1_000", "007"]) expect(check({ size })).toEqual([]);
  for (const ratio of ["1", "-1e3", ".5", "5.", "nan", "-Infinity", "1_0.5"])
    expect(check({ ratio })).toEqual([]);
  for (const sure of ["true", "T", "1", "YES", "n", "0"]) expect(check({ sure })).toEqual([]);
  for (const shape of ["{}", "[1, NaN]", '"x"', "null"]) expect(check({ shape })).toEqual([]);
  for (const text of ["", "--trigger", "-x $(rm) 'é'\n\"q\" ;"]) expect(check({ text })).toEqual([]);
});

it("refuses what Metaflow refuses, one problem a parameter", () => {
  expect(check({ size: "3.0", ratio: "e5", sure: "on", shape: "{" })).toEqual([
    "size must be a whole number, such as 64",
    "ratio must be a number, such as 0.5",
    "sure must be true or false",
    'shape must be JSON, such as {"a": 1}',
  ]);
  for (const size of ["", "_1", "1__0", "x", "0x10"]) expect(check({ size })).toHaveLength(1);
});

it("refuses what a command line cannot carry, and names that the flow does not have", () => {
  expect(check({ text: "a\0b" })).toEqual(["text holds a NUL character, which no command line can carry"]);
  expect(check({ text: "é".repeat(60_000) })).toEqual([
    "text is longer than 100 kB, which no command line can carry",
  ]);
  expect(checkParameters([], { toString: "1" })).toEqual([
    { parameter: "toString", message: "The flow has no parameter toString" },
  ]);
});

it("wants a value for a required parameter without a default", () => {
  expect(checkParameters(declared, {})).toEqual([{ parameter: "text", message: "text is required" }]);
});
