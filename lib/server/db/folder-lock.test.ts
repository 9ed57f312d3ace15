import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.mjs";

const base = mkdtempSync(join(tmpdir(), "triggerboard-lock-"));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(base, { recursive: true, force: true });
});

const lockModule = join(import.meta.dirname, "folder-lock.mjs");
/** Takes the lock in a process of its own, says what came of it, and keeps it. */
const PROGRAM = `
  const { lockFolder } = await import(process.argv[1]);
  const lock = await lockFolder(process.argv[2], { port: 1234 });
  console.log(JSON.stringify(lock.ok ? { ok: true } : lock));
  if (lock.ok) setInterval(() => {}, 1000);
`;

async function starter(
  folder: string,
): Promise<{ child: ChildProcess; answer: { ok: boolean; error?: { message: string } } }> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM, lockModule, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let text = "";
  for await (const part of child.stdout) {
    text += String(part);
    if (text.includes("\n")) break;
  }
  return { child, answer: JSON.parse(text) };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

test("the process that has the folder gets the same lock again, and can give it back", async () => {
  const folder = join(base, "again");
  const first = await lockFolder(folder);
  const second = await lockFolder(folder);
  expect(first.ok && second.ok && first.value === second.value).toBe(true);
  if (first.ok) first.value.release();
  const { child, answer } = await starter(folder);
  expect(answer).toEqual({ ok: true });
  await kill(child);
});

test("a second process is refused with the holder's process, address and time", async () => {
  const folder = join(base, "refused");
  const { child } = await starter(folder);
  const answer = await lockFolder(folder);
  expect(answer.ok ? "taken" : answer.error.message).toMatch(
    new RegExp(
      `^The data folder .*refused is in use by a Triggerboard that is already running \\(process ${child.pid}, http://localhost:1234, since \\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z\\)`,
    ),
  );
  await kill(child);
});

test("of many starters exactly one gets the folder, and kill -9 of it frees it at once, round after round", async () => {
  const folder = join(base, "many");
  for (let round = 0; round < 4; round += 1) {
    const starters = await Promise.all(Array.from({ length: 8 }, () => starter(folder)));
    const holders = starters.filter(({ answer }) => answer.ok);
    expect(holders).toHaveLength(1);
    await Promise.all(holders.map(({ child }) => kill(child)));
  }
  const last = await lockFolder(folder);
  expect(last.ok).toBe(true);
  expect(readdirSync(join(folder, "lock"))).toHaveLength(1);
  if (last.ok) last.value.release();
});

test("a folder whose path is too long for a socket can be taken", async () => {
  const folder = join(base, "x".repeat(90), "y".repeat(90));
  mkdirSync(folder, { recursive: true });
  const before = process.cwd();
  const { child, answer } = await starter(folder);
  expect(answer).toEqual({ ok: true });
  expect(await lockFolder(folder)).toMatchObject({ ok: false, error: { holder: { pid: child.pid } } });
  await kill(child);
  const mine = await lockFolder(folder);
  expect(mine.ok).toBe(true);
  if (mine.ok) mine.value.release();
  expect(process.cwd()).toBe(before);
});
