import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { graphFileStem } from "@/lib/core/graph/graph-file-stem.ts";
import { loadGraph } from "./load-graph.ts";

/** @returns the graph as a file that `importGraph` and the command line read, and a name for it */
export async function exportGraph(
  graphId: string,
): Promise<Result<{ fileName: string; text: string }, Failure>> {
  const head = await loadGraph(graphId);
  if (!head.ok) return head;
  const { document } = head.value;
  return ok({
    fileName: `${graphFileStem(document.name)}.triggerboard.json`,
    text: `${JSON.stringify(document, null, 2)}\n`,
  });
}
