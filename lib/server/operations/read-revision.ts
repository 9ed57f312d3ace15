import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure, Head } from "@/lib/core/graph/change.ts";
import type { ReadRevision } from "@/lib/core/graph/version.ts";
import { keeping } from "../db/keeping.ts";

/** @returns the document as it was at a revision */
export async function readRevision({ graphId, revision }: ReadRevision): Promise<Result<Head, Failure>> {
  const { graphs } = await keeping();
  return graphs.at(graphId, revision);
}
