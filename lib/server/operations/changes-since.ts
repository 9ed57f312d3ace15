import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure, SavedChange } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";

/** @returns the changes after `revision`, in order */
export async function changesSince(
  graphId: string,
  revision: number,
): Promise<Result<SavedChange[], Failure>> {
  const { graphs } = await keeping();
  return graphs.changesSince(graphId, revision);
}
