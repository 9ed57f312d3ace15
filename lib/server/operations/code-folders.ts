// The folders on this computer that flows may be read from and run in: nothing outside of them is ever opened.
import { realpath, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";

const SETTING = "code-folders";

export const codeFoldersSchema = z.array(z.string().min(1).max(4000)).max(100);

/** The example flows, as they lie in the project. */
export const exampleFolder = () => join(/* turbopackIgnore: true */ process.cwd(), "examples/flows");

/**
 * @returns absolute paths: TRIGGERBOARD_CODE_FOLDERS (separated as in PATH) where it is set, and only those; else the ones set in the
 * settings, and the examples
 */
export async function codeFolders(): Promise<string[]> {
  const named = process.env.TRIGGERBOARD_CODE_FOLDERS;
  if (named)
    return named
      .split(delimiter)
      .filter(Boolean)
      .map((path) => resolve(/* turbopackIgnore: true */ path));
  const { settings } = await keeping();
  const chosen = (await settings.get(SETTING, codeFoldersSchema)) ?? [];
  return [...new Set([...chosen, exampleFolder()])];
}

/** Sets the folders beside the examples. Refused where TRIGGERBOARD_CODE_FOLDERS fixes them, and for a path that is no folder. */
export async function setCodeFolders(folders: string[]): Promise<Result<string[], Failure>> {
  if (process.env.TRIGGERBOARD_CODE_FOLDERS) {
    return fail({
      code: "invalid",
      message:
        "The code folders are fixed by TRIGGERBOARD_CODE_FOLDERS, so nothing was changed. Set them there.",
    });
  }
  const found: string[] = [];
  for (const folder of folders) {
    if (!isAbsolute(folder))
      return fail({ code: "invalid", message: `${folder} is not a whole path. Nothing was changed.` });
    const path = await realpath(/* turbopackIgnore: true */ folder).catch(() => null);
    const isFolder = path !== null && (await stat(/* turbopackIgnore: true */ path)).isDirectory();
    if (!isFolder)
      return fail({
        code: "invalid",
        message: `${folder} is no folder on this computer. Nothing was changed.`,
      });
    found.push(path);
  }
  const { settings } = await keeping();
  await settings.set(SETTING, [...new Set(found)]);
  return ok(await codeFolders());
}
