// The flows that the server's code folders hold, for the palette: read as an import reads them, and kept nowhere.
import type { Flow } from "@/lib/core/graph/trigger-graph.ts";
import { readFlows } from "@/lib/core/python/read-flows.ts";
import { codeFolders } from "./code-folders.ts";
import { readPythonFiles } from "./read-python-files.ts";

/** `notes`: folders that were not read, one sentence each. */
export type KnownFlows = { flows: Flow[]; notes: string[] };

/** Reading is done while others wait; a larger folder is imported on purpose. */
const MAX_FILES = 1000;

/** @returns the flows of every code folder that can be read, folder by folder */
export async function knownFlows(): Promise<KnownFlows> {
  const known: KnownFlows = { flows: [], notes: [] };
  for (const folder of await codeFolders()) {
    const files = await readPythonFiles([folder], folder);
    if (!files.ok) known.notes.push(`${folder} could not be read`);
    else if (files.value.length > MAX_FILES)
      known.notes.push(`${folder} holds more than 1,000 Python files: import a folder inside it`);
    else known.flows.push(...readFlows(files.value).graph.flows);
  }
  return known;
}
