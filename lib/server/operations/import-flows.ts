import type { Problem } from "@/lib/core/foundation/problem.ts";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { GENERIC_BRANCH } from "@/lib/core/graph/branch.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { tidied } from "@/lib/core/graph/tidied.ts";
import { readFlows } from "@/lib/core/python/read-flows.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";
import type { PythonFile } from "./read-python-files.ts";

/** `problems`: files that could not be read; the others are in the graph. */
export type ImportedGraph = { graphId: string; problems: Problem[] };

/** Makes a graph of the flows in some Python files, which are read and never run. Without a flow nothing is made. */
export async function importFlows(input: {
  name: string;
  files: PythonFile[];
}): Promise<Result<ImportedGraph, Failure>> {
  const { graph, problems } = readFlows(input.files, input.name);
  if (graph.flows.length === 0) {
    const [first] = problems;
    const why = first ? ` ${first.file}, line ${first.line}: ${first.message}` : "";
    return fail({
      code: "invalid",
      message: `No Metaflow flow was found in ${input.files.length === 1 ? "the file" : `${input.files.length} files`}. Nothing was imported.${why}`,
    });
  }
  const { graphs } = await keeping();
  // Files say nothing of where a flow stands: the first picture is the tidied one.
  return ok({ ...(await graphs.create(tidied(graph, GENERIC_BRANCH), await currentAuthor())), problems });
}
