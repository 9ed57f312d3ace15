// Re-makes the golden Sensors with real Metaflow and compares them with the committed ones.
//
//   npm run goldens                       compare all; exit 1 when one differs
//   npm run goldens -- --check NAME …     compare these only
//   npm run goldens -- --write [NAME …]   write what Metaflow makes today
//
// A golden is a folder of lib/core/goldens/sensors. Its meta.json names the flow file, the command line and the environment (what
// goes in), and beside them what Metaflow computed; sensor.json is the Sensor, absent when Metaflow makes none; workflow-template.json, head
// and arguments of the template, is there where a test needs it. A new golden is a folder whose meta.json has only what goes in.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs, promisify } from "node:util";
import { ensureMetaflowEnv } from "../metaflow-env.mjs";

const run = promisify(execFile);
const GOLDENS = path.join(import.meta.dirname, "../../lib/core/goldens");
const WORKER = path.join(import.meta.dirname, "worker.py");
const NAMES = path.join(import.meta.dirname, "names.py");
const AT_ONCE = 2;

/** @returns the names of all cases, sorted */
export async function goldenCases() {
  const entries = await readdir(path.join(GOLDENS, "sensors"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Runs one case with real Metaflow, in folders of its own and with nothing of this process's environment but PATH.
 * @param python path of a Python that has Metaflow
 * @returns the files' contents as they should be, by name without `.json`; `sensor` is null when Metaflow makes none
 * @throws Error with Metaflow's last words when it refuses
 */
export async function remakeGolden(name, python) {
  const { flow_file, cli, env } = await readJson(path.join(GOLDENS, "sensors", name, "meta.json"));
  const temp = await mkdtemp(path.join(tmpdir(), "golden-"));
  try {
    const out = path.join(temp, "out.json");
    const environment = Object.fromEntries(
      Object.entries(env).map(([key, value]) => [key, value === "<temp>" ? path.join(temp, key) : value]),
    );
    await run(python, [WORKER, out, path.join(GOLDENS, flow_file), ...cli], {
      cwd: temp,
      env: { PATH: process.env.PATH, HOME: temp, PYTHONUTF8: "1", ...environment },
      maxBuffer: 64 * 1024 * 1024,
    });
    const { meta, ...manifests } = await readJson(out);
    return { meta: { case: name, flow_file, class: meta.class, cli, env, ...meta }, ...manifests };
  } catch (error) {
    throw new Error(`${name}: ${`${error.stderr ?? error.message}`.trim().split("\n").slice(-4).join("\n")}`, {
      cause: error,
    });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** @returns the names of the files that differ from what Metaflow makes; empty when all is as committed */
export async function differingFiles(name, remade) {
  const folder = path.join(GOLDENS, "sensors", name);
  const differing = [];
  for (const [part, made] of Object.entries(remade)) {
    const committed = await readJson(path.join(folder, `${part}.json`)).catch(() => null);
    if (part === "workflow-template" && committed === null) continue;
    if (!isDeepStrictEqual(withoutChance(committed), withoutChance(made))) differing.push(`${part}.json`);
  }
  return differing;
}

async function writeGolden(name, remade, files) {
  for (const file of files) {
    const at = path.join(GOLDENS, "sensors", name, file);
    const made = remade[path.basename(file, ".json")];
    if (made === null) await rm(at, { force: true });
    else await writeFile(at, `${JSON.stringify(made, null, 1)}\n`);
  }
}

/** The table of names for the tests of template names, freshly asked from Metaflow. */
export async function remakeNames(python) {
  const { stdout } = await run(python, [NAMES], { env: { PATH: process.env.PATH, METAFLOW_USER: "golden" } });
  return stdout;
}

export const committedNames = () => readFile(path.join(GOLDENS, "names.json"), "utf8");

/** The automatic mapping follows the order of a Python set, which differs between Pythons. */
function withoutChance(value) {
  if (Array.isArray(value)) {
    const members = value.map(withoutChance);
    return members.some((member) => member?.dest || member?.expr)
      ? members.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : members;
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutChance(member)]));
}

const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

async function main() {
  const { values, positionals } = parseArgs({
    options: { write: { type: "boolean" }, check: { type: "boolean" } },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : await goldenCases();
  const python = await ensureMetaflowEnv({ log: console.log });
  let differing = 0;
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const remade = await remakeGolden(name, python);
      const files = await differingFiles(name, remade);
      if (files.length > 0) console.log(`${name}: ${files.join(", ")} differ`);
      differing += files.length > 0 ? 1 : 0;
      if (values.write) await writeGolden(name, remade, files);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (positionals.length === 0) {
    const table = await remakeNames(python);
    if (table !== (await committedNames().catch(() => ""))) {
      console.log("names.json differs");
      differing += 1;
      if (values.write) await writeFile(path.join(GOLDENS, "names.json"), table);
    }
  }
  console.log(`${names.length} goldens, ${differing} ${values.write ? "written anew" : "differing"}`);
  if (differing > 0 && !values.write) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
