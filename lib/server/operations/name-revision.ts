import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import type { NameRevision } from "@/lib/core/graph/version.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";

/** Names a revision, or takes its name away; the graph itself stays as it is. */
export async function nameRevision({
  graphId,
  revision,
  name,
}: NameRevision): Promise<Result<null, Failure>> {
  const { graphs, log } = await keeping();
  const head = await graphs.head(graphId);
  if (!head.ok) return head;
  if (revision > head.value.revision)
    return fail({ code: "not-found", message: `There is no revision ${revision} of this graph to name.` });
  await log.setName(graphId, revision, name, await currentAuthor());
  return ok(null);
}
