import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { deploymentsHere } from "./deployments-here.ts";

/** As many as the page shows. */
const SHOWN = 20;

/** @returns the newest deployments of the graph to the target, and how many there are in all */
export async function listDeployments({
  graphId,
  target,
}: {
  graphId: string;
  target: string;
}): Promise<Result<{ deployments: Deployment[]; total: number }, never>> {
  const { store } = await deploymentsHere();
  return ok(await store.list(graphId, target, SHOWN));
}
