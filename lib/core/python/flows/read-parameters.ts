// Parameters as Metaflow will know them: name, type and default. Mirrors Parameter.init and ArgoWorkflows._process_parameters.
import type { Parameter, Refusal } from "../../graph/trigger-graph.ts";
import { evaluate } from "../values/evaluate.ts";
import { jsonDumps } from "../values/json-dumps.ts";
import { firstUnknown, isCallable, truth, typeName, type Value } from "../values/value.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import type { ParameterMember } from "./class-members.ts";
import { dynamicAt, dynamicValue } from "./dynamic.ts";
import { refuse } from "./refusal.ts";

const POSITIONAL = {
  Parameter: ["name", "default", "type", "help", "required", "show_default"],
  IncludeFile: ["name", "required", "is_text", "encoding", "help", "parser"],
  Config: ["name", "default", "default_value"],
} as const;

const RESERVED = new Set(
  "params with tag namespace obj tags decospecs run-id-file max-num-splits max-workers max-log-size user-namespace run-id task-id runner-attribute-file"
    .split(" ")
    .flatMap((word) => [word, word.replaceAll("-", "_")]),
);

const MAX_DEFAULT = 100_000;

export type ReadParameters = {
  parameters: Parameter[];
  refused: Refusal[];
  /** Every name is known. */
  complete: boolean;
};

/** @param hasSchedule the flow carries @schedule, even one that is off */
export function readParameters(members: ParameterMember[], hasSchedule: boolean): ReadParameters {
  const found: ReadParameters = { parameters: [], refused: [], complete: true };
  const seen = new Set<string>();
  for (const member of members) {
    const { module } = member.site;
    const line = module.lineAt(member.list.from);
    const given = readArguments(member.list, member.site);
    const values = namedValues(given, member);
    const name = values.get("name");
    if (name?.kind !== "str" || name.value === "" || name.value.length > 200) {
      found.complete = false;
      if (member.kind !== "Config") {
        const why = dynamicAt("its name is decided when the code runs", module, line);
        found.parameters.push({ name: member.attribute.slice(0, 200), type: "unknown", dynamicDefault: why });
      }
      continue;
    }
    found.refused.push(...refuseName(name.value, seen, line));
    if (member.kind === "Config") continue;
    found.refused.push(...refuseFields(name.value, values, line));
    const parameter = readParameter(name.value, values, given, member, line);
    found.parameters.push(parameter.parameter);
    found.refused.push(...parameter.refused);
    if (hasSchedule && parameter.parameter.required && !values.has("default") && given.unknown === null)
      found.refused.push(
        refuse(
          `The Parameter ${name.value} is required and has no default, so the schedule cannot start the flow`,
          `The parameter ${name.value} does not have a default and is required. Scheduling such parameters via Argo CronWorkflows is not currently supported.`,
          `Give ${name.value} a default, or remove @schedule`,
          line,
        ),
      );
  }
  return found;
}

/** What Metaflow would find for each keyword; a None counts as not given. */
function namedValues(given: Arguments, { kind, site }: ParameterMember): Map<string, Value> {
  const values = new Map<string, Value>();
  const take = (key: string, value: Value) => {
    if (value.kind !== "none") values.set(key, value);
  };
  given.positional.forEach((node, index) => {
    const key = POSITIONAL[kind][index];
    if (key !== undefined) take(key, evaluate(node, site));
  });
  for (const [key, value] of given.keywords) take(key, value);
  return values;
}

function readParameter(
  name: string,
  values: ReadonlyMap<string, Value>,
  given: Arguments,
  { kind, site }: ParameterMember,
  line: number,
): { parameter: Parameter; refused: Refusal[] } {
  const { module } = site;
  const value = values.get("default");
  const required = values.get("required");
  const parameter: Parameter = {
    name,
    type: kind === "IncludeFile" ? "FilePath" : typeOf(values.get("type"), value, given.unknown !== null),
    ...(required && truth(required) === true ? { required: true } : {}),
  };
  const dynamic = (why: Parameter["dynamicDefault"], refused: Refusal[] = []) => ({
    parameter: { ...parameter, dynamicDefault: why },
    refused,
  });
  if (!value) {
    const unknown = given.unknown;
    return unknown === null ? { parameter, refused: [] } : dynamic(dynamicAt(unknown, module, line));
  }
  if (kind === "IncludeFile")
    return dynamic(dynamicAt("the file is read and uploaded when the flow is deployed", module, line));
  const unknown = isCallable(value) ? value : firstUnknown(value);
  if (unknown) return dynamic({ ...dynamicValue(unknown, module), line });
  const text = jsonDumps(value);
  if (text === null)
    return dynamic(dynamicAt("it cannot be written as JSON", module, line), [
      refuse(
        `The default of the Parameter ${name} is a ${typeName(value) ?? "value"}, which cannot be written as JSON`,
        "it stops with an internal error, TypeError: object is not JSON serializable.",
        "Give a text, a number, a list or a dictionary",
        line,
      ),
    ]);
  if (text.length > MAX_DEFAULT) return dynamic(dynamicAt("it is too long to keep here", module, line));
  return { parameter: { ...parameter, default: text }, refused: [] };
}

/** Mirrors Parameter._get_type: what is given, else the default's own type, else str. */
function typeOf(type: Value | undefined, value: Value | undefined, incomplete: boolean): string {
  if (type) {
    if (type.kind === "symbol") return type.name === "JSONType" ? "JSON" : type.name.slice(0, 100);
    return type.kind === "class" ? type.name.slice(0, 100) : "unknown";
  }
  if (!value) return incomplete ? "unknown" : "str";
  if (isCallable(value)) return "str";
  return typeName(value) ?? "unknown";
}

function refuseName(name: string, seen: Set<string>, line: number): Refusal[] {
  const refused: Refusal[] = [];
  const key = name.toLowerCase();
  if (key === "script")
    refused.push(
      refuse(
        "A Parameter is called script",
        "Parameter name script is a reserved word when running on Argo Workflows. Please use a different name for your parameter.",
        "Give the Parameter another name",
        line,
      ),
    );
  if (RESERVED.has(name))
    refused.push(
      refuse(
        `A Parameter is called ${name}, a word that Metaflow keeps for itself`,
        `Parameter name '${name}' is a reserved word. Please use a different name for your parameter.`,
        "Give the Parameter another name",
        line,
      ),
    );
  if (seen.has(key))
    refused.push(
      refuse(
        `Two Parameters are called ${name}`,
        `Parameter ${name} is specified twice. Note that parameter names are case-insensitive.`,
        "Rename one of them",
        line,
      ),
    );
  seen.add(key);
  return refused;
}

function refuseFields(name: string, values: ReadonlyMap<string, Value>, line: number): Refusal[] {
  const refused: Refusal[] = [];
  for (const field of ["show_default", "separator", "required"]) {
    const value = values.get(field);
    if (value && isCallable(value))
      refused.push(
        refuse(
          `${field} of the Parameter ${name} is a function`,
          `Parameter ${name}: Field '${field}' cannot have a function as its value.`,
          "Write the value itself",
          line,
        ),
      );
  }
  const separator = values.get("separator");
  if (separator && truth(separator) === true && !isText(values))
    refused.push(
      refuse(
        `The Parameter ${name} has a separator but is no text`,
        `Parameter ${name}: Separator is only allowed for string parameters.`,
        "Remove the separator, or make the Parameter a text",
        line,
      ),
    );
  return refused;
}

/** Mirrors Parameter.is_string_type; what is not known counts as a text. */
function isText(values: ReadonlyMap<string, Value>): boolean {
  const type = values.get("type");
  const value = values.get("default");
  if (type && (type.kind === "class" || (type.kind === "symbol" && type.name !== "str"))) return false;
  if (!value || value.kind === "unknown") return true;
  return value.kind === "str";
}
