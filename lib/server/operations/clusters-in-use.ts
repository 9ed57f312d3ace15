// Which clusters the editor asks of itself: only those that somebody works with here, since a sign-in program may be run for it.
import { z } from "zod";
import type { TargetDescription } from "@/lib/core/plan/target.ts";
import { keeping } from "../db/keeping.ts";
import { deployTargets } from "./deploy-targets.ts";
import { deploymentsHere } from "./deployments-here.ts";

const SETTING = "imported-clusters";
const idsSchema = z.array(z.string().max(300)).max(1000);

/** Notes that flows were imported from the cluster. */
export async function rememberCluster(target: string): Promise<void> {
  const { settings } = await keeping();
  const known = (await settings.get(SETTING, idsSchema)) ?? [];
  if (!known.includes(target)) await settings.set(SETTING, [...known, target].slice(-1000));
}

/** @returns the clusters that were imported from or deployed to, and the only one of this server; no cluster is asked */
export async function clustersInUse(): Promise<TargetDescription[]> {
  const all = (await deployTargets()).map((target) => target.describe());
  const clusters = all.filter(({ kind }) => kind === "kubernetes");
  if (clusters.length <= 1) return clusters;
  const [{ settings }, { store }] = await Promise.all([keeping(), deploymentsHere()]);
  const imported = (await settings.get(SETTING, idsSchema)) ?? [];
  const deployed = (await store.newest()).map(({ target }) => target);
  const used = new Set([...imported, ...deployed]);
  return clusters.filter(({ id }) => used.has(id));
}
