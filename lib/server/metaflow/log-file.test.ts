import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseLogLine } from "@/lib/core/simulation/log-line.ts";
import { openLogFile, readLogFile } from "./log-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "triggerboard-log-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** All lines of a log, read in as many parts as it takes. */
async function linesOf(path: string): Promise<string[]> {
  const all: string[] = [];
  for (let next = 0; ; ) {
    const part = await readLogFile(path, next);
    if (part.next === next) return all;
    all.push(...part.lines);
    next = part.next;
  }
}

it("keeps lines whole however they come, with a time and a mark where they have none", async () => {
  const path = join(folder, "a.log");
  let written = 0;
  const log = await openLogFile(path, () => {
    written += 1;
  });
  const own = "2026-11-22 15:54:24.616 [1/start/1 (pid 2)] héllo";
  await log.write("stdout", own.slice(0, 50));
  await log.write("stderr", "Metaflow 2.19.39 ");
  expect(await linesOf(path)).toEqual([]);
  await log.write("stdout", `${own.slice(50)}\n\u001b[31mplain\u001b[0m\n 10%\r 99%\r\n`);
  await log.write("stderr", "executing F\nno line break");
  await log.close();
  expect(written).toBe(3);
  const lines = await linesOf(path);
  expect(lines[0]).toBe(own);
  expect(lines.map((line) => parseLogLine(line)).map(({ kind, text }) => [kind, text])).toEqual([
    ["out", "héllo"],
    ["system", "plain"],
    ["system", " 99%"],
    ["system", "Metaflow 2.19.39 executing F"],
    ["error", "no line break"],
  ]);
  for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} /);
});

it("ends with a sentence once it is too large, and cuts a line that never ends", async () => {
  const path = join(folder, "b.log");
  const log = await openLogFile(path, () => {}, 200_000);
  await log.write("stdout", "x".repeat(70_000));
  for (let line = 0; line < 5; line++) await log.write("stdout", `${"y".repeat(60_000)}\n`);
  await log.close();
  const lines = await linesOf(path);
  expect(lines.map((line) => line.length > 50_000)).toEqual([true, true, true, false]);
  expect(lines.at(-1)).toContain("The log ends here: it is over 0.2 MB. The flow goes on.");
});

it("that is not there has no lines", async () => {
  expect(await readLogFile(join(folder, "none.log"), 0)).toEqual({ lines: [], next: 0 });
});
