// How long does the server take to open a graph of 10,000 flows with 15,000 triggers, to list ten of them, and to keep one command on
// one? On PGlite and on PostgreSQL, through the production build as a browser asks it. Bound: a graph opens within 2 s, also at a server
// that has just started. Wants a build: npm run build. Run: node bench/open.mjs [flows]
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { startPostgres } from "../scripts/postgres-server.mjs";
import { GRAPHS } from "./analysis-graphs.mjs";
import { becomePageOf, serverAction } from "./browser-in-node.mjs";
import { bundleModule } from "./bundle-module.mjs";
import { actionId, startServer } from "./server-process.mjs";

const FLOWS = Number(process.argv[2] ?? 10_000);
const OPENED = 10;
/** After the last snapshot, so that waking up reads some log. */
const SAVES = 60;
const BOUND_MS = 2000;

const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const fetchText = async (path) => (await fetch(path)).text();

async function timed(work) {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

async function repeat(times, work) {
  const all = [];
  for (let time = 0; time < times; time += 1) all.push((await timed(() => work(time))).ms);
  return all;
}

async function value(answer) {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function measure(text, where) {
  const server = await startServer(where);
  const fetchOfNode = globalThis.fetch;
  try {
    becomePageOf(server.url);
    const importGraph = serverAction("/", actionId("importGraphAction"));
    const ids = [];
    for (let graph = 0; graph < OPENED; graph += 1) ids.push((await value(importGraph({ text }))).graphId);
    const [graphId] = ids;
    const page = `/graphs/${graphId}`;
    const save = serverAction(page, actionId("saveCommandsAction"));
    const saveOne = (revision) =>
      value(
        save({
          graphId,
          baseRevision: revision,
          batches: [
            {
              batchId: crypto.randomUUID(),
              label: "bench",
              commands: [{ type: "rename-graph", name: `Bench ${revision}` }],
            },
          ],
        }),
      );
    const saves = await repeat(SAVES, saveOne);
    const catchingUp = await repeat(20, () => fetchText(`/api${page}/changes?since=${SAVES - 1}`));
    await server.stop();
    globalThis.fetch = fetchOfNode;
    becomePageOf(await server.start());
    const cold = await timed(() => fetchText(page));
    const warm = await repeat(7, () => fetchText(page));
    const listCold = await timed(() => fetchText("/"));
    const listWarm = await repeat(7, () => fetchText("/"));
    for (const id of ids) await fetchText(`/graphs/${id}`);
    return {
      cold: cold.ms,
      warm: at(warm, 0.5),
      bytes: cold.value.length,
      gzipped: gzipSync(cold.value).length,
      listCold: listCold.ms,
      listWarm: at(listWarm, 0.5),
      listBytes: listCold.value.length,
      saveP50: at(saves, 0.5),
      saveP95: at(saves, 0.95),
      catchingUp: at(catchingUp, 0.5),
      memory: server.residentBytes(),
    };
  } finally {
    globalThis.fetch = fetchOfNode;
    await server.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), "triggerboard-bench-"));
const postgres = await startPostgres({ durable: true });
const bundle = await bundleModule(`
  export { GENERIC_BRANCH } from "@/lib/core/graph/branch.ts";
  export { tidied } from "@/lib/core/graph/tidied.ts";
`);
try {
  const { GENERIC_BRANCH, tidied } = await import(pathToFileURL(bundle.path).href);
  const text = JSON.stringify(tidied(GRAPHS.layered(FLOWS), GENERIC_BRANCH));
  const databases = {
    PGlite: { dataDir: join(folder, "pglite") },
    "PostgreSQL, fsync on": {
      dataDir: join(folder, "postgres"),
      databaseUrl: postgres.url(await postgres.createDatabase()),
    },
  };
  console.log(
    `${FLOWS} flows, ${OPENED} such graphs; load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}\n`,
  );
  console.log(
    "| database | page at a server just started | again | page, gzipped | list of ten, first / again | save of one command p50 / p95 | catching up | memory, all ten opened |\n|---|---|---|---|---|---|---|---|",
  );
  for (const [name, where] of Object.entries(databases)) {
    const seen = await measure(text, where);
    const ms = (time) => `${time.toFixed(0)} ms`;
    const kB = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
    console.log(
      `| ${name} | ${ms(seen.cold)} | ${ms(seen.warm)} | ${kB(seen.bytes)}, ${kB(seen.gzipped)} | ${ms(seen.listCold)} / ${ms(seen.listWarm)} (${kB(seen.listBytes)}) | ${ms(seen.saveP50)} / ${ms(seen.saveP95)} | ${ms(seen.catchingUp)} | ${(seen.memory / 1e6).toFixed(0)} MB |`,
    );
    if (Math.max(seen.cold, seen.warm) > BOUND_MS) process.exitCode = 1;
  }
  console.log(`\nBound: a graph opens within ${BOUND_MS} ms: ${process.exitCode ? "broken" : "held"}`);
} finally {
  await postgres.stop();
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
