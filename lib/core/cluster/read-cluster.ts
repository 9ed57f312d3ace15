// From what a cluster holds to the graph: Metaflow's WorkflowTemplates and the Sensors that start them. Nothing unknown is guessed.
import { sha256Hex } from "../foundation/hash.ts";
import { GENERIC_BRANCH, parseBranch } from "../graph/branch.ts";
import { type FlowRef, projectFlowName } from "../graph/flow-ref.ts";
import { isDynamic } from "../graph/is-dynamic.ts";
import { templateName } from "../graph/template-name.ts";
import { tidied } from "../graph/tidied.ts";
import { emptyGraph, type Flow, flowSchema, ownerSchema, type TriggerGraph } from "../graph/trigger-graph.ts";
import { readSensor, type SensorReading } from "../plan/read-sensor.ts";
import { METAFLOW_VERSION_MIRRORED } from "../sensors/sensor.ts";
import { isAsMetaflowWrites } from "./as-metaflow-writes.ts";
import { type DeployedTemplate, readDeployedTemplate } from "./deployed-template.ts";
import { readAnnouncedTrigger, readTrigger } from "./read-trigger.ts";

/** A flow as it is deployed on one branch. */
export type DeployedFlow = { ref: FlowRef; flow: Flow };

/**
 * `notes`: what is left out or was chosen among several, one sentence each. `missedIn`: namespaces into which Metaflow put Sensors that
 * are not among those read.
 */
export type ClusterReading = { flows: DeployedFlow[]; notes: string[]; missedIn: string[] };

type LiveSensor = { reading: SensorReading; manifest: unknown };
type Deployed = { ref: FlowRef; templates: DeployedTemplate[]; sensors: LiveSensor[] };

/**
 * Reads every flow that Metaflow deployed, on whatever branch. A flow whose start is not wholly told by a decorator of Metaflow's is
 * external, with the reason.
 * @param templates WorkflowTemplates of any origin, parsed
 * @param sensors Sensors of any origin, parsed
 * @returns flows in the order of their names
 */
export function readCluster(templates: readonly unknown[], sensors: readonly unknown[]): ClusterReading {
  const notes: string[] = [];
  const deployed = new Map<string, Deployed>();
  const at = (ref: FlowRef): Deployed => {
    const key = projectFlowName(ref);
    const found = deployed.get(key) ?? { ref, templates: [], sensors: [] };
    deployed.set(key, found);
    return found;
  };
  for (const manifest of templates) {
    const template = readDeployedTemplate(manifest);
    if (template?.ok) at(template.value.ref).templates.push(template.value);
    else if (template) notes.push(`${template.error}: it is left out`);
  }
  for (const manifest of sensors) {
    const reading = readSensor(manifest);
    if (!reading) continue;
    const { project, branch, flowName } = reading;
    if ((project === null) === (branch === null))
      at({ project, branch, flow: flowName }).sensors.push({ reading, manifest });
    else notes.push(`The Sensor ${keyOf(reading)} names a project or a branch, not both: it is left out`);
  }
  const flows: DeployedFlow[] = [];
  const missedIn = new Set<string>();
  for (const key of [...deployed.keys()].sort()) {
    const one = deployed.get(key);
    const read = one && readFlow(one, notes);
    if (read) flows.push(read);
    for (const { announced } of one?.sensors.length === 0 ? one.templates : [])
      if (announced) missedIn.add(announced.sensorNamespace);
  }
  return { flows, notes, missedIn: [...missedIn] };
}

function readFlow(deployed: Deployed, notes: string[]): DeployedFlow | null {
  const { ref, sensors } = deployed;
  const name = projectFlowName(ref);
  const template = chooseTemplate(deployed, notes);
  const flow: Flow = {
    id: idOf(ref),
    name: ref.flow,
    ...(ref.project === null ? {} : { project: { name: ref.project } }),
    parameters: [],
    ...template?.known,
    position: { x: 0, y: 0 },
  };
  const startsIt = ({ reading }: LiveSensor) => reading.settings.get("template") === template?.live.name;
  const own = template ? sensors.filter(startsIt) : sensors;
  const known = new Set(deployed.templates.map(({ live }) => live.name));
  for (const { reading } of sensors) {
    const started = reading.settings.get("template") ?? "nothing";
    if (template && !known.has(started))
      notes.push(`The Sensor ${keyOf(reading)} starts ${started}, which was not found: it is left out`);
  }
  const owner = ownerSchema.safeParse(template?.live.owner ?? own[0]?.reading.settings.get("owner"));
  if (owner.success) flow.owner = owner.data;
  Object.assign(flow, startOf(flow, ref, template, own));
  const branch = ref.branch === null || parseBranch(ref.branch).ok;
  if (branch && flowSchema.safeParse(flow).success) return { ref, flow };
  notes.push(`${name.slice(0, 300)} has a name or a text that no graph can hold: it is left out`);
  return null;
}

/** A flow may be deployed several times, under names that were given to it; the usual name counts first. */
function chooseTemplate({ ref, templates }: Deployed, notes: string[]): DeployedTemplate | null {
  const [first, second] = templates;
  if (!first || !second) return first ?? null;
  const usual = templateName(ref, null);
  const chosen = templates.find(({ live }) => usual.ok && live.name === usual.value) ?? first;
  const names = templates.map(({ live }) => live.name).join(", ");
  notes.push(`${projectFlowName(ref)} is deployed as ${names}: what ${chosen.live.name} says was read`);
  return chosen;
}

/** What starts the flow; `external` where that is not all known, or not what Metaflow would write. */
function startOf(
  flow: Flow,
  ref: FlowRef,
  template: DeployedTemplate | null,
  sensors: readonly LiveSensor[],
): Pick<Flow, "trigger" | "external"> {
  const external = (reason: string) => ({ external: { reason: reason.slice(0, 500) } });
  const [only, second] = sensors;
  if (!only) {
    const { announced } = template ?? { announced: null };
    if (!announced) return {};
    const reason = `Metaflow deployed it with a trigger, but its Sensor ${announced.sensor} was not found`;
    return { trigger: readAnnouncedTrigger(announced, ref), ...external(reason) };
  }
  if (second) {
    const keys = sensors.map(({ reading }) => keyOf(reading)).join(" and ");
    const reason = `${keys} both start it, and a flow has one trigger here`;
    return { trigger: { kind: "dynamic", dynamic: reason.slice(0, 500) }, ...external(reason) };
  }
  const { reading, manifest } = only;
  const trigger = readTrigger(reading, ref, flow.parameters);
  const started = trigger ? { trigger } : {};
  if (!template)
    return {
      ...started,
      ...external(`only its Sensor ${keyOf(reading)} was found, without the WorkflowTemplate that it starts`),
    };
  if (isAsMetaflowWrites({ ...flow, ...started }, ref, template.live, reading, manifest)) return started;
  return {
    ...started,
    ...external(
      `its Sensor ${keyOf(reading)} says more or other than Metaflow ${METAFLOW_VERSION_MIRRORED} would write, which a deploy from here would take away`,
    ),
  };
}

const keyOf = ({ namespace, name }: SensorReading): string => `${namespace}/${name}`;

const MAX_ID = 300;

/** The same on every branch. */
function idOf({ project, flow }: FlowRef): string {
  const plain = project === null ? flow : `${project}.${flow}`;
  return plain.length <= MAX_ID ? plain : sha256Hex(plain).slice(0, 32);
}

/** @returns the branches that flows are deployed on: production first, then test, then users */
export function deployedBranches({ flows }: ClusterReading): string[] {
  const kinds = ["prod", "test", "user"];
  const rank = (branch: string) => kinds.indexOf(branch.split(".")[0] ?? "");
  const branches = new Set(flows.flatMap(({ ref }) => ref.branch ?? []));
  return [...branches].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Flows without a project are the same on all branches. */
export const flowsOnBranch = ({ flows }: ClusterReading, branch: string | null): DeployedFlow[] =>
  flows.filter(({ ref }) => ref.branch === null || ref.branch === branch);

/**
 * @param branch one of `deployedBranches`; null where there is none
 * @returns the flows of that branch and those without a project, with the events they wait for, tidied
 */
export function clusterGraph(reading: ClusterReading, branch: string | null, name: string): TriggerGraph {
  const flows = flowsOnBranch(reading, branch).map(({ flow }) => flow);
  const events = new Set<string>();
  for (const { trigger } of flows) {
    if (trigger?.kind !== "on-event") continue;
    for (const use of trigger.events) if (!isDynamic(use)) events.add(use.event);
  }
  const position = { x: 0, y: 0 };
  const graph = {
    ...emptyGraph(name),
    flows,
    events: [...events].map((event) => ({ name: event, position })),
  };
  const choice = branch === null ? null : parseBranch(branch);
  return tidied(graph, choice?.ok ? choice.value : GENERIC_BRANCH);
}
