import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { exampleFolder } from "./code-folders.ts";
import { type ImportedGraph, importFlows } from "./import-flows.ts";
import { readPythonFiles } from "./read-python-files.ts";

export const EXAMPLES_NAME = "Examples";

/** Makes a graph of the example flows, read from their Python files as anybody's are. */
export async function openExamples(): Promise<Result<ImportedGraph, Failure>> {
  const files = await readPythonFiles([exampleFolder()], exampleFolder());
  return files.ok ? importFlows({ name: EXAMPLES_NAME, files: files.value }) : files;
}
