// JSON files that another program writes: absent and half-written ones are ordinary, not bugs.
import { readFile } from "node:fs/promises";

/** @returns the object in the file, or null when there is no such file or it does not hold a JSON object */
export async function readJsonFile(path: string): Promise<Record<string, unknown> | null> {
  try {
    const value: unknown = JSON.parse(await readFile(/* turbopackIgnore: true */ path, "utf8"));
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
