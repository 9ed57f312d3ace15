// The log of one simulation as a plain text file: written line by line while the flow runs, read from any place by who watches.
import { open, readFile, stat } from "node:fs/promises";
import { hasTimeStamp, STDERR_MARK } from "@/lib/core/simulation/log-line.ts";

/** A flow that prints without end must not fill the disk. */
const MAX_LOG_BYTES = 50_000_000;
/** A line without an end is cut here, so that it cannot fill memory. */
const MAX_LINE_CHARACTERS = 64_000;

export type LogWriter = {
  /** Takes output as it comes, whole lines or parts. */
  write(stream: "stdout" | "stderr", text: string): Promise<void>;
  /** Writes what is left without a line break, and closes the file. */
  close(): Promise<void>;
};

/**
 * @param path made anew
 * @param onWritten called when new lines can be read
 * @param maxBytes the log ends there with a sentence that says so
 */
export async function openLogFile(
  path: string,
  onWritten: () => void,
  maxBytes = MAX_LOG_BYTES,
): Promise<LogWriter> {
  const file = await open(/* turbopackIgnore: true */ path, "w", 0o600);
  const rest = { stdout: "", stderr: "" };
  let bytes = 0;
  async function append(lines: string[]): Promise<void> {
    if (lines.length === 0 || bytes >= maxBytes) return;
    let text = lines.map((line) => `${line}\n`).join("");
    bytes += Buffer.byteLength(text);
    if (bytes >= maxBytes)
      text = `${localStamp(new Date())} ${STDERR_MARK}The log ends here: it is over ${maxBytes / 1_000_000} MB. The flow goes on.\n`;
    await file.appendFile(text);
    onWritten();
  }
  return {
    async write(stream, text) {
      const lines = (rest[stream] + text).split("\n");
      const last = lines.pop() ?? "";
      rest[stream] = last.length > MAX_LINE_CHARACTERS ? "" : last;
      if (last.length > MAX_LINE_CHARACTERS) lines.push(last);
      await append(lines.map((line) => stamped(stream, line)));
    },
    async close() {
      for (const stream of ["stdout", "stderr"] as const) {
        if (rest[stream] !== "") await append([stamped(stream, rest[stream])]);
        rest[stream] = "";
      }
      await file.close();
    },
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters
const TERMINAL_CODES = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** A line as the file keeps it: Metaflow's own lines as they are, others with the time they came. */
function stamped(stream: "stdout" | "stderr", raw: string): string {
  const line = (raw.replace(/\r+$/, "").split("\r").at(-1) ?? "").replace(TERMINAL_CODES, "");
  if (hasTimeStamp(line)) return line;
  return `${localStamp(new Date())} ${stream === "stderr" ? STDERR_MARK : ""}${line}`;
}

/** Local time as Metaflow's logger prints it. */
function localStamp(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return `${day} ${time}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** Whole lines from a place in the file on, and the place where the next ones will stand. */
export type LogPart = { lines: string[]; next: number };

const READ_BYTES = 256 * 1024;

/**
 * @param from byte offset that an earlier part gave, or 0
 * @returns no lines when there is nothing new, or no file; a part that is last may lack its line break until the writer closes
 */
export async function readLogFile(path: string, from: number): Promise<LogPart> {
  const file = await open(/* turbopackIgnore: true */ path, "r").catch(() => null);
  if (file === null) return { lines: [], next: from };
  try {
    const buffer = Buffer.alloc(READ_BYTES);
    const { bytesRead } = await file.read(buffer, 0, READ_BYTES, from);
    const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (end < 0) return { lines: [], next: from };
    return { lines: buffer.subarray(0, end).toString("utf8").split("\n"), next: from + end + 1 };
  } finally {
    await file.close();
  }
}

/** The whole log to download, or null when there is none. */
export const readWholeLog = (path: string): Promise<string | null> =>
  readFile(/* turbopackIgnore: true */ path, "utf8").catch(() => null);

/** Bytes in the log; null when there is none. */
export const logSize = (path: string): Promise<number | null> =>
  stat(/* turbopackIgnore: true */ path).then(
    ({ size }) => size,
    () => null,
  );
