// How long does the server take to keep one command on a graph of 1,000 flows, and to read it when it wakes up? Bound: p95 of a save
// at most 50 ms, on PGlite and on PostgreSQL with fsync. Run: node bench/save.mjs [saves]
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { startPostgres } from "../scripts/postgres-server.mjs";

const SAVES = Number(process.argv[2] ?? 599);
const FLOWS = 1000;
const BOUND_MS = 50;
const root = resolve(import.meta.dirname, "..");

const PROGRAM = `
  export { saveRequestSchema } from "@/lib/core/graph/change.ts";
  export { readMigrations } from "@/lib/server/db/apply-migrations.ts";
  export { createGraphStore } from "@/lib/server/db/graph-store.ts";
  export { openPglite } from "@/lib/server/db/open-pglite.ts";
  export { openPostgres } from "@/lib/server/db/open-postgres.ts";
`;

async function loadServer(folder) {
  const outfile = join(folder, "server.mjs");
  await build({
    stdin: { contents: PROGRAM, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    alias: { "@": root },
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

/** 1,000 flows as an import gives them: parameters, a docstring, a trigger each. */
const makeGraph = () => ({
  schema: "triggerboard/v1",
  name: "Bench",
  events: [],
  flows: Array.from({ length: FLOWS }, (_, place) => ({
    id: `flow-${place}`,
    name: `Flow${place}`,
    project: { name: "shop" },
    source: { file: `flows/flow_${place}.py`, line: 12 },
    doc: "Reads the day's orders, joins them with the catalogue and writes features for the model. ".repeat(
      2,
    ),
    parameters: ["date", "limit", "region"].map((name) => ({ name, type: "str", default: '"x"' })),
    steps: ["start", "load", "join", "end"],
    position: { x: (place % 40) * 280, y: Math.floor(place / 40) * 140 },
    ...(place > 0 ? { trigger: { kind: "on-finish", upstreams: [{ flow: `Flow${place >> 1}` }] } } : {}),
  })),
});

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function measure(server, database) {
  const graphs = server.createGraphStore(database.prisma);
  const { graphId } = await graphs.create(makeGraph(), "bench");
  const times = [];
  for (let revision = 0; revision < SAVES; revision += 1) {
    const flow = `flow-${(revision * 7919) % FLOWS}`;
    const command =
      revision % 2
        ? { type: "move", flows: [{ flow, x: revision, y: 7 }], events: [] }
        : { type: "set-schedule", flow, schedule: { cron: `${revision % 60} * * * *` } };
    const batch = { batchId: crypto.randomUUID(), label: "bench", commands: [command] };
    const begun = performance.now();
    const request = server.saveRequestSchema.parse({ graphId, baseRevision: revision, batches: [batch] });
    const answer = await graphs.append(request, "bench");
    times.push(performance.now() - begun);
    if (answer.value?.kind !== "saved") throw new Error(JSON.stringify(answer));
  }
  await graphs.settle();
  const sorted = times.sort((a, b) => a - b);
  // The worst case: as many changes as there can be after the last snapshot.
  const begun = performance.now();
  const woken = await server.createGraphStore(database.prisma).head(graphId);
  const wakeMs = performance.now() - begun;
  if (woken.value?.revision !== SAVES) throw new Error("the head was not read");
  const changes = SAVES % 100;
  const known = performance.now();
  await graphs.head(graphId);
  return {
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    max: at(sorted, 1),
    wakeMs,
    changes,
    knownMs: performance.now() - known,
  };
}

mkdirSync(join(root, ".cache"), { recursive: true });
const program = mkdtempSync(join(root, ".cache/bench-"));
const data = mkdtempSync(join(tmpdir(), "triggerboard-bench-"));
const postgres = await startPostgres({ durable: true });
try {
  const server = await loadServer(program);
  const migrations = await server.readMigrations(join(root, "prisma/migrations"));
  const databases = {
    PGlite: () => server.openPglite(data, migrations),
    "PostgreSQL, fsync on": async () =>
      server.openPostgres(postgres.url(await postgres.createDatabase()), migrations),
  };
  console.log(
    `${SAVES} saves of one command on ${FLOWS} flows; load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}\n`,
  );
  console.log(
    "| database | save p50 | p95 | slowest | waking up: snapshot and log | known head |\n|---|---|---|---|---|---|",
  );
  for (const [name, open] of Object.entries(databases)) {
    const database = await open();
    const { p50, p95, max, wakeMs, changes, knownMs } = await measure(server, database);
    await database.close();
    const ms = (value) => `${value.toFixed(1)} ms`;
    console.log(
      `| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(max)} | ${ms(wakeMs)} (${changes} changes) | ${ms(knownMs)} |`,
    );
    if (p95 > BOUND_MS) process.exitCode = 1;
  }
  console.log(`\nBound: p95 of a save ≤ ${BOUND_MS} ms: ${process.exitCode ? "broken" : "held"}`);
} finally {
  await postgres.stop();
  for (const folder of [program, data]) rmSync(folder, { recursive: true, force: true });
}
