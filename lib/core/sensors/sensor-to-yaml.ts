// A manifest as YAML that people read, diff and keep in Git: the same bytes for the same value, in the manifest's own order of keys.
import type { Sensor } from "./sensor.ts";

/** Plain JSON data; a `Sensor` is one. */
type Yaml = string | number | boolean | null | undefined | Yaml[] | { [key: string]: Yaml };

/** @returns one document without a `---`, ending in a line break; a pure function of the manifest */
export const sensorToYaml = (sensor: Sensor): string => yamlText(sensor);

/**
 * Prints plain data so that YAML 1.1 and 1.2 readers, which differ on `yes` or `010`, both give it back. Text is left bare only when
 * no reader could take it for something else. Members that are undefined are left out, as JSON does.
 */
export const yamlText = (value: Yaml): string => `${block(value, 0).replace(/^\n/, "")}\n`;

/** The value as it stands after a key: on the same line, or on the lines below, which then begin with a line break. */
function block(value: Yaml, indent: number): string {
  const pad = "  ".repeat(indent);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return value.map((item) => `\n${pad}- ${listItem(item ?? null, indent + 1)}`).join("");
  }
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    if (members.length === 0) return "{}";
    return members.map(([key, member]) => `\n${pad}${scalar(key)}:${afterColon(member, indent)}`).join("");
  }
  return typeof value === "string" && isParagraph(value) ? literal(value, pad) : scalar(value ?? null);
}

/** The first line of a nested block moves up beside the dash. */
const listItem = (item: Yaml, indent: number): string => block(item, indent).replace(/^\n */, "");

function afterColon(member: Yaml, indent: number): string {
  // Lists stand at their key's own indentation, as kubectl prints them.
  const text = block(member, Array.isArray(member) ? indent : indent + 1);
  return text.startsWith("\n") ? text : ` ${text}`;
}

const AMBIGUOUS = /^(true|false|yes|no|on|off|null|y|n)$/i;

function scalar(value: string | number | boolean | null): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (/^[A-Za-z][A-Za-z0-9_./@+-]*$/.test(value) && !AMBIGUOUS.test(value)) return value;
  // Single quotes where double ones would need escapes: Metaflow's templates and JSON values are full of them.
  if (/["\\]/.test(value) && /^[\x20-\x7e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Several lines of visible text, such as a docstring. */
const isParagraph = (text: string): boolean =>
  /^[\x21-\x7e][\x20-\x7e]*(\n[\x20-\x7e]*)+$/.test(text) && !text.endsWith("\n");

const literal = (text: string, pad: string): string =>
  `|-${text
    .split("\n")
    .map((line) => (line === "" ? "\n" : `\n${pad || "  "}${line}`))
    .join("")}`;
