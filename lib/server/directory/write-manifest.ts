// Puts one manifest into the folder, or takes one out: whole or not at all, and never outside it.
import { randomUUID } from "node:crypto";
import { link, lstat, mkdir, open, readFile, realpath, rename, rm, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import { fileVersion } from "./read-manifests.ts";

type Written = Result<null, TargetFailure>;

/**
 * @param folder absolute, without symbolic links in it
 * @param place as `manifestPath` gives it
 * @param expected the version that the file must still have; null: there must be none
 */
export async function writeManifest(
  folder: string,
  place: string,
  text: string,
  expected: string | null,
): Promise<Written> {
  const path = join(folder, place);
  await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true });
  const ready = await checkPlace(path, place, expected);
  if (!ready.ok) return ready;
  const draft = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const file = await open(/* turbopackIgnore: true */ draft, "wx", 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (expected !== null) await rename(draft, path);
    // Unlike a rename, a link fails when somebody made the file in the meantime.
    else await link(draft, path);
    return ok(null);
  } catch (error) {
    if (isCode(error, "EEXIST")) return moved(place);
    throw error;
  } finally {
    await rm(/* turbopackIgnore: true */ draft, { force: true });
  }
}

/** Takes the file out, if it still has the expected version. */
export async function removeManifest(folder: string, place: string, expected: string): Promise<Written> {
  const path = join(folder, place);
  const ready = await checkPlace(path, place, expected);
  if (!ready.ok) return ready;
  await unlink(/* turbopackIgnore: true */ path);
  return ok(null);
}

async function checkPlace(path: string, place: string, expected: string | null): Promise<Written> {
  const parent = dirname(path);
  if ((await realOrNull(parent)) !== parent) {
    return expected === null
      ? fail({
          code: "forbidden",
          message: `${place} would be written through a link that leads elsewhere. Nothing was written there. Replace the link by a folder.`,
        })
      : moved(place);
  }
  let found: string | null = null;
  try {
    if (!(await lstat(/* turbopackIgnore: true */ path)).isFile()) return moved(place);
    found = fileVersion(await readFile(/* turbopackIgnore: true */ path));
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
  return found === expected ? ok(null) : moved(place);
}

async function realOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(/* turbopackIgnore: true */ path);
  } catch {
    return null;
  }
}

const moved = (place: string) =>
  fail<TargetFailure>({
    code: "moved",
    message: `${place} is no longer what the plan saw. It was left alone. Plan again.`,
  });

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
