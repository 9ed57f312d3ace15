// Makes a graph of the flows that Metaflow deployed to a cluster; nothing is written there.
import type {
  ClusterChoice,
  ClusterOverview,
  ClusterPlace,
  ImportCluster,
} from "@/lib/core/cluster/import-request.ts";
import { clusterGraph, deployedBranches, flowsOnBranch } from "@/lib/core/cluster/read-cluster.ts";
import { joinNames } from "@/lib/core/foundation/join-names.ts";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";
import { type ClusterFlows, clusterFlows } from "./cluster-flows.ts";
import { rememberCluster } from "./clusters-in-use.ts";
import { deployTargets } from "./deploy-targets.ts";
import { keepNamespaces, settingValues, targetSettings } from "./target-settings.ts";

/** An import takes what the person has just seen. */
const SEEN_MS = 60_000;

/** @returns the clusters of this server, with the namespaces in which a deploy would look; no cluster is asked */
export async function listClusters(): Promise<ClusterChoice[]> {
  const targets = (await deployTargets()).map((target) => target.describe());
  return Promise.all(
    targets
      .filter(({ kind }) => kind === "kubernetes")
      .map(async ({ id, name, place }) => {
        const { kubernetesNamespace, sensorNamespace } = settingValues(await targetSettings(id)).values;
        return { target: id, name, address: place, kubernetesNamespace, sensorNamespace };
      }),
  );
}

/** Asks the cluster what there is to import. */
export async function lookIntoCluster(place: ClusterPlace): Promise<Result<ClusterOverview, Failure>> {
  const found = await foundFlows(place, 0);
  if (!found.ok) return found;
  const branches = deployedBranches(found.value);
  const elsewhere = found.value.missedIn.filter((namespace) => namespace !== place.sensorNamespace);
  const missed = `Metaflow put Sensors into ${joinNames(elsewhere)}, which was not read: choose it as the namespace of Sensors`;
  return ok({
    branches: (branches.length > 0 ? branches : [null]).map((branch) => {
      const flows = flowsOnBranch(found.value, branch);
      return {
        branch,
        flows: flows.length,
        external: flows.filter(({ flow }) => flow.external !== undefined).length,
      };
    }),
    notes: elsewhere.length > 0 ? [missed, ...found.value.notes] : found.value.notes,
  });
}

/**
 * Makes the graph, and keeps the namespaces for later deploys to the cluster: another Sensor in another namespace would start the same
 * flow a second time.
 * @returns `notes`: what was left out, one sentence each
 */
export async function importCluster({
  name,
  branch,
  ...place
}: ImportCluster): Promise<Result<{ graphId: string; notes: string[] }, Failure>> {
  const found = await foundFlows(place, SEEN_MS);
  if (!found.ok) return found;
  const branches = deployedBranches(found.value);
  if (branch !== null && !branches.includes(branch))
    return refuse(`No flow is deployed on ${branch} any more. Nothing was imported. Choose another branch.`);
  const graph = clusterGraph(found.value, branch, name);
  if (graph.flows.length === 0)
    return refuse("Every flow there belongs to a project. Nothing was imported. Choose a branch.");
  const { graphs } = await keeping();
  const made = await graphs.create(graph, await currentAuthor());
  await keepNamespaces(place);
  await rememberCluster(place.target);
  return ok({ ...made, notes: found.value.notes });
}

async function foundFlows(place: ClusterPlace, maxAgeMs: number): Promise<Result<ClusterFlows, Failure>> {
  const found = await clusterFlows(place, maxAgeMs);
  if (!found.ok) return fail({ code: "unreadable", message: `${found.error.message} Nothing was imported.` });
  return found.value.flows.length > 0 ? found : refuse(nothingFound(found.value, place));
}

function nothingFound(
  { templates, sensors, notes }: ClusterFlows,
  { kubernetesNamespace, sensorNamespace }: ClusterPlace,
): string {
  const many = (count: number, one: string) => `${count || "no"} ${one}${count === 1 ? "" : "s"}`;
  const [unread] = notes;
  const there = `${kubernetesNamespace} holds ${many(templates, "WorkflowTemplate")} and ${sensorNamespace} ${many(sensors, "Sensor")}`;
  const why =
    templates + sensors === 0
      ? ""
      : `, none of which ${unread ? `can be read: ${unread}` : "Metaflow wrote"}`;
  return `No flow of Metaflow's was found: ${there}${why}. Nothing was imported. Choose other namespaces, or deploy a flow with argo-workflows create.`;
}

const refuse = (message: string) => fail<Failure>({ code: "invalid", message });
