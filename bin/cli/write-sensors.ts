// Sensors as files for GitOps: one each, left alone when nothing but the moment of deployment would change.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError, EXIT } from "./command-error.ts";

const TIMESTAMP = /("?metaflow\/deployment_timestamp"?:\s*).*$/gm;
const withoutTimestamp = (text: string): string => text.replaceAll(TIMESTAMP, "$1");

export type WrittenSensor = { path: string; change: "created" | "updated" | "unchanged" };

/**
 * @param files names with what they are to hold; a name is a Sensor's, so no path can be made of it
 * @returns what was done to each, in the same order
 * @throws CommandError when the folder or a file cannot be written
 */
export function writeSensors(
  folder: string,
  files: readonly { name: string; text: string }[],
): WrittenSensor[] {
  try {
    mkdirSync(folder, { recursive: true });
    return files.map(({ name, text }) => {
      const path = join(folder, name);
      const old = readOrNull(path);
      if (old !== null && withoutTimestamp(old) === withoutTimestamp(text))
        return { path, change: "unchanged" };
      // Whole or not at all: a GitOps tool may read the folder at any moment.
      const draft = `${path}.${process.pid}.tmp`;
      writeFileSync(draft, text);
      renameSync(draft, path);
      return { path, change: old === null ? "created" : "updated" };
    });
  } catch (error) {
    throw new CommandError(
      `The Sensors cannot be written to ${folder}: ${error instanceof Error ? error.message : error}.`,
      EXIT.usage,
    );
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
