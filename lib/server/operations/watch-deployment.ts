import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { deploymentsHere } from "./deployments-here.ts";

/**
 * Tells the record at once and at each move; the last one told is not `applying` any more.
 * @returns stops telling
 */
export async function watchDeployment(
  id: string,
  tell: (deployment: Deployment) => void,
): Promise<Result<() => void, Failure>> {
  const deployments = await deploymentsHere();
  const stop = deployments.watch(id, tell);
  const now = deployments.current(id) ?? (await deployments.store.read(id));
  if (now === null) {
    stop();
    return fail({ code: "not-found", message: "There is no such deployment. Look for it in the history." });
  }
  tell(now);
  return ok(stop);
}
