// `npm run backup` and `npm run restore`: reads their words, carries them out and says what was done.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "@/lib/core/foundation/counted.ts";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { dataFolder } from "../db/database.ts";
import { lockFolder } from "../db/folder-lock.mjs";
import { openDatabase } from "../db/open-database.ts";
import { backUpStore } from "./back-up-store.ts";
import type { BackupCounts } from "./backup-file.ts";
import { restoreStore } from "./restore-store.ts";

const FLAG = { backup: "overwrite", restore: "replace" } as const;
const USAGE = {
  backup: "Usage: npm run backup -- FILE [--overwrite]",
  restore: "Usage: npm run restore -- FILE [--replace]",
};

export type StoreCommand = keyof typeof FLAG;

/**
 * @param folder where a relative file name begins
 * @returns what was done, or why nothing was
 */
export async function runStoreCommand(
  command: StoreCommand,
  words: string[],
  folder: string,
): Promise<Result<string, string>> {
  const read = readWords(command, words);
  if (read === null) return fail(`${USAGE[command]}. Nothing was changed.`);
  const path = resolve(folder, read.file);
  const inTheWay = await whoRunsHere(command);
  if (inTheWay !== null) return fail(inTheWay);
  return command === "backup" ? backUp(path, read.flag) : restore(path, read.flag);
}

/** The embedded database belongs to one process; asked here, so that the sentence says what to do. */
async function whoRunsHere(command: StoreCommand): Promise<string | null> {
  if (process.env.DATABASE_URL) return null;
  const data = dataFolder();
  if (command === "backup" && !existsSync(join(data, "pglite")))
    return `Nothing is kept in ${data}. Nothing was changed. Set DATA_DIR or DATABASE_URL to what the server uses.`;
  const lock = await lockFolder(data);
  if (lock.ok) return null;
  const { holder } = lock.error;
  const where = holder?.port ? ` (http://localhost:${holder.port})` : "";
  return `A Triggerboard is running on ${data}${where}, and its embedded database can be opened by one process only. Nothing was changed. Stop it, run npm run ${command} again, and start it afterwards. With PostgreSQL nothing needs to stop.`;
}

function readWords(command: StoreCommand, words: string[]): { file: string; flag: boolean } | null {
  try {
    const options = { [FLAG[command]]: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [file, ...others] = positionals;
    return file && others.length === 0 ? { file, flag: values[FLAG[command]] === true } : null;
  } catch {
    return null;
  }
}

async function backUp(path: string, overwrite: boolean): Promise<Result<string, string>> {
  if (!existsSync(dirname(path)))
    return fail(`There is no folder ${dirname(path)}. Nothing was changed. Make it first.`);
  const database = await openDatabase();
  try {
    const backup = await backUpStore(database, { path, dataFolder: dataFolder(), overwrite });
    return backup.ok ? ok(`Backed up ${inWords(backup.value)} to ${path}`) : backup;
  } finally {
    await database.close();
  }
}

async function restore(path: string, replace: boolean): Promise<Result<string, string>> {
  const restored = await restoreStore(openDatabase, { path, dataFolder: dataFolder(), replace });
  return restored.ok ? ok(`Restored ${inWords(restored.value)} from ${path}`) : restored;
}

function inWords(counts: BackupCounts): string {
  const deleted = counts.deleted > 0 ? ` (${counts.deleted} of them deleted)` : "";
  const unreadable =
    counts.unreadable > 0
      ? `. ${counted(counts.unreadable, "row")} cannot be read by this version and ${counts.unreadable === 1 ? "is" : "are"} kept as ${counts.unreadable === 1 ? "it is" : "they are"}; this file goes`
      : "";
  return `${counted(counts.graph, "graph")}${deleted}, ${counted(counts.change, "change")}, ${counted(counts.snapshot, "snapshot")}, ${counted(counts.versionName, "named version")}, ${counted(counts.deployment, "deployment")}, ${counted(counts.simulation, "simulation")} with ${counted(counts.logs, "log")} and ${counted(counts.setting, "setting")}${unreadable}`;
}
