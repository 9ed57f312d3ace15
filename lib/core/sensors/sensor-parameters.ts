// The flow's parameters as its Sensor passes them on: each with the JSON text of its default.
import type { Parameter } from "../graph/trigger-graph.ts";
import type { LiveTemplate } from "./live-template.ts";
import { pythonJsonString } from "./python-json.ts";

/** `value` is null when a function decides the default at deploy time and no deployed template tells it. */
export type SensorParameter = { name: string; type: string; value: string | null; required: boolean };

/**
 * The parameters in Metaflow's order, the deployed template's first where there is one: what it says holds until the next
 * `argo-workflows create`. Mirrors ArgoWorkflows._process_parameters.
 */
export function sensorParameters(parameters: Parameter[], live: LiveTemplate | undefined): SensorParameter[] {
  const deployed = live?.parameters ?? [];
  const known = new Set(deployed.map(({ name }) => name));
  return [...deployed, ...parameters.filter(({ name }) => !known.has(name)).map(fromCode)];
}

const fromCode = (parameter: Parameter): SensorParameter => ({
  name: parameter.name,
  type: parameter.type,
  value: defaultText(parameter),
  required: parameter.required ?? false,
});

/** JSON parameters are encoded twice; a default that is text already counts as JSON text. */
function defaultText({ type, default: defaultJson, dynamicDefault }: Parameter): string | null {
  if (dynamicDefault) return null;
  if (defaultJson === undefined) return "null";
  // The file of an IncludeFile is stored at deploy time, and the value then says where.
  if (type === "FilePath") return null;
  return type === "JSON" && !defaultJson.startsWith('"') ? pythonJsonString(defaultJson) : defaultJson;
}
