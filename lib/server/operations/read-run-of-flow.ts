import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { MetaflowRun } from "@/lib/core/simulation/metaflow-run.ts";
import type { OneRun, SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import { readRun } from "../metaflow/read-run.ts";
import { flowToSimulate } from "./simulate-setup.ts";

/** One run with its state as it is now. */
export async function readRunOfFlow({
  graphId,
  flow,
  of,
  run,
}: OneRun): Promise<Result<MetaflowRun, SimulateFailure>> {
  const found = await flowToSimulate({ graphId, flow });
  if (!found.ok) return found;
  const { root } = found.value.datastore;
  const read = await readRun(root, of, run);
  return read === null
    ? fail({
        code: "not-found",
        message: `The run ${of}/${run} is not in ${root}. It may have been removed.`,
      })
    : ok(read);
}
