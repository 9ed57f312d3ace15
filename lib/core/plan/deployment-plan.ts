// What a deploy would do to a target, as an immutable value: a person approves it by its hash, and nothing else is done.
import type { Sensor } from "../sensors/sensor.ts";
import type { SensorChange } from "./describe-change.ts";
import type { LiveObject, UnreadablePlace } from "./live-object.ts";
import type { OwnedSensor, Owner } from "./ownership.ts";

/** What every step says: which object, and the flow that it starts. */
type About = {
  /** `namespace/name` */
  key: string;
  /** Class name of the flow. */
  flow: string;
  /** One sentence: what becomes of the flow. */
  summary: string;
  /** What else a person should know before it is done. */
  notes: string[];
};

export type CreateStep = About & { kind: "create"; sensor: Sensor };
export type UpdateStep = About & {
  kind: "update";
  sensor: Sensor;
  live: LiveObject;
  /** Set when the live Sensor is somebody else's and a person chose to take it over. */
  takesOverFrom: string | null;
  changes: SensorChange[];
  /** What the running Sensor forgets. */
  losses: string[];
};
/** `place` is where it stands. */
export type UnchangedStep = About & { kind: "unchanged"; place: string };
export type PruneStep = About & { kind: "prune"; live: OwnedSensor };
/** Under the same name stands something that is not ours to change. */
export type ConflictStep = About & {
  kind: "conflict";
  sensor: Sensor;
  live: LiveObject;
  /** Whose it is or who changed it, one sentence. */
  reason: string;
  /** Whether a person may decide to replace it. */
  canTakeOver: boolean;
  changes: SensorChange[];
};

export type PlanStep = CreateStep | UpdateStep | UnchangedStep | PruneStep | ConflictStep;
/** The steps that write. */
export type WritingStep = CreateStep | UpdateStep | PruneStep;

/** A flow of the graph for which there is no Sensor to write, and why. Its live Sensor, if there is one, is left alone. */
export type SkippedFlow = { flow: string; reasons: { message: string; fix: string }[] };

export type UntriggeredFlow = { flow: string; scheduled: boolean };

export type DeploymentPlan = {
  owner: Owner;
  revision: number;
  /** In the order in which they run; steps that write nothing come last. */
  steps: readonly PlanStep[];
  skipped: readonly SkippedFlow[];
  /** Flows that nothing starts, or only their schedule: they have no Sensor. */
  withoutSensor: readonly UntriggeredFlow[];
  unreadable: readonly UnreadablePlace[];
  /** sha256 of what is asked for and of all that was found, without timestamps: equal plans of an unmoved target have equal hashes. */
  hash: string;
};

export const isWriting = (step: PlanStep): step is WritingStep =>
  step.kind === "create" || step.kind === "update" || step.kind === "prune";
