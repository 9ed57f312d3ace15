// Do many people drawing in one graph lose anything when servers are killed? 50 editors make 200 commands each through two servers on one
// PostgreSQL, which are killed with SIGKILL and started again at random moments. Bounds: all editors and both servers end with the same
// document; every command is in the log once, or in its author's tray and not in the log. Wants a build: npm run build.
// Run: node bench/soak.mjs [editors] [commands] [seed]
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { startPostgres } from "../scripts/postgres-server.mjs";
import { GRAPHS } from "./analysis-graphs.mjs";
import { becomePageOf, serverAction } from "./browser-in-node.mjs";
import { bundleModule } from "./bundle-module.mjs";
import { seeded } from "./seeded.mjs";
import { actionId, startServer } from "./server-process.mjs";

const EDITORS = Number(process.argv[2] ?? 50);
const COMMANDS = Number(process.argv[3] ?? 200);
const SEED = Number(process.argv[4] ?? Math.floor(Math.random() * 1e6));
/** Between two edits of one person, about. */
const PACE_MS = 1000;
/** Between two kills, about. */
const KILL_MS = 20_000;
const LONGEST_MS = 15 * 60_000;
const FLOWS = 60;

const PROGRAM = `
  export { canonicalJson } from "@/lib/core/foundation/canonical-json.ts";
  export { applyCommands } from "@/lib/core/graph/apply-command.ts";
  export { GENERIC_BRANCH } from "@/lib/core/graph/branch.ts";
  export { createEditor } from "@/lib/client/editor/create-editor.ts";
  export { httpTransport } from "@/lib/client/editor/http-transport.ts";
  export { unsavedBatches } from "@/lib/client/editor/unsaved-batches.ts";
`;

const random = seeded(SEED);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function startEditors(bundle, origin, graphId, names, seed) {
  const words = {
    bundle,
    origin,
    graphId,
    saveId: actionId("saveCommandsAction"),
    names,
    commands: COMMANDS,
    paceMs: PACE_MS,
    seed,
  };
  const child = fork(join(import.meta.dirname, "soak-editors.mjs"), [JSON.stringify(words)]);
  const group = { child, made: new Map(), results: null };
  group.quiet = new Promise((done, fail) => {
    child.on("message", (message) => {
      if (message.kind === "made") group.made.set(message.name, message.made);
      if (message.kind === "quiet") done();
      if (message.kind === "results") group.results = message.results;
    });
    child.on("exit", (code) => fail(new Error(`Editors ended with ${code}`)));
  });
  group.quiet.catch(() => {});
  return group;
}

/** Kills one of the servers now and then, sometimes both, until told to stop. */
function killer(servers) {
  let stopped = false;
  let kills = 0;
  const done = (async () => {
    while (!stopped) {
      for (let waited = 0, wait = KILL_MS * (0.5 + random()); waited < wait && !stopped; waited += 100)
        await sleep(100);
      if (stopped) return;
      const chosen = random() < 0.2 ? servers : [servers[random() < 0.5 ? 0 : 1]];
      kills += chosen.length;
      await Promise.all(
        chosen.map(async (server) => {
          await server.kill();
          await sleep(random() * 2000);
          await server.start();
        }),
      );
    }
  })();
  return {
    async stop() {
      stopped = true;
      await done;
      return kills;
    },
  };
}

/** The log as the database holds it, and the document that it makes. */
async function readLog(url, graphId, applyCommands) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const snapshot = await client.query(
    `SELECT "document" FROM "Snapshot" WHERE "graphId" = $1 AND "revision" = 0`,
    [graphId],
  );
  const { rows } = await client.query(
    `SELECT "revision", "batchId", "commands" FROM "Change" WHERE "graphId" = $1 ORDER BY "revision"`,
    [graphId],
  );
  await client.end();
  let document = JSON.parse(snapshot.rows[0].document);
  for (const { revision, commands } of rows) {
    const applied = applyCommands(document, JSON.parse(commands));
    if (!applied.ok) throw new Error(`Change ${revision} does not apply: ${applied.error.message}`);
    document = applied.value;
  }
  return { rows, document };
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), "triggerboard-soak-"));
const postgres = await startPostgres({ durable: true });
const databaseUrl = postgres.url(await postgres.createDatabase());
const bundle = await bundleModule(PROGRAM);
const servers = [];
const groups = [];
const broken = [];
const hold = (what, holds) => holds || broken.push(what);
const tooLong = setTimeout(() => {
  console.error(`It took longer than ${LONGEST_MS / 60_000} minutes; seed ${SEED}`);
  for (const { child } of groups) child.kill("SIGKILL");
  process.exit(1);
}, LONGEST_MS);
try {
  console.log(`Seed ${SEED}`);
  for (const name of ["a", "b"])
    servers.push(await startServer({ dataDir: join(folder, name), databaseUrl }));
  const path = pathToFileURL(bundle.path).href;
  const { applyCommands, canonicalJson } = await import(path);
  becomePageOf(servers[0].url);
  const made = await serverAction(
    "/",
    actionId("importGraphAction"),
  )({ text: JSON.stringify(GRAPHS.layered(FLOWS)) });
  if (!made.ok) throw new Error(JSON.stringify(made));
  const { graphId } = made.value;

  const begun = performance.now();
  const names = Array.from({ length: EDITORS }, (_, place) => `E${place}`);
  for (const [place, { url }] of servers.entries()) {
    const mine = names.filter((_, editor) => editor % servers.length === place);
    groups.push(startEditors(path, url, graphId, mine, SEED + 1000 * (place + 1)));
  }
  const killing = killer(servers);
  const progress = setInterval(() => {
    const count = groups.flatMap(({ made: of }) => [...of.values()]).reduce((sum, each) => sum + each, 0);
    console.error(
      `${((performance.now() - begun) / 1000).toFixed(0)} s: ${count} of ${EDITORS * COMMANDS} commands made`,
    );
  }, 10_000);
  progress.unref();
  await Promise.all(groups.map(({ quiet }) => quiet));
  const wallMs = performance.now() - begun;
  clearInterval(progress);
  const kills = await killing.stop();

  const { rows, document } = await readLog(databaseUrl, graphId, applyCommands);
  const fingerprint = (graph) => createHash("sha256").update(canonicalJson(graph)).digest("hex");
  const expected = fingerprint(document);
  for (const { url } of servers) {
    const response = await fetch(new URL(`/api/graphs/${graphId}`, url));
    const head = await response.json();
    if (!response.ok)
      throw new Error(`${url} answered ${response.status}: ${JSON.stringify(head)}; seed ${SEED}`);
    hold(`${url} is at revision ${head.revision} of ${rows.length}`, head.revision === rows.length);
    hold(`${url} has the document of the log`, fingerprint(head.document) === expected);
  }
  for (const { child } of groups) {
    child.send({ kind: "tell", revision: rows.length });
    await once(child, "exit");
  }
  const results = groups.flatMap(({ results: some }) => some ?? []);
  hold("all editors told", results.length === EDITORS);
  const logged = new Set(rows.map(({ batchId }) => batchId));
  hold("no batch is in the log twice", logged.size === rows.length);
  let [sent, tray, acknowledged, conflicts, reloads] = [0, 0, 0, 0, 0];
  for (const result of results) {
    hold(
      `${result.name}, at revision ${result.revision} of ${rows.length}, ends with the document of the log`,
      result.graph === expected,
    );
    const inTray = new Set(result.tray);
    for (const batchId of result.made)
      hold(
        `${batchId} of ${result.name} is in log or tray, and in one of them`,
        logged.has(batchId) !== inTray.has(batchId),
      );
    sent += result.made.length;
    tray += inTray.size;
    acknowledged += result.made.filter((batchId) => logged.has(batchId)).length;
    conflicts += result.conflicts;
    reloads += result.reloads;
  }
  hold("nothing is in the log that nobody made", acknowledged === rows.length);
  const latencies = results.flatMap(({ latencies: some }) => some).sort((a, b) => a - b);
  const cells = {
    editors: EDITORS,
    commands: sent,
    acknowledged,
    "in trays": tray,
    "answers with others' changes, replayed": conflicts,
    "pages loaded again": reloads,
    "servers killed": kills,
    "wall time": `${(wallMs / 1000).toFixed(0)} s`,
    "acknowledged after, p50": `${at(latencies, 0.5).toFixed(0)} ms`,
    p95: `${at(latencies, 0.95).toFixed(0)} ms`,
    slowest: `${(at(latencies, 1) / 1000).toFixed(1)} s`,
    load: loadavg()[0].toFixed(1),
  };
  console.log(
    `| ${Object.keys(cells).join(" | ")} |\n|${"---|".repeat(Object.keys(cells).length)}\n| ${Object.values(cells).join(" | ")} |`,
  );
  for (const what of broken.slice(0, 20)) console.log(`Does not hold: ${what}`);
  console.log(
    `\nBounds: one document for all, nothing lost, nothing twice: ${broken.length > 0 ? `broken (${broken.length}), seed ${SEED}` : "held"}`,
  );
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  clearTimeout(tooLong);
  for (const { child } of groups) child.kill("SIGKILL");
  for (const server of servers) await server.stop();
  await postgres.stop();
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
