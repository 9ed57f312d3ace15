// Whether a flow that was read from a Sensor says all that the Sensor does: it is compiled again and compared.
import { canonicalJson } from "../foundation/canonical-json.ts";
import { GENERIC_BRANCH, parseBranch } from "../graph/branch.ts";
import type { FlowRef } from "../graph/flow-ref.ts";
import type { Flow } from "../graph/trigger-graph.ts";
import type { SensorReading } from "../plan/read-sensor.ts";
import { comparableSensor } from "../sensors/compare-sensors.ts";
import { compileSensor } from "../sensors/compile-sensors.ts";
import type { LiveTemplate } from "../sensors/live-template.ts";
import { PLACEHOLDER_TOKEN } from "../sensors/sensor-settings.ts";

/**
 * Compares what decides about a start: the dependencies with all their filters, and the trigger with its conditions, its reset and what
 * the events fill in. Who owns the Sensor, what it is called and which defaults it passes is left aside.
 * @param flow as it was read from `manifest`
 * @returns false also where the flow cannot be compiled at all
 */
export function isAsMetaflowWrites(
  flow: Flow,
  ref: FlowRef,
  live: LiveTemplate,
  { settings, namespace }: SensorReading,
  manifest: unknown,
): boolean {
  const branch = parseBranch(ref.branch ?? "");
  const compiled = compileSensor(flow, {
    argoEvents: {
      event: settings.get("Argo event") ?? null,
      eventSource: settings.get("event source") ?? null,
      serviceAccount: settings.get("service account") ?? "any",
      eventBus: settings.get("event bus") ?? "default",
      sensorNamespace: namespace,
      kubernetesNamespace: settings.get("namespace of runs") ?? "default",
    },
    branch: branch.ok ? branch.value : GENERIC_BRANCH,
    owner: "anybody",
    deploymentTimestamp: "",
    productionToken: PLACEHOLDER_TOKEN,
    liveTemplates: new Map([[flow.id, live]]),
  });
  if (!compiled.ok || compiled.value === null) return false;
  return canonicalJson(startingPart(compiled.value.sensor)) === canonicalJson(startingPart(manifest));
}

/** Whatever a Sensor may have beside these says nothing about when it starts a run. */
function startingPart(manifest: unknown): unknown {
  const { dependencies, triggers, ...others } = record(record(manifest).spec);
  const compared = comparableSensor({ spec: { dependencies, triggers: list(triggers).map(withoutSource) } });
  return {
    spec: record(compared).spec,
    // Such as dependencyGroups and circuit of older Sensors.
    others: Object.keys(others).filter((key) => !INDIFFERENT.has(key) && others[key] !== null),
  };
}

/** Without the Workflow that it makes, and the defaults for what events fill in. */
function withoutSource(trigger: unknown): unknown {
  const { template, ...around } = record(trigger);
  const { k8s, ...rest } = record(template);
  const { source: _source, parameters, ...action } = record(k8s);
  const filled = list(parameters).map(withoutDefault);
  return { ...around, template: { ...rest, k8s: { ...action, parameters: filled } } };
}

const INDIFFERENT: ReadonlySet<string> = new Set([
  "template",
  "replicas",
  "eventBusName",
  "revisionHistoryLimit",
  "loggingFields",
]);

function withoutDefault(parameter: unknown): unknown {
  const { src, ...rest } = record(parameter);
  const { value: _value, ...from } = record(src);
  return { ...rest, src: from };
}

const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
