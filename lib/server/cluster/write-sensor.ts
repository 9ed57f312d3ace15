// Applies and removes one Sensor, if the cluster still holds what the plan saw.
import { z } from "zod";
import { canonicalJson } from "@/lib/core/foundation/canonical-json.ts";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { CreateStep, PruneStep, UpdateStep } from "@/lib/core/plan/deployment-plan.ts";
import type { LiveObject } from "@/lib/core/plan/live-object.ts";
import { contentDigest, readMark, readRevision } from "@/lib/core/plan/ownership.ts";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import { sensorsEqual } from "@/lib/core/sensors/compare-sensors.ts";
import type { Sensor } from "@/lib/core/sensors/sensor.ts";
import { type Attempt, failureOf, isAbsent, isDone, isOvertaken, movedFailure } from "./api-failure.ts";
import { type ApiAnswer, type ApiCall, callApi } from "./call-api.ts";
import type { ClusterContext } from "./kubeconfig.ts";
import { type LiveSensor, readLiveSensor, uidOf } from "./live-sensor.ts";
import { claimedFields, FIELD_MANAGER } from "./managed-fields.ts";

type Written = Result<null, TargetFailure>;

/** Argo's controller writes its status into a Sensor now and then, which moves nothing that a plan looks at. */
const MOST_TRIES = 3;

/**
 * Server-side apply, never forced. A Sensor that a person decided to take over is first made ours field by field (see `claimedFields`).
 * Asked again after an answer that was lost, it sees that the Sensor stands there as written and is done.
 */
export async function applySensor(context: ClusterContext, step: CreateStep | UpdateStep): Promise<Written> {
  const { sensor } = step;
  return whileOvertaken(async () => {
    const found = await readSensorNow(context, sensor.metadata);
    if (!found.ok) return found;
    const now = found.value;
    if (now && isWritten(now.live, sensor)) return ok(null);
    if (step.kind === "create" ? now : !now || !isAsPlanned(now.live, step.live))
      return fail(movedFailure(step.key));
    if (!now) return patch(context, sensor, null);
    const { uid } = now;
    if (step.kind === "update" && step.takesOverFrom !== null) {
      const claimed = await claim(context, sensor, now);
      if (!claimed.ok) return claimed;
      if (claimed.value === "overtaken") return ok("overtaken");
      return patch(context, sensor, { uid, resourceVersion: claimed.value.resourceVersion });
    }
    return patch(context, sensor, { uid, resourceVersion: now.resourceVersion });
  }, step.key);
}

/** A Sensor that is gone or on its way out is what was asked for. */
export async function removeSensor(context: ClusterContext, step: PruneStep): Promise<Written> {
  const { namespace, name } = step.live;
  return whileOvertaken(async () => {
    const found = await readSensorNow(context, { namespace, name });
    if (!found.ok) return found;
    const now = found.value;
    if (!now || (now.isLeaving && uidOf(now.live) === uidOf(step.live))) return ok(null);
    if (!isAsPlanned(now.live, step.live)) return fail(movedFailure(step.key));
    const { uid, resourceVersion } = now;
    return write(context, { namespace, name }, "delete", {
      method: "DELETE",
      body: { kind: "DeleteOptions", apiVersion: "v1", preconditions: { uid, resourceVersion } },
    });
  }, step.key);
}

type Identity = { namespace: string; name: string };
/** `overtaken`: somebody wrote it between our reading and our writing. */
type Tried = Result<null | "overtaken", TargetFailure>;

async function whileOvertaken(attempt: () => Promise<Tried>, key: string): Promise<Written> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const tried = await attempt();
    if (!tried.ok) return tried;
    if (tried.value === null) return ok(null);
  }
  return fail(movedFailure(key));
}

/** @param expected what is to be replaced (the uid, or one that was just removed would be made again); null: there was none */
function patch(
  context: ClusterContext,
  sensor: Sensor,
  expected: { uid: string; resourceVersion: string } | null,
): Promise<Tried> {
  const metadata = { ...sensor.metadata, ...expected };
  return write(context, sensor.metadata, "patch", {
    method: "PATCH",
    contentType: "application/apply-patch+yaml",
    // Strict: a field that this cluster's Sensors do not know must not vanish without a word.
    query: { fieldManager: FIELD_MANAGER, force: "false", fieldValidation: "Strict" },
    body: { ...sensor, metadata },
    secrets: [sensor.metadata.annotations["metaflow/production_token"] ?? ""],
  });
}

/** Makes the Sensor ours, its content as it is. */
async function claim(
  context: ClusterContext,
  sensor: Sensor,
  now: LiveSensor,
): Promise<Result<{ resourceVersion: string } | "overtaken", TargetFailure>> {
  const answer = await callSensor(context, sensor.metadata, {
    method: "PATCH",
    contentType: "application/json-patch+json",
    query: { fieldManager: FIELD_MANAGER },
    body: [
      // Writing the version that was read makes the server refuse when it is another one by now.
      { op: "replace", path: "/metadata/resourceVersion", value: now.resourceVersion },
      { op: "replace", path: "/metadata/managedFields", value: claimedFields(now.object) },
    ],
  });
  if (!answer.ok) return answer;
  if (isOvertaken(answer.value)) return ok("overtaken");
  const claimed = isDone(answer.value) ? readLiveSensor(answer.value.body) : null;
  return claimed ? ok(claimed) : fail(failureOf(answer.value, attemptOf(context, sensor.metadata, "patch")));
}

async function write(
  context: ClusterContext,
  identity: Identity,
  verb: "patch" | "delete",
  call: Omit<ApiCall, "path">,
): Promise<Tried> {
  const answer = await callSensor(context, identity, call);
  if (!answer.ok) return answer;
  if (isDone(answer.value)) return ok(null);
  if (isOvertaken(answer.value)) return ok("overtaken");
  return fail(failureOf(answer.value, attemptOf(context, identity, verb)));
}

/** @returns the Sensor as it is now; null when there is none */
async function readSensorNow(
  context: ClusterContext,
  identity: Identity,
): Promise<Result<LiveSensor | null, TargetFailure>> {
  const answer = await callSensor(context, identity, { method: "GET" });
  if (!answer.ok) return answer;
  if (isAbsent(answer.value, identity.name)) return ok(null);
  const sensor = isDone(answer.value) ? readLiveSensor(answer.value.body) : null;
  return sensor ? ok(sensor) : fail(failureOf(answer.value, attemptOf(context, identity, "get")));
}

function callSensor(
  context: ClusterContext,
  { namespace, name }: Identity,
  call: Omit<ApiCall, "path">,
): Promise<Result<ApiAnswer, TargetFailure>> {
  const [space, object] = [encodeURIComponent(namespace), encodeURIComponent(name)];
  return callApi(context, {
    ...call,
    path: `/apis/argoproj.io/v1alpha1/namespaces/${space}/sensors/${object}`,
  });
}

const attemptOf = (
  { name: context }: ClusterContext,
  { namespace, name }: Identity,
  verb: Attempt["verb"],
): Attempt => ({ context, verb, resource: "sensors", namespace, name });

/** All that a plan looks at is as it was; the controller's status, say, may be another. */
function isAsPlanned(now: LiveObject, planned: LiveObject): boolean {
  if (now.version === planned.version) return true;
  const looked = ({ manifest, changedBy, lockedBecause }: LiveObject) =>
    canonicalJson([
      contentDigest(manifest),
      readMark(manifest),
      readRevision(manifest),
      changedBy,
      lockedBecause,
    ]);
  return uidOf(now) === uidOf(planned) && looked(now) === looked(planned);
}

/** The timestamp is of this very deploy. */
const isWritten = ({ manifest }: LiveObject, sensor: Sensor): boolean =>
  sensorsEqual(manifest, sensor) &&
  canonicalJson(deployMarks(manifest)) === canonicalJson(deployMarks(sensor));

const deployMarks = (manifest: unknown): unknown[] => [
  readMark(manifest),
  readRevision(manifest),
  deployedAtSchema.safeParse(manifest).data?.metadata.annotations["metaflow/deployment_timestamp"] ?? null,
];

const deployedAtSchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
});
