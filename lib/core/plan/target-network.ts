// The target as flows that wait for events, and as it would be after a step: what both the order and the gate look at.
import { z } from "zod";
import type { NetworkNode } from "../analysis/event-network.ts";
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { WritingStep } from "./deployment-plan.ts";
import { type LiveObject, objectKey, type TargetState } from "./live-object.ts";
import { readSensor, type SensorReading } from "./read-sensor.ts";

/** What no Sensor says of a flow and the graph does: what it publishes, and which steps it has. */
export type DrawnFlow = Pick<FlowOnBranch, "heardAs" | "steps" | "endStep" | "publishes">;

/** Metaflow's Sensors in the target, by an id of each. A Sensor that cannot be read as one is not in it. */
export type TargetSensors = ReadonlyMap<string, SensorReading>;

/** @returns the Sensors as the target holds them now; one that stands in two places counts twice */
export function liveSensors(live: TargetState): TargetSensors {
  const sensors = new Map<string, SensorReading>();
  for (const object of live.objects) {
    const reading = readSensor(object.manifest);
    if (reading) sensors.set(idOf(object.place, objectKey(object)), reading);
  }
  return sensors;
}

/** @returns the Sensors as they would be once the step is done */
export function afterStep(sensors: TargetSensors, step: WritingStep): TargetSensors {
  const next = new Map(sensors);
  if (step.kind !== "create") next.delete(idOf(step.live.place, objectKey(step.live)));
  if (step.kind !== "prune") {
    const reading = readSensor(step.sensor);
    const place = step.kind === "update" ? step.live.place : "";
    if (reading) next.set(idOf(place, step.key), reading);
  }
  return next;
}

/**
 * @param drawn the graph's flows on the chosen branch
 * @returns one node a Sensor, `id` being the Sensor's
 */
export function sensorNetwork(sensors: TargetSensors, drawn: readonly DrawnFlow[]): NetworkNode[] {
  const known = new Map(drawn.map((flow) => [flow.heardAs, flow]));
  return [...sensors].map(([id, reading]) => {
    const flow = known.get(reading.flow);
    return {
      id,
      name: reading.flowName,
      heardAs: reading.flow,
      steps: flow?.steps ?? null,
      endStep: flow?.endStep ?? null,
      publishes: flow?.publishes ?? [],
      waits: reading.waitsFor,
    };
  });
}

/** A file may hold several Sensors, and one Sensor may stand in two files. */
const idOf = (place: string, key: string): string => `${key} ${place}`;

const JUDGED_ANNOTATIONS = [
  "metaflow/flow_name",
  "metaflow/project_name",
  "metaflow/branch_name",
  "metaflow/project_flow_name",
];

/**
 * The part of a target by which a page can judge a choice of steps: who waits for what. A tenth of the whole.
 * @returns the same objects with only that in their manifests; what is no Sensor of Metaflow's is left out
 */
export function judgedPart(live: TargetState): TargetState {
  const objects = live.objects.flatMap((object): LiveObject[] => {
    const parsed = judgedSchema.safeParse(object.manifest);
    if (!parsed.success || readSensor(object.manifest) === null) return [];
    const { metadata, spec, ...type } = parsed.data;
    const annotations = Object.entries(metadata.annotations).filter(([name]) =>
      JUDGED_ANNOTATIONS.includes(name),
    );
    const manifest = {
      ...type,
      metadata: { ...metadata, annotations: Object.fromEntries(annotations) },
      spec: { dependencies: spec?.dependencies },
    };
    return [{ ...object, manifest }];
  });
  return { objects, unreadable: live.unreadable };
}

const judgedSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.string()),
  }),
  spec: z.object({ dependencies: z.unknown() }).nullish(),
});
