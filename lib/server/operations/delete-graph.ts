import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import type { GraphId } from "./graph-inputs.ts";
import { graphNotFound } from "./graph-not-found.ts";

/** Takes a graph out of the list; everything of it is kept, so that `restoreGraph` brings it back as it was. Sensors stay deployed. */
export const deleteGraph = (input: GraphId) => setDeleted(input, true);

/** Brings a deleted graph back. */
export const restoreGraph = (input: GraphId) => setDeleted(input, false);

async function setDeleted({ graphId }: GraphId, deleted: boolean): Promise<Result<null, Failure>> {
  const { graphs } = await keeping();
  return (await graphs.setDeleted(graphId, deleted)) ? ok(null) : graphNotFound;
}
