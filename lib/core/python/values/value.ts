// What an expression of the source is worth, as far as that can be known without running it.

type At = {
  /** Where the expression stands. */
  at: number;
};

export type Value = At &
  (
    | { kind: "none" }
    | { kind: "bool"; value: boolean }
    | { kind: "int"; value: bigint }
    | { kind: "float"; value: number }
    | { kind: "str"; value: string }
    | { kind: "list" | "tuple" | "set"; items: Value[] }
    | { kind: "dict"; entries: [Value, Value][] }
    /** A function that Metaflow calls at deploy time; `result` where every call gives the same. */
    | { kind: "function"; name: string; result?: Value }
    /** A class: callable too, but never a value. */
    | { kind: "class"; name: string }
    /** A name of metaflow's or a built-in type: `JSONType`, `int`. */
    | { kind: "symbol"; name: string }
    /** Bytes, a complex number, an ellipsis: known, and nothing that a flow's decorator takes. */
    | { kind: "other"; type: string }
    /** Evaluating it raises. */
    | { kind: "raises"; error: string }
    | { kind: "unknown"; why: string }
  );

export type ValueOf<Kind extends Value["kind"]> = Extract<Value, { kind: Kind }>;

/** @returns Python's truth value, or null when only running the code tells */
export function truth(value: Value): boolean | null {
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "str":
      return value.value !== "";
    case "list":
    case "tuple":
    case "set":
      return value.items.length > 0;
    case "dict":
      return value.entries.length > 0;
    case "function":
    case "class":
    case "symbol":
      return true;
    case "other":
    case "raises":
    case "unknown":
      return null;
  }
}

/** Python's `callable()`. */
export const isCallable = (value: Value): boolean =>
  value.kind === "function" || value.kind === "class" || value.kind === "symbol";

/** `type(value).__name__`, or null when only running the code tells. */
export function typeName(value: Value): string | null {
  switch (value.kind) {
    case "none":
      return "NoneType";
    case "class":
    case "symbol":
      return "type";
    case "other":
      return value.type;
    case "raises":
    case "unknown":
      return null;
    default:
      return value.kind;
  }
}

/** Two keys that are one key to a Python dict: `1`, `1.0` and `True` are. */
function sameKey(left: Value, right: Value): boolean {
  if (left.kind === "str" && right.kind === "str") return left.value === right.value;
  if (left.kind === "none" && right.kind === "none") return true;
  const numbers = [left, right].map((value) =>
    value.kind === "int" || value.kind === "float" || value.kind === "bool" ? Number(value.value) : null,
  );
  return numbers[0] !== null && numbers[0] === numbers[1];
}

/** A dict's entry as a key lookup finds it: of a key written twice, the last. */
export const entryOf = (dict: ValueOf<"dict">, key: string): Value | undefined =>
  dict.entries.find(([name]) => name.kind === "str" && name.value === key)?.[1];

/** Writes an entry as a dict display does: a later value takes the place of the earlier one. */
export function putEntry(entries: [Value, Value][], key: Value, value: Value): void {
  const earlier = entries.find(([other]) => sameKey(other, key));
  if (earlier) earlier[1] = value;
  else entries.push([key, value]);
}

/** Whether any part of it is unknown; walks the value without recursion. */
export function firstUnknown(value: Value): ValueOf<"unknown"> | null {
  const open: Value[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === "unknown") return next;
    if ("items" in next) open.push(...next.items);
    if (next.kind === "dict") open.push(...next.entries.flat());
  }
  return null;
}
