import { fail, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import type { PythonFile } from "./read-python-files.ts";

/** Makes a graph of the flows in some Python files, which are read and never run. */
export async function importFlows(_input: {
  name: string;
  files: PythonFile[];
}): Promise<Result<{ graphId: string }, Failure>> {
  return fail({ code: "invalid", message: "Python files cannot be read yet. Nothing was imported." });
}
