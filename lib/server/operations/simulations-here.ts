// The one set of simulations of this process, opened by the first who needs it.
import { join } from "node:path";
import { dataFolder } from "../db/database.ts";
import { keeping } from "../db/keeping.ts";
import { createSimulationStore, type SimulationStore } from "../db/simulation-store.ts";
import { atShutdown } from "../shutdown.ts";
import { simulateSettings } from "./simulate-settings.ts";
import { openSimulations, type Simulations } from "./simulations.ts";

export type SimulationsHere = Simulations & { store: SimulationStore };

/** Next bundles a route with a copy of this module of its own; the process still has one set. */
const OPENED = Symbol.for("triggerboard.simulations");
const perProcess = globalThis as typeof globalThis & { [OPENED]?: Promise<SimulationsHere> };

/** @returns the simulations; after a failure the next call tries again */
export function simulationsHere(): Promise<SimulationsHere> {
  if (!perProcess[OPENED]) {
    const opening = open();
    perProcess[OPENED] = opening;
    opening.catch(() => {
      perProcess[OPENED] = undefined;
    });
  }
  return perProcess[OPENED];
}

async function open(): Promise<SimulationsHere> {
  const { database } = await keeping();
  const store = createSimulationStore(database.prisma);
  const folder = join(dataFolder(), "simulations");
  const room = async (): Promise<number> => (await simulateSettings()).atOnce;
  const simulations = await openSimulations(store, folder, room, process.env);
  atShutdown(() => simulations.close());
  // Flows have process groups of their own, which do not end with this one.
  process.once("exit", () => simulations.abandon());
  return { ...simulations, store };
}
