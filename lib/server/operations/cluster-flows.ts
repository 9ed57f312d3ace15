// Every flow that Metaflow deployed to a cluster, read there and kept for a moment: the palette and an import ask in turn.

import type { ClusterPlace } from "@/lib/core/cluster/import-request.ts";
import { type ClusterReading, readCluster } from "@/lib/core/cluster/read-cluster.ts";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import { findTarget } from "./deploy-targets.ts";

/** `templates`, `sensors`: how many there are, of whatever origin. */
export type ClusterFlows = ClusterReading & { templates: number; sensors: number };
type Answer = Result<ClusterFlows, TargetFailure>;

/** Next bundles a route with a copy of this module of its own; the process still has one cache. */
const KEPT = Symbol.for("triggerboard.cluster-flows");
type Kept = Map<string, { atMs: number; answer: Promise<Answer> }>;
const perProcess = globalThis as typeof globalThis & { [KEPT]?: Kept };

/** More places than anybody looks at within a minute. */
const MOST_KEPT = 20;
/** A cluster that did not answer is soon asked again, though not by every page that opens. */
const FAILURE_KEPT_MS = 15_000;

/**
 * @param maxAgeMs how old the answer may be; 0 asks the cluster anew
 * @returns the flows on all branches; each call to the cluster has the time limit of its target. Never rejects
 */
export async function clusterFlows(place: ClusterPlace, maxAgeMs: number): Promise<Answer> {
  perProcess[KEPT] ??= new Map();
  const kept = perProcess[KEPT];
  const key = JSON.stringify([place.target, place.kubernetesNamespace, place.sensorNamespace]);
  const known = kept.get(key);
  if (known && Date.now() - known.atMs < maxAgeMs) {
    const answer = await known.answer;
    if (answer.ok || Date.now() - known.atMs < FAILURE_KEPT_MS) return answer;
  }
  const answer = read(place);
  kept.delete(key);
  kept.set(key, { atMs: Date.now(), answer });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return answer;
}

async function read({ target: id, kubernetesNamespace, sensorNamespace }: ClusterPlace): Promise<Answer> {
  try {
    const target = await findTarget(id);
    if (target?.describe().kind !== "kubernetes")
      return fail({ code: "broken", message: "This server has no such cluster any more. Choose another." });
    const [templates, sensors] = await Promise.all([
      target.listTemplates(kubernetesNamespace),
      target.list(sensorNamespace),
    ]);
    if (!templates.ok) return templates;
    if (!sensors.ok) return sensors;
    const manifests = sensors.value.objects.map(({ manifest }) => manifest);
    const reading = readCluster(templates.value ?? [], manifests);
    return ok({ ...reading, templates: templates.value?.length ?? 0, sensors: manifests.length });
  } catch (error) {
    console.error("Reading a cluster failed", error);
    return fail({
      code: "broken",
      message: "The cluster could not be read, for a reason that stands in the server's log. Try again.",
    });
  }
}
