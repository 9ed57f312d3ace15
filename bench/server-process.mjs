// A Triggerboard for a measurement: the production build, started as `npm start` does, in a process that can be killed and started again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/**
 * @param {{ dataDir: string, databaseUrl?: string }} where it keeps things
 * @returns the server, ready to answer; `start` begins it again on the same port
 */
export async function startServer({ dataDir, databaseUrl = "" }) {
  let child;
  let port = "0";
  async function start() {
    child = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      env: { ...process.env, PORT: port, HOST: "", DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = await readUrl(child);
    port = new URL(url).port;
    return url;
  }
  async function end(signal) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
  const url = await start();
  process.once("exit", () => child.kill("SIGKILL"));
  return {
    url,
    start,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGINT"),
    /** Bytes that the process has in memory, where the system says so. */
    residentBytes() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
    },
  };
}

function readUrl(child) {
  return new Promise((done, fail) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      const ready = /^Ready in .*: (http:\S+)$/m.exec(text)?.[1];
      if (ready) done(ready);
    });
    child.once("exit", (code) => fail(new Error(`The server ended with ${code}:\n${text}`)));
  });
}

/** The name under which the build's pages call a server action. */
export function actionId(exportedName) {
  const manifest = JSON.parse(
    readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8"),
  );
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === exportedName);
  if (!found) throw new Error(`The build has no action ${exportedName}: npm run build`);
  return found[0];
}
