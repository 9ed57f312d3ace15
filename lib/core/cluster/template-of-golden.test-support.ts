// The WorkflowTemplate that Metaflow deployed beside a golden Sensor, as far as it is read: its name and its annotations.

/** What Metaflow computed, from the golden's meta.json. */
export type GoldenMeta = {
  env: Record<string, string>;
  flow_name: string;
  workflow_template_name: string;
  sensor_name: string | null;
  triggers_processed: { name: string; type: string }[];
  schedule: string | null;
  timezone: string | null;
  parameters: Record<string, unknown>;
  current: { project_name?: string | null; branch_name?: string | null; project_flow_name?: string | null };
  production_token: string;
  owner: string;
};

type GoldenTemplate = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
  };
  spec: object;
};

/** Mirrors the annotations of ArgoWorkflows._compile_workflow_template. @param steps the outline of Metaflow's step graph */
export function templateOfGolden(
  meta: GoldenMeta,
  {
    title,
    description,
    steps = ["start", "end"],
  }: { title?: string; description?: string; steps?: unknown[] } = {},
): GoldenTemplate {
  const { project_name, branch_name, project_flow_name } = meta.current;
  const namespace = meta.env.METAFLOW_KUBERNETES_NAMESPACE ?? "default";
  const annotations: Record<string, string> = {
    ...(meta.schedule === null
      ? {}
      : { "metaflow/cron": JSON.stringify({ schedule: meta.schedule, tz: meta.timezone ?? "" }) }),
    ...(Object.keys(meta.parameters).length === 0
      ? {}
      : { "metaflow/parameters": JSON.stringify(meta.parameters) }),
    ...(meta.triggers_processed.length === 0
      ? {}
      : {
          "metaflow/triggers": JSON.stringify(
            meta.triggers_processed.map(({ name, type }) => ({ name, type })),
          ),
          "metaflow/sensor_name": meta.workflow_template_name.replaceAll(".", "-"),
          "metaflow/sensor_namespace": meta.env.METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE ?? namespace,
        }),
    "metaflow/production_token": meta.production_token,
    "metaflow/owner": meta.owner,
    "metaflow/user": "argo-workflows",
    "metaflow/flow_name": meta.flow_name,
    "metaflow/deployment_timestamp": "2026-01-01T00:00:00.000000+00:00",
    ...(project_name && branch_name && project_flow_name
      ? {
          "metaflow/project_name": project_name,
          "metaflow/branch_name": branch_name,
          "metaflow/project_flow_name": project_flow_name,
        }
      : {}),
    "workflows.argoproj.io/title": title ?? project_flow_name ?? meta.flow_name,
    ...(description ? { "workflows.argoproj.io/description": description } : {}),
    "metaflow/dag": JSON.stringify({ graph_structure: steps }),
  };
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "WorkflowTemplate",
    metadata: {
      name: meta.workflow_template_name,
      namespace,
      labels: { "app.kubernetes.io/part-of": "metaflow", "app.kubernetes.io/name": "metaflow-flow" },
      annotations,
    },
    spec: {},
  };
}
