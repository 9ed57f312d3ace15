// Python's json.dumps, to the letter: Metaflow writes a parameter's default with it.
import { printFloat } from "./number-literal.ts";
import type { Value } from "./value.ts";

/**
 * @returns the text, or null when Python would raise (a set, a tuple as key) or a part is unknown
 */
export function jsonDumps(value: Value): string | null {
  switch (value.kind) {
    case "none":
      return "null";
    case "bool":
      return value.value ? "true" : "false";
    case "int":
      return value.value.toString();
    case "float":
      return jsonFloat(value.value);
    case "str":
      return jsonString(value.value);
    case "list":
    case "tuple": {
      const items = value.items.map(jsonDumps);
      return items.includes(null) ? null : `[${items.join(", ")}]`;
    }
    case "dict": {
      const members = value.entries.map(([key, member]) => {
        const name = jsonKey(key);
        const text = jsonDumps(member);
        return name === null || text === null ? null : `${name}: ${text}`;
      });
      return members.includes(null) ? null : `{${members.join(", ")}}`;
    }
    default:
      return null;
  }
}

/** JSON has no infinity; Python prints it all the same. */
const jsonFloat = (value: number): string =>
  printFloat(value).replace("inf", "Infinity").replace("nan", "NaN");

/** Python escapes everything but printable ASCII. */
const jsonString = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function jsonKey(key: Value): string | null {
  if (key.kind === "str") return jsonString(key.value);
  if (key.kind === "none" || key.kind === "bool" || key.kind === "int" || key.kind === "float") {
    const text = jsonDumps(key);
    return text === null ? null : jsonString(text);
  }
  return null;
}
