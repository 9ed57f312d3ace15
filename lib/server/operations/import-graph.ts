import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { parseGraph } from "@/lib/core/graph/parse-graph.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";

/** Makes a graph from a `triggerboard/v1` file, or an earlier version's. */
export async function importGraph({ text }: { text: string }): Promise<Result<{ graphId: string }, Failure>> {
  const document = parseGraph(parseJson(text));
  if (!document.ok) return fail({ code: "invalid", message: `${document.error}. Nothing was imported.` });
  const { graphs } = await keeping();
  return ok(await graphs.create(document.value, await currentAuthor()));
}

/** @returns undefined, which is no graph, when the text is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
