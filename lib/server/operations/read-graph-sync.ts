import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { DeployFailure } from "@/lib/core/plan/deploy-request.ts";
import { type GraphSync, syncStatus } from "@/lib/core/plan/sync-status.ts";
import { deploymentsHere } from "./deployments-here.ts";
import { preparePlan } from "./prepare-plan.ts";

/** Compares the graph with the target of its last deploy, on the branch in view. @returns null for a graph that was never deployed */
export async function readGraphSync(
  graphId: string,
  branch: string,
): Promise<Result<GraphSync | null, DeployFailure>> {
  const { store } = await deploymentsHere();
  const last = await store.last(graphId);
  if (last === null) return ok(null);
  const prepared = await preparePlan({ graphId, target: last.target, branch, takeOver: [] }, Date.now());
  if (!prepared.ok) return prepared;
  const { plan, target, flowIds } = prepared.value;
  return ok({ target: target.describe().name, branch, flows: syncStatus(plan, flowIds) });
}
