// What a deployed WorkflowTemplate tells of its flow: the values that Metaflow itself wrote at the last `argo-workflows create`.
import { z } from "zod";

/** A flow parameter as it was deployed. */
type DeployedParameter = { name: string; type: string; value: string; required: boolean };

/** The deployed flow: what a Sensor that starts it must agree with. */
export type LiveTemplate = {
  name: string;
  owner: string | null;
  productionToken: string | null;
  /** In Metaflow's order; without the ones that carry events. */
  parameters: DeployedParameter[];
  title: string | null;
  description: string | null;
};

const manifestSchema = z.object({
  metadata: z.object({ name: z.string(), annotations: z.record(z.string(), z.string()).nullish() }),
});

const parametersSchema = z.record(
  z.string(),
  z.object({
    name: z.string(),
    type: z.string().default("str"),
    value: z.string(),
    is_required: z.boolean().default(false),
  }),
);

/**
 * Reads a WorkflowTemplate that Metaflow deployed. Mirrors the annotations of ArgoWorkflows._compile_workflow_template.
 * @param manifest parsed JSON of any kind
 * @returns null when it is not one of Metaflow's: no name, no flow name, or parameters that cannot be read
 */
export function readLiveTemplate(manifest: unknown): LiveTemplate | null {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) return null;
  const { name, annotations } = parsed.data.metadata;
  if (!annotations?.["metaflow/flow_name"]) return null;
  const parameters = readParameters(annotations["metaflow/parameters"]);
  if (parameters === null) return null;
  return {
    name,
    owner: annotations["metaflow/owner"] ?? null,
    productionToken: annotations["metaflow/production_token"] ?? null,
    parameters,
    title: annotations["workflows.argoproj.io/title"] ?? null,
    description: annotations["workflows.argoproj.io/description"] ?? null,
  };
}

/** Metaflow leaves the annotation out when the flow has no parameters. */
function readParameters(annotation: string | undefined): DeployedParameter[] | null {
  if (annotation === undefined) return [];
  let json: unknown;
  try {
    json = JSON.parse(annotation);
  } catch {
    return null;
  }
  const parsed = parametersSchema.safeParse(json);
  if (!parsed.success) return null;
  return Object.values(parsed.data).map(({ name, type, value, is_required }) => ({
    name,
    type,
    value,
    required: is_required,
  }));
}
