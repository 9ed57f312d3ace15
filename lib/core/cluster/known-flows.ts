// What the palette offers of clusters: each flow once, though it may be deployed on several branches and in several clusters.
import type { Flow } from "../graph/trigger-graph.ts";
import type { TargetFailure } from "../plan/target.ts";
import { type ClusterReading, deployedBranches } from "./read-cluster.ts";

/** `where`: the project and branch it was read on, who deployed it, and the cluster where there are several. */
export type KnownClusterFlow = { flow: Flow; where: string };

/** `note`: one line when not all of it could be read; null otherwise. */
export type KnownClusterFlows = { flows: KnownClusterFlow[]; note: string | null };

/** A cluster by its name, and what it said. */
export type AskedCluster = { name: string; answer: ClusterReading | TargetFailure };

/** @returns production's reading of a flow before others, the first cluster's before others; in the order of names */
export function knownClusterFlows(clusters: readonly AskedCluster[]): KnownClusterFlows {
  const found = new Map<string, KnownClusterFlow>();
  const silent: string[] = [];
  for (const { name, answer } of clusters) {
    if ("message" in answer) {
      silent.push(`${name} ${WHY[answer.code] ?? "could not be read"}`);
      continue;
    }
    const order = [null, ...deployedBranches(answer)];
    const flows = [...answer.flows].sort((a, b) => order.indexOf(a.ref.branch) - order.indexOf(b.ref.branch));
    for (const { ref, flow } of flows) {
      if (found.has(flow.id)) continue;
      const place = ref.project === null ? "no project" : `${ref.project} · ${ref.branch}`;
      const parts = [place, flow.owner && `by ${flow.owner}`, clusters.length > 1 && name];
      found.set(flow.id, { flow, where: parts.filter(Boolean).join(" · ") });
    }
  }
  const byName = [...found.values()].sort((a, b) => (a.flow.name < b.flow.name ? -1 : 1));
  return { flows: byName, note: silent.length === 0 ? null : silent.join(", ") };
}

const WHY: Partial<Record<TargetFailure["code"], string>> = {
  unreachable: "does not answer",
  forbidden: "does not let this server read",
};
