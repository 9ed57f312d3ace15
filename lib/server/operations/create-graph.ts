import { ok, type Result } from "@/lib/core/foundation/result.ts";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";

/** Makes an empty graph. */
export async function createGraph({ name }: { name: string }): Promise<Result<{ graphId: string }, never>> {
  const { graphs } = await keeping();
  return ok(await graphs.create(emptyGraph(name), await currentAuthor()));
}
