// The few sums that constants in flow files are made of.
import type { Value } from "./value.ts";

const MAX_TEXT = 1_000_000;

const unknown = (at: number, why = "an expression decides it when the code runs"): Value => ({
  kind: "unknown",
  why,
  at,
});

/** Python's `left + right` for texts, lists, tuples and numbers. */
export function addValues(left: Value, right: Value, at: number): Value {
  if (left.kind === "unknown") return unknown(at, left.why);
  if (right.kind === "unknown") return unknown(at, right.why);
  if (left.kind === "str" && right.kind === "str" && left.value.length + right.value.length <= MAX_TEXT)
    return { kind: "str", value: left.value + right.value, at };
  if ((left.kind === "list" || left.kind === "tuple") && right.kind === left.kind)
    return { kind: left.kind, items: [...left.items, ...right.items], at };
  if (left.kind === "int" && right.kind === "int")
    return { kind: "int", value: left.value + right.value, at };
  if (left.kind === "float" && right.kind === "float")
    return { kind: "float", value: left.value + right.value, at };
  if (left.kind === "other" && right.kind === "other" && left.type === right.type) return { ...left, at };
  return unknown(at);
}

/** Python's `-value` and `+value`. */
export function negate(value: Value, operator: string, at: number): Value {
  if (value.kind === "unknown") return unknown(at, value.why);
  if (value.kind !== "int" && value.kind !== "float") return unknown(at);
  if (operator === "+") return { ...value, at };
  if (operator !== "-") return unknown(at);
  return value.kind === "int"
    ? { kind: "int", value: -value.value, at }
    : { kind: "float", value: -value.value, at };
}
