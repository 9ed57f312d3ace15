// Desired Sensors against what the target holds: what to create, update, leave, prune, and what is not ours to touch.
import { canonicalJson } from "../foundation/canonical-json.ts";
import { sha256Hex } from "../foundation/hash.ts";
import { joinNames } from "../foundation/join-names.ts";
import type { Sensor } from "../sensors/sensor.ts";
import {
  type DeploymentPlan,
  isWriting,
  type PlanStep,
  type PruneStep,
  type SkippedFlow,
  type UntriggeredFlow,
} from "./deployment-plan.ts";
import { describeChange, describeLoss } from "./describe-change.ts";
import { type LiveObject, objectKey, type TargetState } from "./live-object.ts";
import { orderSteps } from "./order-steps.ts";
import { asOwned, contentDigest, markSensor, type OwnedSensor, type Owner, readMark } from "./ownership.ts";
import { readSensor } from "./read-sensor.ts";
import { describeCreate, describeUpdate } from "./step-words.ts";
import type { DrawnFlow } from "./target-network.ts";

/** A Sensor that the graph asks for, without our mark. */
export type DesiredSensor = { flow: string; sensor: Sensor; notes: string[] };

export type PlanInput = {
  owner: Owner;
  /** The graph's, written into the mark. */
  revision: number;
  desired: readonly DesiredSensor[];
  skipped: readonly SkippedFlow[];
  withoutSensor: readonly UntriggeredFlow[];
  live: TargetState;
  /** Keys of conflicts that a person decided to replace. */
  takeOver: ReadonlySet<string>;
  /** The graph's flows on the chosen branch: what they publish is not in any Sensor. */
  drawn: readonly DrawnFlow[];
};

/**
 * Plans a deploy. Pure: the same input gives the same plan, and a plan differs only in timestamps when its hash is the same.
 * Linear in the Sensors, apart from the order (see `orderSteps`).
 */
export function planDeployment(input: PlanInput): DeploymentPlan {
  const { owner, revision, withoutSensor, live } = input;
  const found = new Map<string, LiveObject[]>();
  for (const object of live.objects) {
    const key = objectKey(object);
    found.set(key, [...(found.get(key) ?? []), object]);
  }
  const { wanted, collided } = groupByKey(input.desired);
  const skipped = [...input.skipped, ...collided];
  const steps: PlanStep[] = [...wanted].map(([key, desired]) =>
    planSensor(desired, key, found.get(key) ?? [], input),
  );
  const undecided = new Set(skipped.map(({ flow }) => flow));
  for (const object of live.objects) {
    const owned = wanted.has(objectKey(object)) ? null : asOwned(object, owner);
    if (owned) steps.push(...planLeftover(owned, undecided));
  }
  return {
    owner,
    revision,
    steps: [
      ...orderSteps(steps.filter(isWriting), live, input.drawn),
      ...steps.filter((step) => !isWriting(step)).sort((a, b) => (a.key < b.key ? -1 : 1)),
    ],
    skipped,
    withoutSensor,
    unreadable: live.unreadable,
    hash: planHash(input, steps),
  };
}

/** Flows whose Sensors would be one object (`my_flow` and `myflow`): neither can be written. */
function groupByKey(desired: readonly DesiredSensor[]): {
  wanted: Map<string, DesiredSensor>;
  collided: SkippedFlow[];
} {
  const byKey = new Map<string, DesiredSensor[]>();
  for (const one of desired) {
    const key = objectKey(one.sensor.metadata);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  const wanted = new Map<string, DesiredSensor>();
  const collided: SkippedFlow[] = [];
  for (const [key, [one, ...others]] of byKey) {
    if (one && others.length === 0) wanted.set(key, one);
    else if (one) {
      const flows = [one, ...others].map(({ flow }) => flow);
      const message = `${joinNames(flows)} would have the same Sensor, ${key}`;
      collided.push(
        ...flows.map((flow) => ({ flow, reasons: [{ message, fix: "Call one of them otherwise" }] })),
      );
    }
  }
  return { wanted, collided };
}

function planSensor(
  { flow, sensor: bare, notes }: DesiredSensor,
  key: string,
  objects: LiveObject[],
  { owner, revision, takeOver }: PlanInput,
): PlanStep {
  const sensor = markSensor(bare, owner, revision);
  const [live, second] = objects;
  const reading = readSensor(sensor);
  if (!live) return { kind: "create", key, flow, summary: describeCreate(reading), notes, sensor };
  const same = contentDigest(live.manifest) === contentDigest(sensor);
  if (same && !second)
    return {
      kind: "unchanged",
      key,
      flow,
      summary: flow,
      notes: [...notes, ...foreignNote(live, owner)],
      place: live.place,
    };

  const changes = describeChange(live.manifest, sensor);
  const stranger = second
    ? { reason: `It stands twice: in ${live.place} and in ${second.place}.`, canTakeOver: false }
    : strangerOf(live, owner);
  if (stranger && !(stranger.canTakeOver && takeOver.has(key)))
    return {
      kind: "conflict",
      key,
      flow,
      summary: stranger.reason,
      notes,
      sensor,
      live,
      ...stranger,
      changes,
    };
  return {
    kind: "update",
    key,
    flow,
    summary: describeUpdate(flow, changes),
    notes,
    sensor,
    live,
    takesOverFrom: stranger?.reason ?? null,
    changes,
    losses: describeLoss(live.manifest, sensor),
  };
}

function planLeftover(live: OwnedSensor, undecided: ReadonlySet<string>): PruneStep[] {
  const reading = readSensor(live.manifest);
  const flow = reading?.flowName ?? live.name;
  // While it cannot be told what the flow should have, what it has stays.
  if (undecided.has(flow)) return [];
  return [
    {
      kind: "prune",
      key: objectKey(live),
      flow,
      summary: `${flow} has no trigger in this graph any more; nothing will start it`,
      notes: [],
      live,
    },
  ];
}

type Stranger = { reason: string; canTakeOver: boolean };

/** Why the live Sensor is not ours to change; null: it is ours, as we left it. */
function strangerOf(live: LiveObject, owner: Owner): Stranger | null {
  if (live.lockedBecause !== null) return { reason: live.lockedBecause, canTakeOver: false };
  const mark = readMark(live.manifest);
  if (asOwned(live, owner) === null) return { reason: whose(mark, owner), canTakeOver: true };
  if (live.changedBy !== null)
    return { reason: `${live.changedBy} wrote to it since this graph put it there.`, canTakeOver: true };
  if (mark?.content !== contentDigest(live.manifest))
    return { reason: "Somebody changed it since this graph put it there.", canTakeOver: true };
  return null;
}

function whose(mark: ReturnType<typeof readMark>, owner: Owner): string {
  if (mark === null) return "It was not put there by Triggerboard, but by Metaflow or by hand.";
  if (mark.graph !== owner.graphId) return "Another graph put it there.";
  if (mark.target !== owner.target) return `This graph put it there by way of the target ${mark.target}.`;
  return `This graph put it there on the branch ${mark.branch ?? "of no project"}.`;
}

const foreignNote = (live: LiveObject, owner: Owner): string[] =>
  asOwned(live, owner) === null
    ? ["The same Sensor stands there already, put there by somebody else. It is left to them."]
    : [];

/** Timestamps are no part of it: comparisons ignore them, and so does a second plan a minute later. */
function planHash(
  { owner, revision, live, takeOver, skipped }: PlanInput,
  steps: readonly PlanStep[],
): string {
  const asked = steps.map((step) => ({
    kind: step.kind,
    key: step.key,
    content: step.kind === "create" || step.kind === "update" ? contentDigest(step.sensor) : null,
  }));
  const asksFor = new Set(steps.map(({ key }) => key));
  const matters = (object: LiveObject) =>
    asksFor.has(objectKey(object)) || readSensor(object.manifest) !== null;
  const found = live.objects
    .filter(matters)
    .map((object) => [
      objectKey(object),
      object.place,
      contentDigest(object.manifest),
      readMark(object.manifest),
      object.changedBy,
      object.lockedBecause,
    ]);
  const sorted = (rows: unknown[]) => rows.map(canonicalJson).sort();
  return sha256Hex(
    canonicalJson({
      owner,
      revision,
      asked: sorted(asked),
      found: sorted(found),
      unreadable: sorted(live.unreadable),
      skipped: sorted(skipped.map(({ flow }) => flow)),
      takeOver: [...takeOver].sort(),
    }),
  );
}
