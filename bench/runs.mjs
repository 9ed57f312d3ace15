// How fast are the 50 newest of 10,000 runs listed with their state, and how long does a search through all of them take?
// Bound: 1 s for the list. Run: node bench/runs.mjs [number of runs]
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const RUNS = Number(process.argv[2] ?? 10_000);
const LIST_BOUND_MS = 1000;
const ROOT = join(import.meta.dirname, "..");
const FLOW = "ModelRefreshFlow";
const TRUE = "868436778cb011a1c6230bc12534683ab0b7f1c3";
const FALSE = "2473d4676d5b2aba674167293142f8031ada401b";

const folder = await mkdtemp(join(tmpdir(), "triggerboard-bench-"));
try {
  const datastore = join(folder, ".metaflow");
  await makeRuns(datastore);
  const bundle = join(folder, "list-runs.mjs");
  await build({
    entryPoints: [join(ROOT, "lib/server/metaflow/list-runs.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { "@": ROOT },
    logLevel: "error",
  });
  const { listRuns, searchRuns } = await import(pathToFileURL(bundle).href);
  const wanted = Math.min(50, RUNS);

  const cold = await timed(() => listRuns(datastore, FLOW, 50));
  const warm = [];
  for (let round = 0; round < 20; round++) warm.push((await timed(() => listRuns(datastore, FLOW, 50))).ms);
  warm.sort((a, b) => a - b);
  if (cold.value.runs.length !== wanted || cold.value.total !== RUNS)
    throw new Error("The list is not complete");
  const states = {};
  for (const { state } of cold.value.runs) states[state.kind] = (states[state.kind] ?? 0) + 1;

  const search = await timed(async () => {
    let firstMs = null;
    let found = 0;
    const started = performance.now();
    for await (const { runs } of searchRuns(datastore, FLOW, {
      query: "rare",
      onlySucceeded: false,
      limit: 1e9,
    })) {
      found += runs.length;
      if (found > 0) firstMs ??= performance.now() - started;
    }
    return { found, firstMs };
  });

  const round = (ms) => Math.round(ms * 10) / 10;
  const result = {
    runs: RUNS,
    states,
    listFirstMs: round(cold.ms),
    listMedianMs: round(warm[10]),
    listSlowestMs: round(warm[19]),
    searchAllMs: round(search.ms),
    searchFirstHitMs: round(search.value.firstMs),
    searchFound: search.value.found,
    loadAverage: round(loadavg()[0]),
  };
  console.log(JSON.stringify(result, null, 2));
  if (result.listFirstMs > LIST_BOUND_MS) {
    console.error(`The list took ${result.listFirstMs} ms, more than ${LIST_BOUND_MS} ms`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}

/** Run folders as Metaflow 2.19 writes them, with two steps: 6 of 8 succeeded, one failed at its start, one is under way. */
async function makeRuns(datastore) {
  const flow = join(datastore, FLOW);
  for (const sha of [TRUE, FALSE]) {
    await mkdir(join(flow, "data", sha.slice(0, 2)), { recursive: true });
    await writeFile(join(flow, "data", sha.slice(0, 2), sha), "");
  }
  const samples = join(folder, "samples");
  const sampleIds = [...Array(8).keys()];
  const started = 1_795_362_864_000_000;
  for (const sample of sampleIds) await makeRun(join(samples, String(sample)), sample, datastore);
  for (let first = 0; first < RUNS; first += 50) {
    const numbers = [...Array(Math.min(50, RUNS - first)).keys()].map((index) => first + index);
    await Promise.all(
      numbers.map(async (number) => {
        const run = join(flow, String(started + number * 60_000_000));
        await cp(join(samples, String(number % 8)), run, { recursive: true });
        await writeMeta(run, "_self.json", {
          user_name: number % 3 ? "ann" : "argo",
          tags: number % 1000 === 7 ? ["rare"] : ["prod", "v2.3"],
          system_tags: ["project:shop", "project_branch:prod", "runtime:dev"],
          ts_epoch: (started + number * 60_000_000) / 1000,
        });
      }),
    );
  }
}

async function makeRun(run, sample, datastore) {
  const at = 1_795_362_864_000;
  await writeMeta(join(run, "_parameters", "0"), `sysmeta_end_step_${at}.json`, { value: "end" });
  await writeTask(join(run, "start", "1"), at + 10, sample === 6 ? FALSE : TRUE, datastore);
  if (sample < 6) await writeTask(join(run, "end", "2"), at + 20, TRUE, datastore);
}

async function writeTask(task, at, sha, datastore) {
  const artifact = { sha, ds_type: "local", location: `:root:${datastore}`, ts_epoch: at };
  await writeMeta(task, "_self.json", { ts_epoch: at });
  await writeMeta(task, `sysmeta_attempt_${at}.json`, { value: "0" });
  await writeMeta(task, `sysmeta_attempt_ok_${at + 1}.json`, { value: sha === TRUE ? "True" : "False" });
  await writeMeta(task, `sysmeta_attempt-done_${at + 2}.json`, { value: "0" });
  for (const name of [
    "_success",
    "_task_ok",
    "_exception",
    "_foreach_stack",
    "_graph_info",
    "_transition",
    "weights",
  ])
    await writeMeta(task, `0_artifact_${name}.json`, artifact);
  for (const name of [
    "user",
    "runtime",
    "script-name",
    "metaflow_version",
    "python_version",
    "ds-root",
    "ds-type",
  ])
    await writeMeta(task, `sysmeta_${name}_${at}.json`, { value: "x" });
}

async function writeMeta(owner, name, value) {
  await mkdir(join(owner, "_meta"), { recursive: true });
  await writeFile(join(owner, "_meta", name), JSON.stringify(value));
}
