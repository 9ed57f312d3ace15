import type { Result } from "@/lib/core/foundation/result.ts";
import type { RunUpstreamOnce, SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import type { Simulation } from "@/lib/core/simulation/simulation.ts";
import { flowToSimulate } from "./simulate-setup.ts";
import { startSimulation } from "./start-simulation.ts";

/** Makes a first run of an upstream, as by hand, where the flow that waits for it looks for runs. */
export async function runUpstreamOnce({
  id,
  graphId,
  flow,
  of,
}: RunUpstreamOnce): Promise<Result<Simulation, SimulateFailure>> {
  const waiting = await flowToSimulate({ graphId, flow });
  if (!waiting.ok) return waiting;
  const asByHand = { id, graphId, flow: of, triggers: [], parameters: {}, branch: null };
  return startSimulation(asByHand, waiting.value.datastore);
}
