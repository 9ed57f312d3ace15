// Starts Triggerboard with `scripts/start.mjs`, as `npm start` does, on the build that is there.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";

const root = resolve(import.meta.dirname, "..");

export type RunningServer = {
  /** `http://localhost:<port>`, the same after `start`. */
  url: string;
  dataDir: string;
  /** Null on the embedded database. */
  databaseUrl: string | null;
  /** What it has printed so far. */
  output(): string;
  /** kill -9. */
  kill(): Promise<void>;
  /** As Ctrl-C does. @returns the exit code */
  stop(): Promise<number | null>;
  /** Again, on the same port, data folder and database. */
  start(): Promise<void>;
  /** Stops it for good and removes what it kept. */
  remove(): Promise<void>;
};

/** @param environment more variables for the server, such as TRIGGERBOARD_TOKEN */
export async function startServer({
  database = "pglite",
  environment = {},
}: {
  database?: "pglite" | "postgres";
  environment?: Record<string, string>;
} = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "triggerboard-e2e-"));
  const postgres = database === "postgres" ? await makeDatabase() : null;
  const dataDir = join(folder, "data");
  let child: ChildProcess | undefined;
  let said = "";
  let url = "";

  async function start(): Promise<void> {
    const { DATABASE_URL: _, ...inherited } = process.env;
    child = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      env: {
        ...inherited,
        PORT: url ? new URL(url).port : "0",
        DATA_DIR: dataDir,
        ...(postgres ? { DATABASE_URL: postgres.url } : {}),
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    url = await readUrl(child, (text) => {
      said += text;
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = once(child, "exit");
    child.kill(signal);
    const [code] = await exit;
    return code;
  }

  async function remove(): Promise<void> {
    await end("SIGKILL");
    await postgres?.drop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    await start();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    url,
    dataDir,
    databaseUrl: postgres?.url ?? null,
    output: () => said,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGINT"),
    start,
    remove,
  };
}

/** Waits for the line that says it is ready. */
async function readUrl(child: ChildProcess, hear: (text: string) => void): Promise<string> {
  let text = "";
  return new Promise((done, fail) => {
    const listen = (part: Buffer) => {
      hear(String(part));
      text += String(part);
      const ready = /^Ready in .*: (http:\S+)$/m.exec(text)?.[1];
      if (ready) done(ready);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => fail(new Error(`The server ended with ${code}:\n${text}`)));
  });
}

async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL is not set: npm test starts a PostgreSQL and sets it");
  const name = `e2e_${randomUUID().replaceAll("-", "")}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}
