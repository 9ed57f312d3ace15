// Whether the deployed WorkflowTemplates can be started by the Sensors: a flow is deployed by Metaflow, its trigger maybe only here.
import { z } from "zod";
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import { type LiveTemplate, readLiveTemplate } from "../sensors/live-template.ts";
import type { Sensor } from "../sensors/sensor.ts";
import { readSensor } from "./read-sensor.ts";

export type FoundTemplate = { manifest: unknown; live: LiveTemplate };

const annotatedSchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
});

/**
 * @param manifests WorkflowTemplates of any origin
 * @param flows the graph's, on the chosen branch
 * @param nameOf what a flow's template is called unless it was deployed under another name; null: unknown
 * @returns the deployed template of each flow, by flow id; of several, the one of the expected name, and none if no one has it
 */
export function findTemplates(
  manifests: readonly unknown[],
  flows: readonly FlowOnBranch[],
  nameOf: (flow: FlowOnBranch) => string | null,
): Map<string, FoundTemplate> {
  const byFlow = new Map<string, FoundTemplate[]>();
  for (const manifest of manifests) {
    const live = readLiveTemplate(manifest);
    const annotated = annotatedSchema.safeParse(manifest);
    if (live === null || !annotated.success) continue;
    const { annotations } = annotated.data.metadata;
    const flow = annotations["metaflow/project_flow_name"] ?? annotations["metaflow/flow_name"] ?? "";
    byFlow.set(flow, [...(byFlow.get(flow) ?? []), { manifest, live }]);
  }
  const found = new Map<string, FoundTemplate>();
  for (const flow of flows) {
    const candidates = flow.heardAs === null ? [] : (byFlow.get(flow.heardAs) ?? []);
    const name = nameOf(flow);
    const [only, second] = candidates;
    const chosen = candidates.find(({ live }) => live.name === name) ?? (second ? undefined : only);
    if (chosen) found.set(flow.id, chosen);
  }
  return found;
}

const templateSchema = z.object({
  spec: z.object({
    arguments: z.object({ parameters: z.array(z.object({ name: z.string() })).nullish() }).nullish(),
    templates: z
      .array(
        z.object({
          container: z.object({ env: z.array(z.object({ name: z.string() })).nullish() }).nullish(),
        }),
      )
      .nullish(),
  }),
});

/**
 * What stands against a start by this Sensor. Mirrors what Metaflow puts into a template that has the trigger in its code: a
 * parameter for each event, and in every step the variable by which the event reaches `current.trigger`.
 * @param manifest the flow's template; null: there is none
 * @returns sentences; empty when the template is ready
 */
export function describeReadiness(flow: string, sensor: Sensor, manifest: unknown): string[] {
  if (manifest === null) {
    const { namespace } = sensor.spec.triggers[0]?.template.k8s.source.resource.metadata ?? {};
    return [
      `${flow} is not deployed in ${namespace ?? "its namespace"}: there is no template to start. Run argo-workflows create for it first.`,
    ];
  }
  const parsed = templateSchema.safeParse(manifest);
  const reading = readSensor(sensor);
  if (!parsed.success || reading === null) return [`The template of ${flow} cannot be read.`];
  const { spec } = parsed.data;
  const declared = new Set(spec.arguments?.parameters?.map(({ name }) => name));
  const variables = new Set(
    spec.templates?.flatMap(({ container }) => container?.env?.map(({ name }) => name) ?? []),
  );
  const carried = reading.waitsFor.every(
    ({ dependency, finishOnly }) =>
      declared.has(dependency) &&
      variables.has(`METAFLOW_ARGO_EVENT_PAYLOAD_${finishOnly ? "run" : "event"}_${dependency}`),
  );
  return carried
    ? []
    : [
        `${flow} is deployed without this trigger in its code: it would start with an empty current.trigger. Put the decorator into the code and run argo-workflows create again.`,
      ];
}
