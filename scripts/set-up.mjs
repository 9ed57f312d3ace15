// The steps between a bare clone and something that runs, each done only when what it depends on has changed.
// Node's own modules only: nothing is installed yet.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { lockFolder } from "../lib/server/db/folder-lock.mjs";

export const root = resolve(import.meta.dirname, "..");
const cache = join(root, ".cache");
const stampsFile = join(cache, "stamps.json");

/** What the production build is made of; tests and recorded data are not part of it. */
const BUILD_INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation-client.ts",
  "tsconfig.json",
  "package-lock.json",
];
const NOT_BUILT = /(\.test\.tsx?|\.md)$|\/(goldens|fixtures|generated)(\/|$)/;

/** A failure whose message says all there is to say. */
export class SetUpError extends Error {}

/** @returns why this Node cannot run it, or null */
export function nodeComplaint(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Triggerboard needs Node 20.19 or newer; this is ${version}. Nothing was changed. Install a newer Node and start again.`;
}

/**
 * Installs, generates, bundles the command line and, when asked, builds. Only one process at a time does this in one clone; others wait.
 * @param {{ build: boolean, report: Report }} options
 * @typedef {{ step<T>(name: string, work: () => Promise<T>): Promise<T>, skip(name: string): void, note(text: string): void }} Report
 */
export async function setUp({ build, report }) {
  const lock = await waitForTurn(report);
  try {
    await stepWhen(!isInstalled(), "Install packages", report, () =>
      run("npm", ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"]),
    );
    const schema = hashOf(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
    const client = existsSync(join(root, "lib/server/db/generated/client.ts"));
    await stepWhen(
      !client || readStamps().generate !== schema,
      "Generate the database client",
      report,
      async () => {
        // `generate` asks for the path of a schema engine and does not run it; its download is not needed.
        await run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        });
        writeStamps({ generate: schema });
      },
    );
    const commandLine = hashOf(["bin/cli", "lib/core", "package.json", "scripts/build-cli.mjs"]);
    const isBundled =
      existsSync(join(root, "bin/triggerboard.mjs")) && readStamps().commandLine === commandLine;
    await stepWhen(!isBundled, "Bundle the command line", report, async () => {
      await run(process.execPath, ["scripts/build-cli.mjs"]);
      writeStamps({ commandLine });
    });
    if (!build) return;
    const sources = hashOf([...BUILD_INPUTS, "prisma/schema.prisma"]);
    const stamp = readStamps().build;
    const isBuilt = stamp?.sources === sources && stamp?.id !== null && stamp?.id === buildId();
    await stepWhen(!isBuilt, "Build", report, async () => {
      writeStamps({ build: null });
      await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      });
      writeStamps({ build: { sources, id: buildId() } });
    });
  } finally {
    lock.release();
  }
}

async function stepWhen(needed, name, report, work) {
  if (needed) await report.step(name, work);
  else report.skip(name);
}

async function waitForTurn(report) {
  let told = false;
  for (;;) {
    const lock = await lockFolder(cache);
    if (lock.ok) return lock.value;
    if (!told)
      report.note(
        `Another start is setting up this clone (process ${lock.error.holder?.pid ?? "unknown"}); waiting for it`,
      );
    told = true;
    await new Promise((wake) => setTimeout(wake, 300));
  }
}

/** Whether node_modules holds what package-lock.json asks for: npm leaves a list of what it installed there. */
function isInstalled() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const present = readJson(join(root, "node_modules/.package-lock.json"))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

const buildId = () => {
  const path = join(root, ".next/BUILD_ID");
  return existsSync(path) ? readFileSync(path, "utf8") : null;
};

/** One hash of the names and contents of files and folders. */
function hashOf(paths) {
  const hash = createHash("sha256").update(process.versions.node);
  const add = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${path}/${entry.name}`;
      if (NOT_BUILT.test(inner)) continue;
      if (entry.isDirectory()) add(inner);
      else addFile(inner);
    }
  };
  const addFile = (path) => hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  for (const path of paths) {
    if (!existsSync(join(root, path))) continue;
    if (/\.\w+$/.test(path)) addFile(path);
    else add(path);
  }
  return hash.digest("hex");
}

const readStamps = () => readJson(stampsFile) ?? {};

function writeStamps(change) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(stampsFile, JSON.stringify({ ...readStamps(), ...change }, null, 2));
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Runs a program in the project; its output is shown only when it fails. `npm` is the one that runs us, where one does. */
export function run(program, args, environment = {}) {
  const npm = program === "npm" ? process.env.npm_execpath : undefined;
  const [command, words] = npm?.endsWith(".js") ? [process.execPath, [npm, ...args]] : [program, args];
  return new Promise((done, fail) => {
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    const said = [];
    child.stdout.on("data", (part) => said.push(part));
    child.stderr.on("data", (part) => said.push(part));
    const stop = (signal) => child.kill(signal);
    process.once("SIGINT", stop).once("SIGTERM", stop);
    child.on("error", (error) => fail(new SetUpError(`${program} could not be started: ${error.message}`)));
    child.on("close", (code, signal) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (code === 0) return done();
      const output = Buffer.concat(said).toString().trim().split("\n").slice(-60).join("\n");
      fail(
        new SetUpError(
          `${output}\n\n${program} ${args.join(" ")} ended with ${signal ?? code}. What was done before is kept; start again when it is mended.`,
        ),
      );
    });
  });
}
