// Small graphs and targets for the tests of planning: real Sensors of real flows, put where a test needs them.
import { type BranchChoice, formatBranch } from "../graph/branch.ts";
import { resolveGraph } from "../graph/resolve-graph.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "../graph/trigger-graph.ts";
import { compileSensors } from "../sensors/compile-sensors.ts";
import type { Sensor } from "../sensors/sensor.ts";
import type { SensorSettings } from "../sensors/sensor-settings.ts";
import { isWriting } from "./deployment-plan.ts";
import type { LiveObject, TargetState } from "./live-object.ts";
import type { Owner } from "./ownership.ts";
import { type PlanInput, planDeployment } from "./plan-deployment.ts";

export const PROD: BranchChoice = { production: true, branch: null, user: null };

export const settings = (over: Partial<SensorSettings> = {}): SensorSettings => ({
  argoEvents: {
    event: "metaflow-event",
    eventSource: "argo-events-webhook",
    serviceAccount: "operate-workflow-sa",
    eventBus: "default",
    sensorNamespace: "argo-events",
    kubernetesNamespace: "jobs",
  },
  branch: PROD,
  owner: "ann",
  deploymentTimestamp: "2026-01-01T00:00:00.000000+00:00",
  productionToken: "token",
  ...over,
});

export const OWNER: Owner = { graphId: "graph-1", target: "manifests", branch: "prod" };

export const flow = (name: string, over: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...over,
});

/** A flow that starts when all of `upstreams` have finished. */
export const waiting = (name: string, upstreams: string[], over: Partial<Flow> = {}): Flow =>
  flow(name, {
    trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) },
    ...over,
  });

export const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Test"), flows });

export function sensorsOf(graph: TriggerGraph, over: Partial<SensorSettings> = {}): Map<string, Sensor> {
  const sensors = new Map<string, Sensor>();
  for (const { flow: compiled, outcome } of compileSensors(graph, settings(over))) {
    if (!outcome.ok) throw new Error(outcome.error.map(({ message }) => message).join());
    if (outcome.value) sensors.set(compiled.name, outcome.value.sensor);
  }
  return sensors;
}

export const live = (
  manifest: Sensor | Record<string, unknown>,
  over: Partial<LiveObject> = {},
): LiveObject => {
  const { name, namespace } = manifest.metadata as { name: string; namespace: string };
  const place = `${namespace}/${name}.yaml`;
  return { name, namespace, manifest, version: "1", place, lockedBecause: null, changedBy: null, ...over };
};

export const target = (...objects: LiveObject[]): TargetState => ({ objects, unreadable: [] });

/** The input of a plan of `graph` for a target that holds `state`. */
export function inputFor(
  graph: TriggerGraph,
  state: TargetState,
  over: Partial<PlanInput> & { settings?: Partial<SensorSettings> } = {},
): PlanInput {
  const { settings: settingsOver, ...rest } = over;
  return {
    owner: { ...OWNER, branch: formatBranch(settingsOver?.branch ?? PROD) ?? "" },
    revision: 7,
    desired: [...sensorsOf(graph, settingsOver)].map(([name, sensor]) => ({ flow: name, sensor, notes: [] })),
    skipped: [],
    withoutSensor: [],
    live: state,
    takeOver: new Set(),
    drawn: resolveGraph(graph, [settingsOver?.branch ?? PROD]),
    ...rest,
  };
}

/** What the target holds after `graph` was deployed to it as a whole. */
export function deployed(graph: TriggerGraph, state: TargetState = target(), revision = 6): TargetState {
  const { steps } = planDeployment(inputFor(graph, state, { revision }));
  let { objects } = state;
  for (const step of steps.filter(isWriting)) {
    if (step.kind !== "create") objects = objects.filter((object) => object !== step.live);
    if (step.kind !== "prune") objects = [...objects, live(step.sensor)];
  }
  return target(...objects);
}
