// Whether Metaflow would take the values given for a flow's parameters, before Python is started to find out.
import type { Parameter } from "../graph/trigger-graph.ts";

export type ParameterProblem = { parameter: string; message: string };

/** A word on a command line: Linux takes at most 128 KiB. */
const MAX_VALUE_BYTES = 100_000;
const PYTHON_INT = /^\s*[+-]?\d+(_\d+)*\s*$/;
const PYTHON_FLOAT =
  /^\s*[+-]?(inf|infinity|nan|(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?)\s*$/i;
const CLICK_BOOLEANS = new Set(["true", "t", "1", "yes", "y", "false", "f", "0", "no", "n"]);

/**
 * Mirrors Metaflow's option types (click's int, float and bool; JSONType). Types it does not know pass: Python decides then.
 * @param declared the flow's parameters as its code has them
 * @param values what to pass, by name; an absent parameter keeps its default
 * @returns one problem a parameter at most, in declared order, then names that the flow does not have
 */
export function checkParameters(
  declared: readonly Parameter[],
  values: Readonly<Record<string, string>>,
): ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  const known = new Set<string>();
  for (const parameter of declared) {
    known.add(parameter.name);
    const message = problemOf(
      parameter,
      Object.hasOwn(values, parameter.name) ? values[parameter.name] : undefined,
    );
    if (message !== null) problems.push({ parameter: parameter.name, message });
  }
  for (const name of Object.keys(values)) {
    if (!known.has(name)) problems.push({ parameter: name, message: `The flow has no parameter ${name}` });
  }
  return problems;
}

function problemOf(parameter: Parameter, value: string | undefined): string | null {
  if (value === undefined) {
    const hasDefault = parameter.default !== undefined || parameter.dynamicDefault !== undefined;
    return parameter.required && !hasDefault ? `${parameter.name} is required` : null;
  }
  if (value.includes("\0")) return `${parameter.name} holds a NUL character, which no command line can carry`;
  if (value.length > MAX_VALUE_BYTES || new TextEncoder().encode(value).length > MAX_VALUE_BYTES)
    return `${parameter.name} is longer than ${MAX_VALUE_BYTES / 1000} kB, which no command line can carry`;
  switch (parameter.type) {
    case "int":
      return PYTHON_INT.test(value) ? null : `${parameter.name} must be a whole number, such as 64`;
    case "float":
      return PYTHON_FLOAT.test(value) ? null : `${parameter.name} must be a number, such as 0.5`;
    case "bool":
      return CLICK_BOOLEANS.has(value.toLowerCase()) ? null : `${parameter.name} must be true or false`;
    case "JSON":
      return isJson(value) ? null : `${parameter.name} must be JSON, such as {"a": 1}`;
    default:
      return null;
  }
}

/** Python's json also takes the three numbers that JSON itself does not have. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /\b(NaN|-?Infinity)\b/.test(text);
  }
}
