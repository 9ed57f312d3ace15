// Runs one golden's command with real Metaflow, in folders of its own and with nothing of this process's environment but PATH.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where the goldens and the flows they are made of lie. */
export const GOLDENS = path.join(import.meta.dirname, "../../lib/core/goldens");
const WORKER = path.join(import.meta.dirname, "worker.py");

/**
 * @param golden what goes in: `flow_file` relative to GOLDENS, `cli` after the file's name, and `env`, where `<temp>` stands for a
 * fresh folder
 * @param python path of a Python that has Metaflow
 * @returns the exit code, what Metaflow said on stderr, and what worker.py wrote down (null when Metaflow refused)
 */
export async function runCase({ flow_file, cli, env }, python) {
  const temp = await mkdtemp(path.join(tmpdir(), "golden-"));
  try {
    const out = path.join(temp, "out.json");
    const given = Object.entries(env).map(([key, value]) => [
      key,
      value === "<temp>" ? path.join(temp, key) : value,
    ]);
    const { exitCode, stderr } = await run(python, [WORKER, out, path.join(GOLDENS, flow_file), ...cli], {
      cwd: temp,
      env: { PATH: process.env.PATH, HOME: temp, PYTHONUTF8: "1", ...Object.fromEntries(given) },
      maxBuffer: 64 * 1024 * 1024,
    });
    const computed = await readFile(out, "utf8").then(JSON.parse, () => null);
    return { exitCode, stderr, computed };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

const run = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = execFile(command, args, options, (error, _stdout, stderr) =>
      child.exitCode === null ? reject(error) : resolve({ exitCode: child.exitCode, stderr }),
    );
  });
