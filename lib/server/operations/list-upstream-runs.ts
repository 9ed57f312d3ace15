import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { ListRuns, SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import type { RunBatch } from "../metaflow/list-runs.ts";
import { searchRuns } from "./search-runs.ts";

/** The newest runs of an upstream with their state, all at once. */
export async function listUpstreamRuns(wanted: ListRuns): Promise<Result<RunBatch, SimulateFailure>> {
  const stream = await searchRuns(wanted, new AbortController().signal);
  if (!stream.ok) return stream;
  const all: RunBatch = { runs: [], examined: 0, total: 0 };
  for await (const { runs, examined, total } of stream.value) {
    all.runs.push(...runs);
    Object.assign(all, { examined, total });
  }
  return ok(all);
}
