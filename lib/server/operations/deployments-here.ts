// The deployments of this process: which go on, who watches them, and which were left unfinished by an earlier one.
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { createDeploymentStore, type DeploymentStore } from "../db/deployment-store.ts";
import { keeping } from "../db/keeping.ts";

export type DeploymentsHere = {
  store: DeploymentStore;
  /** The record as it stands now; null when it does not go on here. */
  current(id: string): Deployment | null;
  /**
   * Keeps the record of one that begins: a target has one at a time, and an id is used once.
   * @returns the deployment that is in the way, "used", or null when it has begun
   */
  begin(deployment: Deployment): Promise<Deployment | "used" | null>;
  /** Keeps the record and tells it to those who watch. */
  report(deployment: Deployment): Promise<void>;
  /** @returns stops telling */
  watch(id: string, tell: (deployment: Deployment) => void): () => void;
};

/** Next bundles a route with a copy of this module of its own; the process still has one set. */
const OPENED = Symbol.for("triggerboard.deployments");
const perProcess = globalThis as typeof globalThis & { [OPENED]?: Promise<DeploymentsHere> };

/** Longer than any deployment takes: another server on the same database may still be at a younger one. */
const SURELY_OVER_MS = 30 * 60_000;

/** @returns the deployments; after a failure the next call tries again */
export function deploymentsHere(): Promise<DeploymentsHere> {
  if (!perProcess[OPENED]) {
    const opening = open();
    perProcess[OPENED] = opening;
    opening.catch(() => {
      perProcess[OPENED] = undefined;
    });
  }
  return perProcess[OPENED];
}

async function open(): Promise<DeploymentsHere> {
  const { database } = await keeping();
  const store = createDeploymentStore(database.prisma);
  // Only one process has an embedded database, so there nobody else can be at it.
  const youngestMs = database.kind === "pglite" ? 0 : SURELY_OVER_MS;
  for (const deployment of await store.underWay()) {
    if (Date.now() - Date.parse(deployment.startedAt) < youngestMs) continue;
    await store.keep({
      ...deployment,
      state: "interrupted",
      result: INTERRUPTED,
      finishedAt: new Date().toISOString(),
    });
  }
  return createDeployments(store);
}

const INTERRUPTED =
  "Triggerboard ended on the way. The steps say how far it had come; the one that was being applied may or may not be done. Plan again to go on.";

export function createDeployments(store: DeploymentStore): DeploymentsHere {
  const underWay = new Map<string, Deployment>();
  const watchers = new Map<string, Set<(deployment: Deployment) => void>>();
  return {
    store,
    current: (id) => underWay.get(id) ?? null,
    async begin(deployment) {
      const busy = [...underWay.values()].find(({ target }) => target === deployment.target);
      if (busy) return busy;
      // Taken before anything is waited for, so that a second one finds it.
      underWay.set(deployment.id, deployment);
      try {
        if (await store.begin(deployment)) return null;
      } catch (error) {
        underWay.delete(deployment.id);
        throw error;
      }
      underWay.delete(deployment.id);
      return "used";
    },
    async report(deployment) {
      const { id } = deployment;
      if (deployment.state === "applying") underWay.set(id, deployment);
      else underWay.delete(id);
      for (const tell of watchers.get(id) ?? []) tell(deployment);
      // What was written to the target stays written, even if the database is away for a moment: the next move keeps all of it.
      await store.keep(deployment).catch((error) => {
        console.error(`The record of deployment ${id} could not be kept:`, error);
      });
    },
    watch(id, tell) {
      const some = watchers.get(id) ?? new Set();
      watchers.set(id, some.add(tell));
      return () => {
        some.delete(tell);
        if (some.size === 0 && watchers.get(id) === some) watchers.delete(id);
      };
    },
  };
}
