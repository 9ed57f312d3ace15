import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure, SaveAnswer, SaveRequest } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";

/** Appends batches of commands to the graph's log: all of them, or none; on top of what others saved meanwhile, where they fit. */
export async function saveCommands(request: SaveRequest): Promise<Result<SaveAnswer, Failure>> {
  const { graphs } = await keeping();
  return graphs.appendOnTop(request, await currentAuthor());
}
