import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure, Head } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import { graphIdSchema } from "./graph-inputs.ts";
import { graphNotFound } from "./graph-not-found.ts";

/** @param graphId anything, as it stands in an address */
export async function loadGraph(graphId: string): Promise<Result<Head, Failure>> {
  if (!graphIdSchema.safeParse({ graphId }).success) return graphNotFound;
  const { graphs } = await keeping();
  return graphs.head(graphId);
}
