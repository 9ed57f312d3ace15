import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import { simulationNotFound } from "./read-simulation.ts";
import { simulationsHere } from "./simulations-here.ts";

/**
 * Takes a queued simulation out of the queue, or tells a running one to end; its record says `stopped` once it has. One that is over
 * already is left as it is.
 */
export async function stopSimulation({ id }: { id: string }): Promise<Result<null, SimulateFailure>> {
  const here = await simulationsHere();
  if (await here.stop(id)) return ok(null);
  return (await here.store.read(id)) === null ? fail(simulationNotFound) : ok(null);
}
