// Python files from a folder of this computer, read and never run.
import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";

export type PythonFile = { path: string; text: string };

const MAX_FILES = 5000;
const MAX_FILE_BYTES = 2_000_000;
const MAX_BYTES = 50_000_000;
/** Folders that hold other people's code, or none. */
const PASSED_OVER = new Set([".git", "node_modules", "__pycache__", ".metaflow", "site-packages"]);

/**
 * @param codeFolders absolute paths of the folders that may be read
 * @param folder one of them, or a folder inside one, however it is reached: links are followed before it is judged
 * @returns the `.py` files in and under it, in order of their paths, named relative to the code folder
 */
export async function readPythonFiles(
  codeFolders: readonly string[],
  folder: string,
): Promise<Result<PythonFile[], Failure>> {
  const path = await realpath(/* turbopackIgnore: true */ folder).catch(() => null);
  const roots = await Promise.all(
    codeFolders.map((root) => realpath(/* turbopackIgnore: true */ root).catch(() => null)),
  );
  const root = path === null ? undefined : roots.find((some) => some !== null && isWithin(some, path));
  if (path === null || !root) {
    return fail({
      code: "invalid",
      message: `${folder} is not in the code folders of this server (${codeFolders.join(", ")}). Nothing was imported. Add it to them first.`,
    });
  }
  const files: PythonFile[] = [];
  let bytes = 0;
  for await (const file of pythonFilesUnder(path)) {
    const { size } = await stat(/* turbopackIgnore: true */ file);
    bytes += size;
    if (files.length === MAX_FILES || bytes > MAX_BYTES) {
      return fail({
        code: "invalid",
        message: `${folder} holds more than ${files.length === MAX_FILES ? "5,000 Python files" : "50 MB of Python"}. Nothing was imported. Choose a folder inside it.`,
      });
    }
    if (size > MAX_FILE_BYTES) continue;
    files.push({
      path: relative(root, file).split(sep).join("/"),
      text: await readFile(/* turbopackIgnore: true */ file, "utf8"),
    });
  }
  return ok(files);
}

const isWithin = (root: string, path: string) =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

/** Links are not followed: they could lead out of the folder, or round in a circle. */
async function* pythonFilesUnder(folder: string): AsyncGenerator<string> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true }).catch(
    (): Dirent[] => [],
  );
  const isEnvironment = entries.some(({ name }) => name === "pyvenv.cfg");
  if (isEnvironment) return;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(/* turbopackIgnore: true */ folder, entry.name);
    if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) yield* pythonFilesUnder(path);
    else if (entry.isFile() && entry.name.endsWith(".py")) yield path;
  }
}
