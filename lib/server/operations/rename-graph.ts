import { randomUUID } from "node:crypto";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";

/** Others may be editing: a name fits every revision, so it is tried on the next one. */
const ATTEMPTS = 5;

/** Renames by a command, like any other edit, so that it is in the log and open editors follow. */
export async function renameGraph({
  graphId,
  name,
}: {
  graphId: string;
  name: string;
}): Promise<Result<{ revision: number }, Failure>> {
  const { graphs } = await keeping();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const head = await graphs.head(graphId);
    if (!head.ok) return head;
    const { revision, document } = head.value;
    if (document.name === name) return ok({ revision });
    const batch = {
      batchId: randomUUID(),
      label: `Rename the graph to ${name}`,
      commands: [{ type: "rename-graph" as const, name }],
    };
    const answer = await graphs.append(
      { graphId, baseRevision: revision, batches: [batch] },
      await currentAuthor(),
    );
    if (!answer.ok) return answer;
    if (answer.value.kind === "saved") return ok({ revision: answer.value.revision });
  }
  return fail({
    code: "invalid",
    message: "The graph was being changed all the time and was not renamed. Try again.",
  });
}
