// Copies everything that is kept into one file.
import { createReadStream, existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { readEverything } from "../db/backup-rows.ts";
import type { Database } from "../db/database.ts";
import { type BackupCounts, writeBackup } from "./backup-file.ts";

const LOG_FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.log$/;

/** @returns where the logs of simulations are */
export const simulationsFolder = (dataFolder: string): string => join(dataFolder, "simulations");

/**
 * The rows as they were at one moment, also while servers write; the logs as far as they are written.
 * @param path of the file, which comes there when it is whole
 * @param dataFolder whose simulation logs go with it
 */
export async function backUpStore(
  database: Database,
  { path, dataFolder, overwrite }: { path: string; dataFolder: string; overwrite: boolean },
): Promise<Result<BackupCounts, string>> {
  if (!overwrite && existsSync(path))
    return fail(`${path} is there already. Nothing was changed. Name another file, or add --overwrite.`);
  const simulations = new Set<string>();
  const counts = await writeBackup(path, async (take) => {
    await readEverything(database, async (kept) => {
      if (kept.table === "simulation") simulations.add(kept.row.id);
      await take(kept);
    });
    const folder = simulationsFolder(dataFolder);
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const id = LOG_FILE.exec(name)?.[1];
      // One without a row is left over from a start that failed.
      if (!id || !simulations.has(id)) continue;
      for await (const text of createReadStream(join(folder, name), "utf8"))
        await take({ table: "log", id, text: String(text) });
    }
  });
  return ok(counts);
}
