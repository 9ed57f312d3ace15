// A flow of a graph as its Python file has it now, which is what would run.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Flow } from "@/lib/core/graph/trigger-graph.ts";
import { readFlows } from "@/lib/core/python/read-flows.ts";
import { type FlowFile, locateFlowFile } from "../metaflow/locate-flow-file.ts";
import { codeFolders } from "./code-folders.ts";

export type FlowInCode = FlowFile & { flow: Flow };

const MAX_FILE_BYTES = 2_000_000;

/** @returns the file that may be run and the flow read from it, or why there is none, and what to do */
export async function flowInCode(drawn: Flow): Promise<Result<FlowInCode, string>> {
  if (drawn.source === undefined) {
    return fail(
      `${drawn.name} was drawn here and has no code yet, so it cannot be run. Write its class, and import the folder that holds it.`,
    );
  }
  const located = await locateFlowFile(await codeFolders(), drawn.source.file);
  if (!located.ok) return located;
  const { folder, file } = located.value;
  const bytes = await readFile(/* turbopackIgnore: true */ join(folder, file));
  if (bytes.length > MAX_FILE_BYTES) return fail(`${file} is larger than 2 MB, so it is not read.`);
  const { graph, problems } = readFlows([{ path: file, text: bytes.toString("utf8") }]);
  const flow = graph.flows.find(({ name }) => name === drawn.name);
  if (flow !== undefined) return ok({ folder, file, flow });
  const broken = problems.find(({ code }) => code === "parse-error");
  return fail(
    broken === undefined
      ? `${file} has no flow ${drawn.name} any more. Import it again, or rename the flow in the graph.`
      : `${file} is not Python as it stands: ${broken.message}`,
  );
}
