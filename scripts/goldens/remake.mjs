// Re-makes the goldens with real Metaflow and compares them with the committed ones.
//
//   npm run goldens                       compare all; exit 1 when one differs
//   npm run goldens -- --check NAME …     compare these only
//   npm run goldens -- --write [NAME …]   write the Sensors that Metaflow makes today
//
// A golden is a folder of lib/core/goldens/sensors. Its meta.json names the flow file, the command line and the environment (what
// goes in), and beside them what Metaflow computed; sensor.json is the Sensor, absent when Metaflow makes none;
// workflow-template.json, of the template its head, its arguments and how events reach its steps, is there where a test needs it. A
// new golden is a folder whose meta.json has only what goes in. What Metaflow refuses lies in lib/core/goldens/errors; there the exit code and the last line are
// compared, since the lines before it name places in Metaflow's own code.
import { execFile } from "node:child_process";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs, promisify } from "node:util";
import { ensureMetaflowEnv } from "../metaflow-env.mjs";
import { GOLDENS, runCase } from "./run-case.mjs";

const NAMES = path.join(import.meta.dirname, "names.py");
const AT_ONCE = 2;

/** @param kind `sensors` or `errors` @returns the names of the cases, sorted */
export async function goldenCases(kind) {
  const entries = await readdir(path.join(GOLDENS, kind), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Makes one golden Sensor anew.
 * @returns the files' contents as they should be, by name without `.json`; `sensor` is null when Metaflow makes none
 * @throws Error with Metaflow's last words when it refuses
 */
export async function remakeGolden(name, python) {
  const { flow_file, cli, env } = await readJson(path.join(GOLDENS, "sensors", name, "meta.json"));
  const { computed, stderr } = await runCase({ flow_file, cli, env }, python);
  if (computed === null) throw new Error(`${name}: ${stderr.trim().split("\n").slice(-4).join("\n")}`);
  const { meta, ...manifests } = computed;
  return { meta: { case: name, flow_file, class: meta.class, cli, env, ...meta }, ...manifests };
}

/** @returns null when Metaflow refuses the case as committed, else what it says now */
export async function differingError(name, python) {
  const committed = await readJson(path.join(GOLDENS, "errors", name, "error.json"));
  const { exitCode, stderr } = await runCase(committed, python);
  const same = exitCode === committed.exit_code && lastLine(stderr) === lastLine(committed.stderr);
  return same ? null : `exit ${exitCode}, ${lastLine(stderr)}`;
}

const lastLine = (text) => text.trim().split("\n").at(-1);

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
  const { stdout } = await promisify(execFile)(python, [NAMES], {
    env: { PATH: process.env.PATH, METAFLOW_USER: "golden" },
  });
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
  const python = await ensureMetaflowEnv({ log: console.log });
  const wanted = (name) => positionals.length === 0 || positionals.includes(name);
  const [sensors, errors] = [await goldenCases("sensors"), await goldenCases("errors")];
  const unknown = positionals.filter((name) => !sensors.includes(name) && !errors.includes(name));
  if (unknown.length > 0) throw new Error(`No such golden: ${unknown.join(", ")}`);
  let differing = 0;
  const report = (line) => {
    console.log(line);
    differing += 1;
  };
  const checkSensor = async (name) => {
    const remade = await remakeGolden(name, python);
    const files = await differingFiles(name, remade);
    if (files.length > 0) report(`${name}: ${files.join(", ")} differ`);
    if (values.write) await writeGolden(name, remade, files);
  };
  const checkError = async (name) => {
    const now = await differingError(name, python);
    if (now !== null) report(`${name}: ${now}`);
  };
  const checkNames = async () => {
    const table = await remakeNames(python);
    if (table === (await committedNames().catch(() => ""))) return;
    report("names.json differs");
    if (values.write) await writeFile(path.join(GOLDENS, "names.json"), table);
  };
  const work = [
    ...sensors.filter(wanted).map((name) => () => checkSensor(name)),
    ...errors.filter(wanted).map((name) => () => checkError(name)),
    ...(positionals.length === 0 ? [checkNames] : []),
  ];
  const count = work.length;
  const worker = async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(
    `${count} goldens, ${differing} differing${values.write ? " (Sensors and names written anew)" : ""}`,
  );
  if (differing > 0 && !values.write) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
