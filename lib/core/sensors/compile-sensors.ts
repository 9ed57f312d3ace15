// From the graph to Metaflow's own Sensors, flow by flow: this file is the list of chapters.
import { fail, ok, type Result } from "../foundation/result.ts";
import { type FlowRef, flowRef, projectFlowName } from "../graph/flow-ref.ts";
import { isDynamic } from "../graph/is-dynamic.ts";
import { templateName } from "../graph/template-name.ts";
import type { Flow, Reset, TriggerGraph } from "../graph/trigger-graph.ts";
import { awaitedEvents } from "./awaited-events.ts";
import {
  refuseBranch,
  refuseBranchUser,
  refuseOwner,
  refuseTemplateName,
  requiredSettings,
} from "./check-settings.ts";
import type { LiveTemplate } from "./live-template.ts";
import type { Sensor, TextMap } from "./sensor.ts";
import { sensorManifest } from "./sensor-manifest.ts";
import { type SensorNote, sensorNotes } from "./sensor-notes.ts";
import { sensorParameters } from "./sensor-parameters.ts";
import { refuse, refuseDynamic, type SensorRefusal } from "./sensor-refusal.ts";
import type { FlowOptions, SensorSettings } from "./sensor-settings.ts";

/** What one flow gets: a Sensor with what is to be said about it, none because nothing starts it, or the reasons against one. */
export type FlowSensor = { flow: Flow; outcome: Result<CompiledSensor | null, SensorRefusal[]> };
export type CompiledSensor = { templateName: string; sensor: Sensor; notes: SensorNote[] };

/**
 * Compiles the Sensors of all flows that the graph manages. Pure: equal input gives equal output.
 * @returns one entry for each managed flow, in the graph's order; a flow that cannot be compiled does not stop the others
 */
export const compileSensors = (graph: TriggerGraph, settings: SensorSettings): FlowSensor[] =>
  graph.flows
    .filter((flow) => flow.external === undefined)
    .map((flow) => ({ flow, outcome: compileSensor(flow, settings) }));

/**
 * Compiles one flow's Sensor as Metaflow 2.19 would push it. Mirrors ArgoWorkflows.__init__ and _compile_sensor.
 * @returns the Sensor; null when nothing starts the flow; or everything that stands against it, in Metaflow's order
 */
export function compileSensor(
  flow: Flow,
  settings: SensorSettings,
): Result<CompiledSensor | null, SensorRefusal[]> {
  // 1. Does Metaflow take the code at all, and does anything start the flow?
  if (flow.refused && flow.refused.length > 0) return fail(refusedCode(flow));
  if (!flow.trigger) return ok(null);

  const options = settings.options?.get(flow.id) ?? {};
  const live = settings.liveTemplates?.get(flow.id);
  const refusals: SensorRefusal[] = [];
  const take = <T>(result: Result<T, SensorRefusal[]>): T | null => {
    if (result.ok) return result.value;
    refusals.push(...result.error);
    return null;
  };

  // 2. Who deploys it, and who it is on the chosen branch.
  const owner = take(ownerOf(settings, live));
  const ref = take(identityOf(flow, settings, owner !== null));

  // 3. What its WorkflowTemplate is called, and so the Sensor.
  const template = ref && take(nameOf(flow, ref, options, live));

  // 4. What it waits for, what that fills in, and when the wait starts afresh.
  const parameters = sensorParameters(flow.parameters, live);
  if (flow.trigger.kind === "dynamic") {
    refusals.push(refuseDynamic("dynamic-trigger", `What starts ${flow.name}`, flow.trigger));
    return fail(refusals);
  }
  const events = ref && take(awaitedEvents(flow, flow.trigger, ref, parameters));
  const reset = take(resetOf(flow, flow.trigger.reset));

  // 5. How Argo Events is reached.
  const argoEvents = take(requiredSettings(settings.argoEvents));

  if (refusals.length > 0 || !ref || !owner || !template || !events || !reset || !argoEvents)
    return fail(refusals);

  // 6. The manifest, and what is to be said about it.
  const sensor = sensorManifest({
    templateName: template,
    annotations: annotationsOf(flow, ref, owner, settings, options, live),
    events,
    parameters,
    reset: reset.value,
    ...argoEvents,
  });
  return ok({ templateName: template, sensor, notes: sensorNotes(flow, events, parameters) });
}

const refusedCode = (flow: Flow): SensorRefusal[] =>
  (flow.refused ?? []).map(({ message, fix, line }) =>
    refuse("flow-refused", message, fix, { file: flow.source?.file, line: line ?? flow.source?.line }),
  );

function ownerOf(settings: SensorSettings, live: LiveTemplate | undefined): Result<string, SensorRefusal[]> {
  const owner = live?.owner ?? settings.owner;
  return owner ? ok(owner) : fail([refuseOwner()]);
}

function identityOf(
  flow: Flow,
  settings: SensorSettings,
  ownerKnown: boolean,
): Result<FlowRef, SensorRefusal[]> {
  if (flow.project && isDynamic(flow.project))
    return fail([refuseDynamic("dynamic-project", `The project of ${flow.name}`, flow.project)]);
  const refusal = flow.project && refuseBranch(flow, flow.project, settings.branch);
  if (refusal) return fail([refusal]);
  const ref = flowRef(flow, settings.branch);
  if (ref) return ok(ref);
  return fail(ownerKnown ? [refuseBranchUser(flow)] : []);
}

/** A template that is already there keeps its name, unless another is asked for: the Sensor must find it. */
function nameOf(
  flow: Flow,
  ref: FlowRef,
  options: FlowOptions,
  live: LiveTemplate | undefined,
): Result<string, SensorRefusal[]> {
  if (live && !options.name) return ok(live.name);
  const name = templateName(ref, options.name ?? null);
  if (!name.ok) return fail([refuseTemplateName(flow, name.error)]);
  return isSubdomain(name.value)
    ? name
    : fail([refuseTemplateName(flow, { code: "name-not-kubernetes", name: name.value })]);
}

/** What Kubernetes takes for a name; Metaflow does not check, and the API server refuses. */
const isSubdomain = (name: string): boolean =>
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);

/** Metaflow drops a reset without a cron expression and checks neither it nor the time zone. */
function resetOf(
  flow: Flow,
  reset: Reset | undefined,
): Result<{ value: { cron: string; timezone?: string } | null }, SensorRefusal[]> {
  if (reset === undefined) return ok({ value: null });
  if (isDynamic(reset))
    return fail([refuseDynamic("dynamic-trigger", `The reset time of ${flow.name}`, reset)]);
  const { cron, timezone } = reset;
  if (cron === "") return ok({ value: null });
  return ok({ value: timezone === undefined ? { cron } : { cron, timezone } });
}

/** Mirrors ArgoWorkflows._base_kubernetes_annotations, in its order. */
function annotationsOf(
  flow: Flow,
  ref: FlowRef,
  owner: string,
  settings: SensorSettings,
  options: FlowOptions,
  live: LiveTemplate | undefined,
): TextMap {
  const title = options.title?.trim() || live?.title || projectFlowName(ref);
  const description = options.description?.trim() || live?.description || flow.doc?.trim();
  return {
    "metaflow/production_token": live?.productionToken ?? settings.productionToken,
    "metaflow/owner": owner,
    "metaflow/user": "argo-workflows",
    "metaflow/flow_name": flow.name,
    "metaflow/deployment_timestamp": settings.deploymentTimestamp,
    ...(ref.project !== null && ref.branch !== null
      ? {
          "metaflow/project_name": ref.project,
          "metaflow/branch_name": ref.branch,
          "metaflow/project_flow_name": projectFlowName(ref),
        }
      : {}),
    "workflows.argoproj.io/title": title,
    ...(description ? { "workflows.argoproj.io/description": description } : {}),
  };
}
