import { type KnownClusterFlows, knownClusterFlows } from "@/lib/core/cluster/known-flows.ts";
import { clusterFlows } from "./cluster-flows.ts";
import { clustersInUse } from "./clusters-in-use.ts";
import { settingValues, targetSettings } from "./target-settings.ts";

/** Pages that open one after the other ask the cluster once. */
const KEPT_MS = 60_000;

/** The flows of the clusters in use, for the palette; a cluster that does not answer is named, and nothing fails on account of it. */
export async function flowsInClusters(): Promise<KnownClusterFlows> {
  const clusters = await clustersInUse();
  const asked = clusters.map(async ({ id, name }) => {
    const { kubernetesNamespace, sensorNamespace } = settingValues(await targetSettings(id)).values;
    const answer = await clusterFlows({ target: id, kubernetesNamespace, sensorNamespace }, KEPT_MS);
    return { name, answer: answer.ok ? answer.value : answer.error };
  });
  return knownClusterFlows(await Promise.all(asked));
}
