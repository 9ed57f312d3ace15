import { deployTargets } from "./deploy-targets.ts";
import { deploymentsHere } from "./deployments-here.ts";

/** What came of the last deployment of a graph to one target; `target` is the target's name, or its id when it is no longer known. */
export type LastDeployment = {
  target: string;
  revision: number;
  state: "applying" | "done" | "failed" | "interrupted";
};

/** @returns by graph id, one for each target it was ever deployed to; graphs that never were are left out */
export async function lastDeployments(): Promise<Map<string, LastDeployment[]>> {
  const [{ store }, targets] = await Promise.all([deploymentsHere(), deployTargets()]);
  const names = new Map(targets.map((target) => [target.describe().id, target.describe().name]));
  const byGraph = new Map<string, LastDeployment[]>();
  for (const { graphId, target, revision, state } of await store.newest()) {
    const entry = { target: names.get(target) ?? target, revision, state };
    const others = byGraph.get(graphId);
    if (others) others.push(entry);
    else byGraph.set(graphId, [entry]);
  }
  return byGraph;
}
