// Brings everything of a backup back, into a store that keeps nothing yet.
import { createWriteStream, existsSync, type WriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { type Kept, type KeptRow, writeEverything } from "../db/backup-rows.ts";
import type { Database } from "../db/database.ts";
import { simulationsFolder } from "./back-up-store.ts";
import { type BackupCounts, BackupError, checkBackup, readBackup } from "./backup-file.ts";

/**
 * Reads the whole file before the database is opened, and writes in one transaction: all of it comes back, or nothing does.
 * @param replace deletes first what is kept
 */
export async function restoreStore(
  openDatabase: () => Promise<Database>,
  { path, dataFolder, replace }: { path: string; dataFolder: string; replace: boolean },
): Promise<Result<BackupCounts, string>> {
  const logs = logWriter(simulationsFolder(dataFolder));
  let counts: BackupCounts | null = null;
  try {
    await checkBackup(path);
    const database = await openDatabase();
    try {
      const rows = rowsOf(path, logs.write, (told) => {
        counts = told;
      });
      const written = await writeEverything(database, rows, { replace });
      if (written.kind === "not-empty") return fail(notEmpty(written.kept));
      if (written.kind === "in-use") return fail(inUse(written.servers));
      await logs.keep();
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    return fail(`${path} cannot be restored. ${error.message}. Nothing was changed.`);
  } finally {
    await logs.discard();
  }
  if (counts === null) throw new Error("A backup was restored and its end was never read");
  return ok(counts);
}

async function* rowsOf(
  path: string,
  writeLog: (id: string, text: string) => Promise<void>,
  counted: (counts: BackupCounts) => void,
): AsyncGenerator<KeptRow> {
  for await (const entry of readBackup(path, counted)) {
    if (entry.table === "log") await writeLog(entry.id, entry.text);
    else yield entry;
  }
}

/** Logs lie beside their places until the rows are in. */
function logWriter(folder: string) {
  const partial = (id: string) => join(folder, `${id}.${process.pid}.part`);
  const ids: string[] = [];
  let stream: WriteStream | null = null;
  const close = async () => {
    if (!stream) return;
    const closing = stream;
    stream = null;
    closing.end();
    await finished(closing);
  };
  return {
    async write(id: string, text: string): Promise<void> {
      if (ids.at(-1) !== id) {
        await close();
        await mkdir(folder, { recursive: true });
        stream = createWriteStream(partial(id), { mode: 0o600 });
        ids.push(id);
      }
      await new Promise<void>((done, failed) =>
        stream?.write(text, (error) => (error ? failed(error) : done())),
      );
    },
    async keep(): Promise<void> {
      await close();
      for (const id of ids) {
        const place = join(folder, `${id}.log`);
        // Where a store moves to another database, the data folder has the log already.
        if (!existsSync(place)) await rename(partial(id), place);
      }
    },
    async discard(): Promise<void> {
      await close();
      for (const id of ids) await rm(partial(id), { force: true });
    },
  };
}

const notEmpty = ({ graphs, settings }: Kept): string =>
  `The store is not empty: it keeps ${graphs} ${graphs === 1 ? "graph" : "graphs"}, deleted ones included, and ${settings} ${settings === 1 ? "setting" : "settings"}. Nothing was changed. Restore into an empty one (another DATA_DIR or DATABASE_URL), or add --replace to delete what it keeps first.`;

const inUse = (servers: number): string =>
  `${servers === 1 ? "A Triggerboard is" : `${servers} Triggerboards are`} running on this database and would go on with what is replaced. Nothing was changed. Stop ${servers === 1 ? "it" : "them"}, then restore again.`;
