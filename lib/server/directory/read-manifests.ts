// Reads every Sensor manifest in a folder, whoever wrote it, and says which files could not be read.
import { createHash } from "node:crypto";
import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import type { LiveObject, TargetState, UnreadablePlace } from "@/lib/core/plan/live-object.ts";
import { manifestPath } from "./manifest-path.ts";

/** More than a repository of manifests holds; a folder beyond it was chosen by mistake. */
const MAX_FILES = 20_000;
const MAX_BYTES = 5_000_000;
const FORMATS = /\.(ya?ml|json)$/i;

/** The bytes' digest: what a write compares before it replaces a file. */
export const fileVersion = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/**
 * @param folder absolute, without symbolic links in it
 * @returns all Sensors in YAML and JSON files, folders below included (but for hidden ones and node_modules), in the order of their
 * paths. A file that cannot be read is told in `unreadable` if it may hold a Sensor. Links are not followed. Rejects only when the
 * folder itself cannot be read
 */
export async function readManifests(folder: string): Promise<TargetState> {
  const state: TargetState = { objects: [], unreadable: [] };
  let files = 0;
  const visit = async (path: string): Promise<void> => {
    const entries = await readdir(/* turbopackIgnore: true */ path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const entryPath = join(path, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && entry.name !== "node_modules") await visit(entryPath);
      } else if (FORMATS.test(entry.name) && !entry.name.startsWith(".")) {
        files += 1;
        if (files === MAX_FILES + 1)
          state.unreadable.push({
            place: ".",
            reason: `The folder holds more than ${MAX_FILES} manifests; the others were not looked at`,
          });
        if (files <= MAX_FILES) await readInto(state, folder, entryPath);
      }
    }
  };
  await visit(folder);
  return state;
}

async function readInto(state: TargetState, folder: string, path: string): Promise<void> {
  const place = relative(folder, path).split(sep).join("/");
  const read = await readManifestFile(folder, path, place);
  state.objects.push(...read.objects);
  if (read.unreadable) state.unreadable.push(read.unreadable);
}

async function readManifestFile(
  folder: string,
  path: string,
  place: string,
): Promise<{ objects: LiveObject[]; unreadable?: UnreadablePlace }> {
  const unreadable = (reason: string) => ({ objects: occupied(place), unreadable: { place, reason } });
  let bytes: Buffer;
  try {
    const stats = await lstat(/* turbopackIgnore: true */ path);
    // What a link inside the folder points at is read where it is.
    if (stats.isSymbolicLink())
      return (await isInside(folder, path))
        ? { objects: [] }
        : unreadable("A link that leads out of the folder");
    if (!stats.isFile()) return { objects: [] };
    if (stats.size > MAX_BYTES) return unreadable(`Larger than ${MAX_BYTES / 1_000_000} MB`);
    bytes = await readFile(/* turbopackIgnore: true */ path);
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
  const text = bytes.toString("utf8");
  // Cheap, and a broken file of another kind is nobody's business here.
  if (!text.includes("Sensor")) return { objects: occupied(place) };
  const manifests = parseManifests(text);
  if (typeof manifests === "string") return unreadable(manifests);
  const version = fileVersion(bytes);
  const objects = manifests.flatMap((manifest) => {
    const identity = sensorIdentitySchema.safeParse(manifest);
    if (!identity.success) return [];
    const { name, namespace } = identity.data.metadata;
    const own = manifestPath({ namespace, name });
    return [
      {
        namespace,
        name,
        manifest,
        version,
        place,
        lockedBecause: lockReason(place, own, manifests.length),
        changedBy: null,
      },
    ];
  });
  return { objects: objects.some(isAt(place)) ? objects : [...objects, ...occupied(place)] };
}

const isAt =
  (place: string) =>
  (object: LiveObject): boolean =>
    manifestPath(object) === place;

/** A file that stands where some Sensor's manifest would be written and is none: nothing may be put in its place. */
function occupied(place: string): LiveObject[] {
  const [, namespace, name] = /^([^/]+)\/([^/]+)\.yaml$/.exec(place) ?? [];
  if (!namespace || !name || manifestPath({ namespace, name }) !== place) return [];
  const lockedBecause = `${place} is something else, or cannot be read; Triggerboard does not replace it.`;
  return [{ namespace, name, manifest: null, version: "", place, lockedBecause, changedBy: null }];
}

async function isInside(folder: string, path: string): Promise<boolean> {
  try {
    return (await realpath(/* turbopackIgnore: true */ path)).startsWith(folder + sep);
  } catch {
    return false;
  }
}

function lockReason(place: string, own: string | null, documents: number): string | null {
  if (place !== own)
    return `It stands in ${place}, which somebody else keeps; Triggerboard writes ${own ?? "no file of that name"}.`;
  return documents > 1
    ? `Others stand in ${place} beside it, so Triggerboard does not write that file.`
    : null;
}

const sensorIdentitySchema = z.object({
  apiVersion: z.string().startsWith("argoproj.io/"),
  kind: z.literal("Sensor"),
  metadata: z.object({ name: z.string().min(1), namespace: z.string().min(1).default("default") }),
});

/** @returns the documents of the file that are not empty, or what is wrong and where */
function parseManifests(text: string): unknown[] | string {
  try {
    const manifests: unknown[] = [];
    for (const document of parseAllDocuments(text)) {
      const [error] = document.errors;
      if (error) return firstLine(error.message);
      const manifest: unknown = document.toJS();
      if (manifest !== null) manifests.push(manifest);
    }
    return manifests;
  } catch (error) {
    return firstLine(error instanceof Error ? error.message : String(error));
  }
}

/** The parser shows the place in the file on further lines. */
const firstLine = (message: string): string => (message.split("\n")[0] ?? "").replace(/:$/, "");
