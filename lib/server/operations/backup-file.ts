// The file of a backup: gzip of JSON lines. First what it is, then a line for each row and for parts of simulation logs, last the counts
// and a hash of all lines before, without which the file is not whole.
import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { isTable, type KeptRow, readRow, TABLES, type Table, unreadableIn } from "../db/backup-rows.ts";

/** Raised when what a line holds changes. */
const VERSION = 1;

/** A part of the log of the simulation `id`; the parts of a log follow each other. */
export type LogPart = { table: "log"; id: string; text: string };
export type BackupEntry = KeptRow | LogPart;
/** Rows by table, logs (not their parts), and rows that this version could not read and kept as they were. */
export type BackupCounts = Record<Table | "logs" | "deleted" | "unreadable", number>;

/** Why a file is not taken; the message is a sentence without an end. */
export class BackupError extends Error {}

const headSchema = z.object({ backup: z.literal("triggerboard"), version: z.int().positive() });
const logSchema = z.strictObject({ id: z.uuid(), text: z.string() });
const endSchema = z.strictObject({ counts: z.record(z.string(), z.int()), sha256: z.string() });

const noCounts = (): BackupCounts => {
  const rows = Object.fromEntries(TABLES.map((table) => [table, 0])) as Record<Table, number>;
  return { ...rows, logs: 0, deleted: 0, unreadable: 0 };
};

function counter() {
  const counts = noCounts();
  let log = "";
  return {
    counts,
    add(entry: BackupEntry, unreadable: boolean) {
      if (unreadable) counts.unreadable += 1;
      if (entry.table === "log") {
        if (entry.id !== log) counts.logs += 1;
        log = entry.id;
        return;
      }
      counts[entry.table] += 1;
      if (entry.table === "graph" && entry.row.deletedAt) counts.deleted += 1;
    },
  };
}

/**
 * Writes the file beside its place and moves it there when it is whole and on the disk.
 * @param produce hands over every entry, and waits for each
 */
export async function writeBackup(
  path: string,
  produce: (take: (entry: BackupEntry) => Promise<void>) => Promise<void>,
): Promise<BackupCounts> {
  const partial = `${path}.${process.pid}.part`;
  const { counts, add } = counter();
  const hash = createHash("sha256");
  const gzip = createGzip();
  const write = async (line: unknown) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    if (!gzip.write(text)) await new Promise((drained) => gzip.once("drain", drained));
  };
  // Nobody else on the computer needs to read what is kept.
  const file = createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true });
  const writing = pipeline(gzip, file);
  try {
    const producing = (async () => {
      await write({ backup: "triggerboard", version: VERSION, at: new Date().toISOString() });
      await produce(async (entry) => {
        const unread = entry.table === "log" ? null : unreadableIn(entry);
        add(entry, unread !== null);
        const value = entry.table === "log" ? { id: entry.id, text: entry.text } : entry.row;
        await write({ [entry.table]: value, ...(unread === null ? {} : { unread: unread.slice(0, 500) }) });
      });
      const sha256 = hash.copy().digest("hex");
      await write({ end: { counts, sha256 } });
      gzip.end();
    })();
    // A full disk ends the writing, and then nobody takes what is handed over.
    await Promise.race([producing, writing.then(() => producing)]);
    await writing;
    await rename(partial, path);
  } catch (error) {
    gzip.destroy();
    await writing.catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
  return counts;
}

/** So that the new name survives a power cut, where the system can do that. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/**
 * The entries of a file in their order.
 * @param counted told at the end, when the file is known to be whole
 * @throws BackupError for anything else than a whole backup of this version; what came before must then be worth nothing
 */
export async function* readBackup(
  path: string,
  counted: (counts: BackupCounts) => void = () => {},
): AsyncGenerator<BackupEntry> {
  const hash = createHash("sha256");
  const { counts, add } = counter();
  let number = 0;
  let ended = false;
  for await (const text of linesOf(path)) {
    number += 1;
    if (ended) throw new BackupError(`It goes on after its end, in line ${number}`);
    const line = parseLine(text, number);
    if (number === 1) checkHead(line);
    else if ("end" in line) {
      checkEnd(line.end, counts, hash);
      ended = true;
    } else {
      const entry = readEntry(line, number);
      add(entry, "unread" in line);
      yield entry;
    }
    hash.update(`${text}\n`);
  }
  if (!ended) throw new BackupError(number === 0 ? "It is empty" : "It is cut off: its last line is missing");
  counted(counts);
}

/** @throws BackupError also for a row that cannot be read now and could be when the backup was made */
export async function checkBackup(path: string): Promise<void> {
  for await (const _ of readBackup(path)) {
    // Reading checks.
  }
}

/** Split at line feeds only: text may hold other characters that some take for the end of a line. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const feeding = pipeline(createReadStream(path), gunzip).catch(() => {});
  let parts: string[] = [];
  try {
    for await (const chunk of gunzip.setEncoding("utf8") as AsyncIterable<string>) {
      const [first = "", ...others] = chunk.split("\n");
      parts.push(first);
      for (const other of others) {
        yield parts.join("");
        parts = [other];
      }
    }
  } catch (error) {
    throw new BackupError(whyUnread(error));
  } finally {
    gunzip.destroy();
    await feeding;
  }
  if (parts.join("") !== "") throw new BackupError("It is cut off in the middle of a line");
}

function whyUnread(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return "There is no such file";
  if (code === "EISDIR") return "It is a folder";
  if (code === "Z_BUF_ERROR") return "It is cut off";
  if (typeof code === "string" && code.startsWith("Z_")) return "It is not a backup, or it is damaged";
  return error instanceof Error ? error.message : String(error);
}

type Line = Record<string, unknown>;

function parseLine(text: string, number: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new BackupError(number === 1 ? "It is not a backup of Triggerboard" : `Line ${number} is damaged`);
  return value as Line;
}

function checkHead(line: Line): void {
  const head = headSchema.safeParse(line);
  if (!head.success) throw new BackupError("It is not a backup of Triggerboard");
  if (head.data.version > VERSION)
    throw new BackupError(
      `It was made by a newer Triggerboard (its format is ${head.data.version}, this one reads ${VERSION}): start that version`,
    );
}

function checkEnd(end: unknown, counts: BackupCounts, hash: Hash): void {
  const said = endSchema.safeParse(end);
  const same =
    said.success &&
    said.data.sha256 === hash.copy().digest("hex") &&
    Object.entries(counts).every(([name, count]) => said.data.counts[name] === count);
  if (!same) throw new BackupError("It is damaged: its contents are not those that its last line tells");
}

function readEntry({ unread, ...line }: Line, number: number): BackupEntry {
  const [[table = "", value] = [], ...others] = Object.entries(line);
  try {
    if (table === "log" && others.length === 0) return { table, ...logSchema.parse(value) };
    if (!isTable(table) || others.length > 0) throw new BackupError(`Line ${number} is no kind of row`);
    const kept = readRow(table, value);
    const why = unread === undefined ? unreadableIn(kept) : null;
    if (why !== null)
      throw new BackupError(`Line ${number}, a ${table}, cannot be read: ${why.slice(0, 500)}`);
    return kept;
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new BackupError(`Line ${number}, a ${table}, is not what it should be: ${z.prettifyError(error)}`);
  }
}
