import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { ListRuns, SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import { type RunBatch, searchRuns as searchRunFiles } from "../metaflow/list-runs.ts";
import { flowToSimulate } from "./simulate-setup.ts";

/**
 * Streams the runs of a flow from where Metaflow would look for them, newest first.
 * @param signal ends the stream, when whoever asked has gone
 */
export async function searchRuns(
  { graphId, flow, of, ...search }: ListRuns,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<RunBatch>, SimulateFailure>> {
  const found = await flowToSimulate({ graphId, flow });
  return found.ok ? ok(searchRunFiles(found.value.datastore.root, of, search, signal)) : fail(found.error);
}
