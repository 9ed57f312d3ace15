// The places this server may put Sensors into: folders it was told of, and clusters it has the keys of.
import { basename, delimiter, join, resolve } from "node:path";
import type { Target } from "@/lib/core/plan/target.ts";
import { clusterTargets } from "../cluster/cluster-targets.ts";
import { dataFolder } from "../db/database.ts";
import { directoryTarget } from "../directory/directory-target.ts";

/**
 * @returns the folders of TRIGGERBOARD_TARGET_FOLDERS (separated as in PATH, each `name=folder` or `folder`) where it is set; else one
 * called `manifests` in the data folder, made when it is first used. Of two with one name the first counts. After them the clusters of
 * the kubeconfig
 */
export async function deployTargets(): Promise<Target[]> {
  const named = process.env.TRIGGERBOARD_TARGET_FOLDERS;
  const folders = named
    ? named.split(delimiter).filter(Boolean).map(readFolder)
    : [{ name: "manifests", folder: join(dataFolder(), "manifests"), make: true }];
  const targets = new Map<string, Target>();
  for (const target of [...folders.map(directoryTarget), ...(await clusterTargets())]) {
    const { id } = target.describe();
    if (!targets.has(id)) targets.set(id, target);
  }
  return [...targets.values()];
}

/** @returns null when this server knows no target of that id, or no longer */
export async function findTarget(id: string): Promise<Target | null> {
  return (await deployTargets()).find((target) => target.describe().id === id) ?? null;
}

function readFolder(text: string): { name: string; folder: string; make: boolean } {
  const [, name, path] = /^([^=/\\]+)=(.+)$/.exec(text) ?? [];
  const folder = resolve(/* turbopackIgnore: true */ path ?? text);
  return { name: name ?? basename(folder), folder, make: false };
}
