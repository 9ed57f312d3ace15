// Finds a flow's file in the folders that code may be run from; nothing outside of them, not even through a link.
import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";

export type FlowFile = {
  /** The code folder, free of links: where the flow is run. */
  folder: string;
  /** The file, relative to it. */
  file: string;
};

/**
 * @param codeFolders the folders that the person who runs this server allows
 * @param file as the graph names it: relative to one of them, or absolute
 * @returns the file in the first folder that has it, or why it is not run
 */
export async function locateFlowFile(
  codeFolders: readonly string[],
  file: string,
): Promise<Result<FlowFile, string>> {
  if (codeFolders.length === 0)
    return fail("No code folder is set, so nothing can be run. Add the folder that holds your flows.");
  if (!file.endsWith(".py") || file.includes("\0")) return fail(`${file} is not a Python file`);
  let outside = false;
  for (const codeFolder of codeFolders) {
    const folder = await resolved(codeFolder);
    const path = folder === null ? null : await resolved(resolve(folder, file));
    if (folder === null || path === null) continue;
    const inside = relative(folder, path);
    if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      outside = true;
      continue;
    }
    if ((await stat(/* turbopackIgnore: true */ path)).isFile()) return ok({ folder, file: inside });
  }
  return fail(
    outside
      ? `${file} lies outside the code folders, so it is not run. Add its folder to them, if you trust what is in it.`
      : `${file} is in none of the code folders (${codeFolders.join(", ")}). Add the folder that holds it.`,
  );
}

const resolved = (path: string): Promise<string | null> =>
  realpath(/* turbopackIgnore: true */ path).catch(() => null);
