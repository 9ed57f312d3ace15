// A flow and the settings of a configured deployment, for the tests of this folder.
import type { Flow, Trigger } from "../graph/trigger-graph.ts";
import { PLACEHOLDER_TOKEN, type SensorSettings } from "./sensor-settings.ts";

export const SAMPLE_SETTINGS: SensorSettings = {
  argoEvents: {
    event: "metaflow-event",
    eventSource: "webhook",
    serviceAccount: "sensor-sa",
    eventBus: "default",
    sensorNamespace: "argo-events",
    kubernetesNamespace: "jobs",
  },
  branch: { production: false, branch: null, user: "ann" },
  owner: "ann",
  deploymentTimestamp: "2026-01-01T00:00:00.000000+00:00",
  productionToken: PLACEHOLDER_TOKEN,
};

export const sampleFlow = (name: string, more: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  source: { file: `${name}.py`, line: 4 },
  parameters: [],
  position: { x: 0, y: 0 },
  ...more,
});
export const afterFinish = (...upstreams: string[]): Trigger => ({
  kind: "on-finish",
  upstreams: upstreams.map((upstream) => ({ flow: upstream })),
});
export const onEvent = (event: string, parameters?: { parameter: string; field: string }[]): Trigger => ({
  kind: "on-event",
  events: [parameters ? { event, parameters } : { event }],
});
