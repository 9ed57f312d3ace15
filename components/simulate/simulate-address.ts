// The address of a Simulate screen: the flow, the picked runs and the simulation that is shown can all be shared.
import type { RunReference } from "@/lib/core/simulation/metaflow-run";
import { runPathspec } from "@/lib/core/simulation/metaflow-run";

export type SimulatePlace = {
  graphId: string;
  /** A flow's id in the graph, or its name. */
  flow: string;
  picks?: readonly RunReference[];
  simulation?: string | null;
  /** The branch in view, as the editor writes it; null where the address has none. */
  branch: string | null;
};

export function simulateAddress({
  graphId,
  flow,
  picks = [],
  simulation = null,
  branch,
}: SimulatePlace): string {
  const query = new URLSearchParams({ flow });
  for (const pick of picks) query.append("pick", runPathspec(pick));
  if (simulation !== null) query.set("simulation", simulation);
  if (branch !== null) query.set("branch", branch);
  return `/graphs/${graphId}/simulate?${query}`;
}
