// One run of a flow from the files of Metaflow's local datastore: who, when, and how it stands.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { MetaflowRun, RunState } from "@/lib/core/simulation/metaflow-run.ts";
import { readJsonFile } from "./read-json-file.ts";
import { readTruthArtifact } from "./success-value.ts";

/** A failure ends a run, so it is among the last tasks; more than these are not opened to find it. */
const LAST_TASKS = 64;

/** What `_meta/_self.json` of a run says; enough to search by. */
export type RunHead = Pick<MetaflowRun, "flow" | "id" | "createdMs" | "user" | "tags" | "project" | "branch">;

/**
 * Reads only the run's own description.
 * @param root the `.metaflow` folder
 * @returns null when there is no such run
 */
export async function readRunHead(root: string, flow: string, id: string): Promise<RunHead | null> {
  const self = await readJsonFile(join(root, flow, id, "_meta", "_self.json"));
  if (self === null) return null;
  const systemTags = texts(self.system_tags);
  const tagged = (name: string): string | null =>
    systemTags.find((tag) => tag.startsWith(`${name}:`))?.slice(name.length + 1) ?? null;
  return {
    flow,
    id,
    createdMs: createdFromId(id) ?? (typeof self.ts_epoch === "number" ? self.ts_epoch : 0),
    user: typeof self.user_name === "string" ? self.user_name : tagged("user"),
    tags: texts(self.tags).sort(),
    project: tagged("project"),
    branch: tagged("project_branch"),
  };
}

/**
 * The moment a run was made, from its id: Metaflow's local ids are microseconds. `ts_epoch` would be the last change of tags.
 * @returns null for an id that some other scheduler gave
 */
export const createdFromId = (id: string): number | null =>
  /^\d{15,17}$/.test(id) ? Math.floor(Number(id) / 1000) : null;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((member) => typeof member === "string") : [];

/** @returns the run, or null when there is none of that id */
export async function readRun(root: string, flow: string, id: string): Promise<MetaflowRun | null> {
  const head = await readRunHead(root, flow, id);
  return head === null ? null : readRunState(root, head);
}

/** Adds to a run's description how it stands. Mirrors Run.successful and Run.finished_at of Metaflow's client. */
export async function readRunState(root: string, head: RunHead): Promise<MetaflowRun> {
  const folder = join(root, head.flow, head.id);
  const endStep = await endStepOf(folder);
  const ended = await readEnd(folder, head.flow, endStep);
  return { ...head, ...(ended ?? (await readUnended(folder, head.createdMs))) };
}

type Standing = { state: RunState; finishedMs: number | null };

/** Mirrors Run._graph_endpoints: what the `_parameters` task registered, else `end` (a resumed run has no such entry). */
async function endStepOf(folder: string): Promise<string> {
  const task = await newestTask(join(folder, "_parameters"));
  if (task === null) return "end";
  const entry = newestField(await entries(join(task, "_meta")), "end_step");
  const value = entry && (await readJsonFile(join(task, "_meta", entry.name)))?.value;
  return typeof value === "string" && value !== "" ? value : "end";
}

/** @returns how the end step came out, or null while no attempt of it is done */
async function readEnd(folder: string, flow: string, step: string): Promise<Standing | null> {
  const task = await newestTask(join(folder, step));
  if (task === null) return null;
  const meta = join(task, "_meta");
  const names = await entries(meta);
  const done = newestField(names, "attempt-done");
  const attempt = done && (await readJsonFile(join(meta, done.name)))?.value;
  if (typeof attempt !== "string" || !/^\d+$/.test(attempt)) return null;
  const [success, taskOk] = await Promise.all([
    readJsonFile(join(meta, `${attempt}_artifact__success.json`)),
    readJsonFile(join(meta, `${attempt}_artifact__task_ok.json`)),
  ]);
  const finishedMs = typeof taskOk?.ts_epoch === "number" ? taskOk.ts_epoch : null;
  const value = success === null ? null : await readTruthArtifact(success, flow);
  if (value !== null && !value.known) return { state: { kind: "unreadable", why: value.why }, finishedMs };
  if (value?.value) return { state: { kind: "succeeded" }, finishedMs };
  if (hasNewerAttempt(names, done?.ms ?? 0)) return null;
  const ok = taskOk === null ? null : await readTruthArtifact(taskOk, flow);
  return { state: { kind: "failed", step, caught: ok?.known === true && ok.value }, finishedMs };
}

/** How a run stands whose end step is not done: failed at the last attempt of some task, else running or killed. */
async function readUnended(folder: string, createdMs: number): Promise<Standing> {
  const tasks = (await lastTasks(folder)).slice(0, LAST_TASKS);
  let lastWrittenMs = createdMs;
  for (const { step, path } of tasks) {
    const meta = join(path, "_meta");
    const names = await entries(meta);
    for (const name of names) lastWrittenMs = Math.max(lastWrittenMs, fieldOf(name)?.ms ?? 0);
    const verdict = newestField(names, "attempt_ok");
    if (verdict === null || hasNewerAttempt(names, verdict.ms)) continue;
    if ((await readJsonFile(join(meta, verdict.name)))?.value === "False")
      return { state: { kind: "failed", step, caught: false }, finishedMs: verdict.ms };
  }
  return {
    state: { kind: "unfinished", step: tasks[0]?.step ?? null, lastWrittenMs },
    finishedMs: null,
  };
}

/** Tasks of all steps, the one started last first: their ids count up through a run. */
async function lastTasks(folder: string): Promise<{ step: string; path: string }[]> {
  const steps = (await entries(folder)).filter((name) => !name.startsWith("_"));
  const found = await Promise.all(
    steps.map(async (step) =>
      (await taskNames(join(folder, step))).map((task) => ({ step, task, path: join(folder, step, task) })),
    ),
  );
  return found.flat().sort((a, b) => Number(b.task) - Number(a.task));
}

/** Mirrors Step.task: of several tasks the one made last. @returns its folder, or null */
async function newestTask(stepFolder: string): Promise<string | null> {
  const names = await taskNames(stepFolder);
  if (names.length < 2) return names[0] === undefined ? null : join(stepFolder, names[0]);
  const made = await Promise.all(
    names.map(async (name) => ({
      name,
      at: Number((await readJsonFile(join(stepFolder, name, "_meta", "_self.json")))?.ts_epoch ?? 0),
    })),
  );
  const newest = made.reduce((best, task) => (task.at > best.at ? task : best));
  return join(stepFolder, newest.name);
}

const taskNames = async (stepFolder: string): Promise<string[]> =>
  (await entries(stepFolder)).filter((name) => name !== "_meta" && !name.includes("."));

/** Names in a folder; none when it is absent or a file. */
async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(/* turbopackIgnore: true */ folder);
  } catch {
    return [];
  }
}

type MetaField = { name: string; field: string; ms: number };

/** `sysmeta_<field>_<milliseconds>.json`: each registration of a field is a file of its own. */
function fieldOf(name: string): MetaField | null {
  const parts = /^sysmeta_(.+)_(\d+)\.json$/.exec(name);
  return parts === null ? null : { name, field: parts[1] ?? "", ms: Number(parts[2]) };
}

function newestField(names: readonly string[], field: string): MetaField | null {
  let newest: MetaField | null = null;
  for (const name of names) {
    const entry = fieldOf(name);
    if (entry?.field === field && (newest === null || entry.ms >= newest.ms)) newest = entry;
  }
  return newest;
}

/** Whether an attempt began after a moment: a failed one is then being tried again. */
const hasNewerAttempt = (names: readonly string[], ms: number): boolean =>
  (newestField(names, "attempt")?.ms ?? 0) > ms;
