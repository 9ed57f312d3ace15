// @project: which project a flow belongs to, and a branch that its code pins. Mirrors ProjectDecorator.flow_init and format_name.
import type { Project, Refusal } from "../../graph/trigger-graph.ts";
import { truth, type Value } from "../values/value.ts";
import { dynamicAt, dynamicValue } from "./dynamic.ts";
import type { FlowDecorator } from "./flow-decorators.ts";
import type { Attributes } from "./read-decorator.ts";
import { refuse } from "./refusal.ts";

const EXAMPLE = '@project(name="my_project")';
const MAX_LENGTH = 128;

export function readProject(
  { site, line }: FlowDecorator,
  { given, unknown }: Attributes,
): { project?: Project; refused: Refusal[] } {
  const { module } = site;
  const name = given.get("name");
  const branch = given.get("branch");
  const production = given.get("production");
  for (const value of [name, branch, production])
    if (value?.kind === "unknown") return { project: dynamicValue(value, module), refused: [] };
  if (unknown !== null) return { project: dynamicAt(unknown, module, line), refused: [] };
  if (!name || truth(name) === false)
    return {
      refused: [
        refuse(
          "@project has no name",
          "@project needs a name. Try @project(name='some_name')",
          `Write ${EXAMPLE}`,
          line,
        ),
      ],
    };
  const refused = [
    ...refuseText(name, "name", "The @project name", line),
    ...(branch && truth(branch) !== false ? refuseText(branch, "branch", "The branch name", line) : []),
  ];
  if (refused.length > 0 || name.kind !== "str") return { refused };
  return {
    project: {
      name: name.value,
      ...(branch?.kind === "str" && branch.value !== "" ? { branch: branch.value } : {}),
      ...(production ? { production: truth(production) === true } : {}),
    },
    refused,
  };
}

function refuseText(value: Value, attribute: string, metaflowCalls: string, line: number): Refusal[] {
  if (value.kind !== "str")
    return [
      refuse(
        `${attribute} of @project is not a text`,
        "it stops with an internal error, TypeError: expected string or bytes-like object.",
        `Write ${EXAMPLE}`,
        line,
      ),
    ];
  if (!/^[a-z0-9_]+$/.test(value.value))
    return [
      refuse(
        `"${value.value}" cannot be the ${attribute} of a project`,
        `${metaflowCalls} must contain only lowercase alphanumeric characters and underscores.`,
        `Use lower-case letters, digits and _ only: ${attribute}="${suggestion(value.value)}"`,
        line,
      ),
    ];
  if (value.value.length > MAX_LENGTH)
    return [
      refuse(
        `The ${attribute} of @project has ${value.value.length} characters`,
        `${metaflowCalls} must be shorter than ${MAX_LENGTH} characters.`,
        `Use at most ${MAX_LENGTH}`,
        line,
      ),
    ];
  return [];
}

const suggestion = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, "_")
    .slice(0, MAX_LENGTH) || "my_project";
