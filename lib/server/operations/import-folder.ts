import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { codeFolders } from "./code-folders.ts";
import { type ImportedGraph, importFlows } from "./import-flows.ts";
import { readPythonFiles } from "./read-python-files.ts";

/** Makes a graph of the flows in one of the server's code folders, or in a folder inside one. */
export async function importFolder(input: {
  name: string;
  folder: string;
}): Promise<Result<ImportedGraph, Failure>> {
  const files = await readPythonFiles(await codeFolders(), input.folder);
  return files.ok ? importFlows({ name: input.name, files: files.value }) : files;
}
