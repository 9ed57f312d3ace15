// Real Metaflow for tests: the Python to use, a folder of flows of their own, and runs made in it.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `scripts/test.mjs` sets it to an environment that has Metaflow; without it the tests that need one are skipped. */
export const TEST_PYTHON = process.env.TRIGGERBOARD_TEST_PYTHON ?? "";

/** A new folder with the flows of `fixtures/flows`, to be removed by the test. */
export async function flowFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "triggerboard-flows-")));
  await cp(join(import.meta.dirname, "fixtures", "flows"), folder, { recursive: true });
  return folder;
}

/** Runs a flow to its end, well or badly. @returns the new run's id */
export async function runToEnd(folder: string, file: string, ...words: string[]): Promise<string> {
  const runIdFile = join(folder, `${file}-${Math.random()}.id`);
  await python(folder, [file, "run", ...words, "--run-id-file", runIdFile]);
  return readFile(runIdFile, "utf8");
}

/** @returns what Python printed, whatever it exited with */
export function python(folder: string, words: string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, METAFLOW_USER: "ann" };
    execFile(TEST_PYTHON, words, { cwd: folder, env }, (_error, stdout) => resolve(stdout));
  });
}
