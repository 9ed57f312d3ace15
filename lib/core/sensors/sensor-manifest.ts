// The last step of compilation: everything known, laid out as Metaflow lays it out.
import { sensorName } from "../graph/sensor-name.ts";
import type { AwaitedEvent } from "./awaited-events.ts";
import { pythonJsonRows } from "./python-json.ts";
import type { Sensor, SensorDependency, SensorTrigger, SensorTriggerParameter, TextMap } from "./sensor.ts";
import type { SensorParameter } from "./sensor-parameters.ts";

export type SensorParts = {
  templateName: string;
  annotations: TextMap;
  events: AwaitedEvent[];
  parameters: SensorParameter[];
  reset: { cron: string; timezone?: string } | null;
  eventBus: string;
  event: string;
  eventSource: string;
  serviceAccount: string;
  sensorNamespace: string;
  kubernetesNamespace: string;
};

/** Mirrors ArgoWorkflows._compile_sensor, key for key and in its order, but for what `Sensor` says is left out. */
export const sensorManifest = (parts: SensorParts): Sensor => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Sensor",
  metadata: {
    name: sensorName(parts.templateName),
    namespace: parts.sensorNamespace,
    labels: { ...LABELS },
    annotations: { ...parts.annotations },
  },
  spec: {
    template: {
      metadata: { labels: { ...LABELS }, annotations: { ...parts.annotations } },
      container: { resources: { limits: { ...RESOURCES }, requests: { ...RESOURCES } } },
      serviceAccountName: parts.serviceAccount,
    },
    replicas: 1,
    eventBusName: parts.eventBus,
    triggers: [{ template: triggerOf(parts) }],
    dependencies: parts.events.map((event) => dependencyOn(event, parts)),
  },
});

const LABELS = { "app.kubernetes.io/part-of": "metaflow", "app.kubernetes.io/name": "metaflow-sensor" };
const RESOURCES = { cpu: "100m", memory: "250Mi" };

const triggerOf = (parts: SensorParts): SensorTrigger => ({
  name: parts.templateName,
  k8s: {
    operation: "create",
    source: {
      resource: {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Workflow",
        metadata: {
          generateName: `${parts.templateName}-`,
          namespace: parts.kubernetesNamespace,
          annotations: {
            "metaflow/triggered_by": pythonJsonRows(parts.events.map(({ name, type }) => ({ name, type }))),
          },
        },
        spec: {
          arguments: {
            parameters: [
              ...parts.parameters.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }])),
              ...parts.events.map(({ dependency }) => ({ name: dependency, value: "null" })),
            ],
          },
          workflowTemplateRef: { name: parts.templateName },
        },
      },
    },
    parameters: [...parts.events.flatMap(mappedParameters), ...parts.events.map(wholePayload)],
  },
  ...(parts.reset === null ? {} : { conditionsReset: [{ byTime: parts.reset }] }),
});

const mappedParameters = ({ dependency, mapping }: AwaitedEvent): SensorTriggerParameter[] =>
  mapping.map(({ parameter, field }) => ({
    src: {
      dependencyName: dependency,
      dataTemplate: fieldTemplate(field, parameter.type),
      value: parameter.value ?? "null",
    },
    dest: argumentPath(parameter.name),
  }));

/** What `current.trigger` is made of in the run. */
const wholePayload = ({ dependency }: AwaitedEvent): SensorTriggerParameter => ({
  src: { dependencyName: dependency, dataKey: "body.payload", value: "null" },
  dest: argumentPath(dependency),
});

const argumentPath = (name: string): string => `spec.arguments.parameters.#(name=${name}).value`;

/** Go template: the field as JSON, or a failure, on which Argo Events falls back to the parameter's default. */
function fieldTemplate(field: string, type: string): string {
  const value =
    type === "JSON"
      ? `{{- $pv:=(get $.Input.body.payload "${field}") -}}{{ if kindIs "string" $pv }}{{- $pv | toRawJson -}}{{- else -}}{{ $pv | toRawJson | toRawJson }}{{- end -}}`
      : `{{- (get $.Input.body.payload "${field}" | toRawJson) -}}`;
  return `{{ if (hasKey $.Input.body.payload "${field}") }}${value}{{- else -}}{{ (fail "use-default-instead") }}{{- end -}}`;
}

const dependencyOn = (event: AwaitedEvent, parts: SensorParts): SensorDependency => ({
  name: event.dependency,
  eventName: parts.event,
  eventSourceName: parts.eventSource,
  filters: {
    exprs: [
      { expr: `name == '${event.name}'`, fields: [{ name: "name", path: "body.payload.name" }] },
      // Always true, but Argo Events drops an event in which the field is absent.
      ...event.mapping
        .filter(({ parameter }) => parameter.required)
        .map(({ field }) => ({
          expr: "true == true",
          fields: [{ name: "field", path: `body.payload.${field}` }],
        })),
      ...event.filters.map(({ field, value }) => ({
        expr: `field == '${value}'`,
        fields: [{ name: "field", path: `body.payload.${field}` }],
      })),
    ],
  },
});
