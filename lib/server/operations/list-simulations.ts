import type { Simulation } from "@/lib/core/simulation/simulation.ts";
import { simulationsHere } from "./simulations-here.ts";

/** The history of a flow's simulations, or of a whole graph's, newest first, those under way as they stand now. */
export async function listSimulations(
  graphId: string,
  flow: string | null,
  limit: number,
): Promise<Simulation[]> {
  const here = await simulationsHere();
  const kept = await here.store.list(graphId, flow, limit);
  return kept.map((simulation) => here.current(simulation.id) ?? simulation);
}
