import type { KnownTarget } from "@/lib/core/plan/deploy-request.ts";
import { deployTargets } from "./deploy-targets.ts";
import { targetSettings } from "./target-settings.ts";

/** @returns every target of this server with where it comes from and how its Sensors are connected, in the order of the deploy page */
export async function listTargets(): Promise<KnownTarget[]> {
  const folders = process.env.TRIGGERBOARD_TARGET_FOLDERS ? "environment" : "data folder";
  const targets = (await deployTargets()).map((target) => target.describe());
  return Promise.all(
    targets.map(async (target) => ({
      target,
      from: target.kind === "kubernetes" ? "kubeconfig" : folders,
      settings: await targetSettings(target.id),
    })),
  );
}
