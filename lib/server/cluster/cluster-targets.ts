// Every cluster that this server can deploy to.
import { fail } from "@/lib/core/foundation/result.ts";
import type { Target, TargetFailure } from "@/lib/core/plan/target.ts";
import { clusterTarget, targetId } from "./cluster-target.ts";
import { type Environment, readKubeconfig } from "./kubeconfig.ts";

/** @returns one target for each context, and one for each kubeconfig that cannot be read, which says so when it is asked */
export async function clusterTargets(environment?: Environment): Promise<Target[]> {
  const { contexts, broken } = await readKubeconfig(environment);
  return [...contexts.map(clusterTarget), ...broken.map(brokenTarget)];
}

function brokenTarget({ path, reason }: { path: string; reason: string }): Target {
  const failure: TargetFailure = {
    code: "broken",
    message: `The kubeconfig ${path} cannot be used: ${reason}. Mend it where this server runs.`,
  };
  const refuse = async () => fail(failure);
  return {
    describe: () => ({
      id: targetId(path),
      kind: "kubernetes",
      name: path,
      place: path,
      broken: failure.message,
    }),
    list: refuse,
    listTemplates: refuse,
    apply: refuse,
    remove: refuse,
  };
}
