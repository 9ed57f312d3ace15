import { randomUUID } from "node:crypto";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import type { RestoreRevision } from "@/lib/core/graph/version.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";

/** Makes the graph what it was, by a change of its own: nothing of the log is lost, open editors follow, and it can be taken back. */
export async function restoreRevision({
  graphId,
  revision,
  baseRevision,
}: RestoreRevision): Promise<Result<{ revision: number }, Failure>> {
  const { graphs } = await keeping();
  const old = await graphs.at(graphId, revision);
  if (!old.ok) return old;
  const { schema: _, ...content } = old.value.document;
  const batch = {
    batchId: randomUUID(),
    label: `restore rev ${revision}`,
    commands: [{ type: "replace-content" as const, ...content }],
  };
  const answer = await graphs.append({ graphId, baseRevision, batches: [batch] }, await currentAuthor());
  if (!answer.ok) return answer;
  if (answer.value.kind === "saved") return ok({ revision: answer.value.revision });
  if (answer.value.kind === "refused") return fail({ code: "invalid", message: answer.value.reason });
  const newest = answer.value.changes.at(-1);
  return fail({
    code: "invalid",
    message: `${newest?.author ?? "Somebody"} saved rev ${newest?.revision ?? baseRevision + 1} meanwhile. Nothing was restored. Look at what would become different now, and restore again.`,
  });
}
