import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import { type Simulation, simulationIdSchema } from "@/lib/core/simulation/simulation.ts";
import { simulationsHere } from "./simulations-here.ts";

export const simulationNotFound: SimulateFailure = {
  code: "not-found",
  message: "There is no such simulation. It may have gone with its graph.",
};

/** @param id anything, as it stands in an address */
export async function readSimulation(id: string): Promise<Result<Simulation, SimulateFailure>> {
  if (!simulationIdSchema.safeParse(id).success) return fail(simulationNotFound);
  const here = await simulationsHere();
  const simulation = here.current(id) ?? (await here.store.read(id));
  return simulation === null ? fail(simulationNotFound) : ok(simulation);
}
