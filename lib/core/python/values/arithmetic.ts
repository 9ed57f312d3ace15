// The few sums that constants in flow files are made of.
import type { Value } from "./value.ts";

const MAX_TEXT = 1_000_000;
const MAX_ITEMS = 10_000;

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
  if (
    (left.kind === "list" || left.kind === "tuple") &&
    right.kind === left.kind &&
    left.items.length + right.items.length <= MAX_ITEMS
  )
    return { kind: left.kind, items: [...left.items, ...right.items], at };
  if (left.kind === "int" && right.kind === "int")
    return { kind: "int", value: left.value + right.value, at };
  if (left.kind === "float" && right.kind === "float")
    return { kind: "float", value: left.value + right.value, at };
  if (left.kind === "other" && right.kind === "other" && left.type === right.type) return { ...left, at };
  return unknown(at);
}

/** Python's `left sign right`; only sums and products are worked out, and divisions by nothing. */
export function combine(sign: string, left: Value, right: Value, at: number): Value {
  if (sign === "+") return addValues(left, right, at);
  if (left.kind === "unknown") return unknown(at, left.why);
  if (right.kind === "unknown") return unknown(at, right.why);
  const numbers = isNumber(left) && isNumber(right) ? ([left, right] as const) : null;
  if (!numbers) return unknown(at);
  if ((sign === "/" || sign === "//" || sign === "%") && Number(numbers[1].value) === 0)
    return { kind: "raises", error: "ZeroDivisionError: division by zero", at };
  return numbers[0].kind === "int" && numbers[1].kind === "int"
    ? wholeNumber(sign, numbers[0].value, numbers[1].value, at)
    : floatingNumber(sign, Number(numbers[0].value), Number(numbers[1].value), at);
}

const isNumber = (value: Value): value is Extract<Value, { kind: "int" | "float" }> =>
  value.kind === "int" || value.kind === "float";

const MAX_DIGITS = 300;
const MAX_POWER = 1000n;

function wholeNumber(sign: string, left: bigint, right: bigint, at: number): Value {
  if (left.toString().length > MAX_DIGITS || right.toString().length > MAX_DIGITS) return unknown(at);
  if (sign === "-") return { kind: "int", value: left - right, at };
  if (sign === "*") return { kind: "int", value: left * right, at };
  if (sign === "/") return floatingNumber(sign, Number(left), Number(right), at);
  if (sign === "**" && right >= 0n && right <= MAX_POWER) return { kind: "int", value: left ** right, at };
  return unknown(at);
}

function floatingNumber(sign: string, left: number, right: number, at: number): Value {
  if (sign === "-") return { kind: "float", value: left - right, at };
  if (sign === "*") return { kind: "float", value: left * right, at };
  if (sign === "/") return { kind: "float", value: left / right, at };
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
