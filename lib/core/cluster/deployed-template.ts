// One flow as its WorkflowTemplate tells of it: who it is, its parameters, its schedule and its steps.
import { z } from "zod";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { FlowRef } from "../graph/flow-ref.ts";
import type { Flow, Parameter, Schedule } from "../graph/trigger-graph.ts";
import { type LiveTemplate, readLiveTemplate } from "../sensors/live-template.ts";
import { readSteps } from "./read-steps.ts";

export type DeployedTemplate = {
  namespace: string;
  ref: FlowRef;
  live: LiveTemplate;
  /** What the graph holds of it, but for the trigger, which only the Sensor tells in full. */
  known: Pick<Flow, "doc" | "parameters" | "steps" | "conditionalSteps" | "endStep" | "schedule">;
  /** The trigger in the code, as far as the template says it; null without one. */
  announced: AnnouncedTrigger | null;
};

export type AnnouncedTrigger = {
  events: { name: string; type: "run" | "event" }[];
  /** `namespace/name` of the Sensor that Metaflow made for it. */
  sensor: string;
  sensorNamespace: string;
};

const manifestSchema = z.object({
  kind: z.literal("WorkflowTemplate").optional(),
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default("default"),
    annotations: z.record(z.string(), z.string()),
  }),
});
const cronSchema = z.object({ schedule: z.string().min(1), tz: z.string().nullish() });
const triggersSchema = z.array(z.object({ name: z.string(), type: z.enum(["run", "event"]) })).min(1);

/**
 * Reads a WorkflowTemplate that Metaflow deployed. Mirrors the annotations of ArgoWorkflows._compile_workflow_template.
 * @param manifest parsed JSON of any kind
 * @returns null when it is none of Metaflow's; a sentence when it is, and cannot be read
 */
export function readDeployedTemplate(manifest: unknown): Result<DeployedTemplate, string> | null {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) return null;
  const { name, namespace, annotations } = parsed.data.metadata;
  const flow = annotations["metaflow/flow_name"];
  if (!flow) return null;
  const where = `The WorkflowTemplate ${namespace}/${name} of ${flow}`;
  const live = readLiveTemplate(manifest);
  if (live === null) return fail(`${where} has parameters that cannot be read`);
  const project = annotations["metaflow/project_name"] ?? null;
  const branch = annotations["metaflow/branch_name"] ?? null;
  if ((project === null) !== (branch === null)) return fail(`${where} names a project or a branch, not both`);
  const steps = readSteps(annotations["metaflow/dag"]);
  const schedule = scheduleOf(annotations["metaflow/cron"]);
  const known: DeployedTemplate["known"] = { parameters: live.parameters.map(parameterOf) };
  if (live.description !== null) known.doc = live.description;
  if (steps !== null) {
    known.steps = steps.steps;
    if (steps.conditionalSteps.length > 0) known.conditionalSteps = steps.conditionalSteps;
    if (steps.endStep !== "end") known.endStep = steps.endStep;
  }
  if (schedule) known.schedule = schedule;
  return ok({
    namespace,
    ref: { project, branch, flow },
    live,
    known,
    announced: announcedTrigger(annotations, namespace),
  });
}

/** What `default` says is JSON text, so the deployed text is kept as it is: for a JSON parameter text that holds JSON. */
function parameterOf({ name, type, value, required }: LiveTemplate["parameters"][number]): Parameter {
  const parameter: Parameter = { name, type };
  if (value !== "null") {
    // The value says where the file was stored; which file it was, nothing says.
    if (type === "FilePath")
      parameter.dynamicDefault = { dynamic: "a file that was stored when it was deployed" };
    else parameter.default = value;
  }
  if (required) parameter.required = true;
  return parameter;
}

/** As ArgoWorkflows._get_schedule prints `hourly`, `daily` and `weekly`. */
const EVERY: ReadonlyMap<string, "hour" | "day" | "week"> = new Map([
  ["0 * * * ?", "hour"],
  ["0 0 * * ?", "day"],
  ["0 0 ? * SUN", "week"],
]);

function scheduleOf(annotation: string | undefined): Schedule | null {
  if (annotation === undefined) return null;
  const parsed = cronSchema.safeParse(parseJson(annotation));
  if (!parsed.success) return { dynamic: "its WorkflowTemplate says it in a form that cannot be read" };
  const { schedule: cron, tz } = parsed.data;
  const every = EVERY.get(cron);
  return { ...(every ? { every } : { cron }), ...(tz ? { timezone: tz } : {}) };
}

function announcedTrigger(annotations: Record<string, string>, namespace: string): AnnouncedTrigger | null {
  const triggers = triggersSchema.safeParse(parseJson(annotations["metaflow/triggers"]));
  const name = annotations["metaflow/sensor_name"];
  if (!triggers.success || !name) return null;
  const sensorNamespace = annotations["metaflow/sensor_namespace"] ?? namespace;
  return { events: triggers.data, sensor: `${sensorNamespace}/${name}`, sensorNamespace };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
