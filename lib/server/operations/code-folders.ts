// The folders on this computer that flows may be read from and run in: nothing outside of them is ever opened.
import { realpath, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import type { CodeFolder, CodeFolderRequest } from "@/lib/core/python/code-folder.ts";
import { keeping } from "../db/keeping.ts";

const SETTING = "code-folders";

const MOST = 100;
const codeFoldersSchema = z.array(z.string().min(1).max(4000)).max(MOST);

/** The example flows, as they lie in the project. */
export const exampleFolder = () => join(/* turbopackIgnore: true */ process.cwd(), "examples/flows");

/**
 * @returns absolute paths: TRIGGERBOARD_CODE_FOLDERS (separated as in PATH) where it is set, and only those; else the ones set in the
 * settings, and the examples
 */
export async function codeFolders(): Promise<string[]> {
  const fixed = fixedFolders();
  return fixed ?? [...new Set([...(await chosenFolders()), exampleFolder()])];
}

/** @returns the same folders for the settings: who named each, and whether it is there */
export async function listCodeFolders(): Promise<CodeFolder[]> {
  const isFixed = fixedFolders() !== null;
  const folders = await codeFolders();
  return Promise.all(
    folders.map(async (path) => ({
      path,
      from: isFixed ? "environment" : path === exampleFolder() ? "examples" : "settings",
      found: (await realFolder(path)) !== null,
    })),
  );
}

/** Refused where TRIGGERBOARD_CODE_FOLDERS fixes them, and for a path that is no folder. */
export async function addCodeFolder({ folder }: CodeFolderRequest): Promise<Result<CodeFolder[], Failure>> {
  if (fixedFolders() !== null) return fixed;
  if (!isAbsolute(folder)) return invalid(`${folder} is not a whole path`);
  const path = await realFolder(folder);
  if (path === null) return invalid(`${folder} is no folder on this server’s computer`);
  const chosen = await chosenFolders();
  if (chosen.length >= MOST) return invalid(`There are ${MOST} code folders, which is as many as can be`);
  const { settings } = await keeping();
  await settings.set(SETTING, [...new Set([...chosen, path])]);
  return ok(await listCodeFolders());
}

/** The folder itself stays; one that is not among them is no failure. */
export async function removeCodeFolder({
  folder,
}: CodeFolderRequest): Promise<Result<CodeFolder[], Failure>> {
  if (fixedFolders() !== null) return fixed;
  const { settings } = await keeping();
  await settings.set(
    SETTING,
    (await chosenFolders()).filter((path) => path !== folder),
  );
  return ok(await listCodeFolders());
}

const invalid = (what: string) =>
  fail({ code: "invalid" as const, message: `${what}. Nothing was changed.` });

const fixed = fail({
  code: "invalid" as const,
  message: "The code folders are fixed by TRIGGERBOARD_CODE_FOLDERS, so nothing was changed. Set them there.",
});

/** Those of TRIGGERBOARD_CODE_FOLDERS; null where it is not set. */
function fixedFolders(): string[] | null {
  const named = process.env.TRIGGERBOARD_CODE_FOLDERS;
  if (!named) return null;
  const paths = named.split(delimiter).filter(Boolean);
  return paths.map((path) => resolve(/* turbopackIgnore: true */ path));
}

async function chosenFolders(): Promise<string[]> {
  const { settings } = await keeping();
  return (await settings.get(SETTING, codeFoldersSchema)) ?? [];
}

/** @returns the path without links, or null when there is no folder */
async function realFolder(folder: string): Promise<string | null> {
  const path = await realpath(/* turbopackIgnore: true */ folder).catch(() => null);
  return path !== null && (await stat(/* turbopackIgnore: true */ path)).isDirectory() ? path : null;
}
