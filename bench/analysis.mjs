// How long do all checks of a large graph take, when it is opened and on each edit, and its components against @dagrejs/graphlib's?
// Bounds: all checks of 10,000 flows with 15,000 triggers on each edit 50 ms (median); components from flow ids 10 times as fast as graphlib with its
// build; the warning before the drop 16 ms on 1,000 flows. Run: npm run bench:analysis
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { alg, Graph } from "@dagrejs/graphlib";
import { build } from "esbuild";
import { GRAPHS, idsAndEdges } from "./analysis-graphs.mjs";

const ROUNDS = 15;
const WARM_UP = 3;
const ROOT = join(import.meta.dirname, "..");
const PROD = { production: true, branch: null, user: null };
const BOUNDS = { analysisMs: 50, ratio: 10, forecastMs: 16 };

const { analyzeGraph, applyCommand, componentsOfIds, forecastLoops, parseGraph } = await bundle();
const misses = [];
const bound = (name, value, limit, met) => {
  if (!met) misses.push(`${name}: ${value}, bound ${limit}`);
};

console.log(
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(2)}, median of ${ROUNDS}\n`,
);
console.log(
  "All checks on the branch in view. Opened: nothing of the document was seen before. Edited: after one flow changed\n",
);
console.log("| graph | flows | triggers | findings | loops | opened ms | edited ms |");
console.log("|---|---|---|---|---|---|---|");
for (const [name, make] of Object.entries(GRAPHS)) {
  const graph = make();
  const parsed = parseGraph(graph);
  if (!parsed.ok) throw new Error(parsed.error);
  const opened = measure(analyze, make);
  let document = graph;
  let round = 0;
  const edited = measure(analyze, () => {
    const { id, trigger } = document.flows[(round++ * 7919) % document.flows.length];
    const upstream = { flow: document.flows[(round * 104_729) % document.flows.length].name };
    const command =
      trigger?.kind === "on-event"
        ? { type: "set-reset", flow: id, reset: null }
        : { type: "connect", flow: id, upstream };
    const applied = applyCommand(document, command);
    if (!applied.ok) throw new Error(applied.error.message);
    document = applied.value.graph;
    return document;
  });
  const { findings, loops } = analyze(graph);
  const triggers = graph.flows.reduce(
    (sum, { trigger }) => sum + (trigger?.upstreams ?? trigger?.events ?? []).length,
    0,
  );
  console.log(
    `| ${name} | ${graph.flows.length} | ${triggers} | ${findings.length} | ${loops.length} | ${opened.median} | ${edited.median} |`,
  );
  if (graph.flows.length === 10_000)
    bound(
      `all checks, ${name}`,
      `${edited.median} ms`,
      `${BOUNDS.analysisMs} ms`,
      edited.median <= BOUNDS.analysisMs,
    );
}

console.log(
  "\nStrongly connected components from flow ids, beside @dagrejs/graphlib with its build, same run\n",
);
console.log("| graph | ours ms | graphlib ms | of that tarjan ms | ratio |");
console.log("|---|---|---|---|---|");
for (const name of ["random", "layered", "loops of 20"]) {
  const { ids, edges } = idsAndEdges(GRAPHS[name]());
  const ours = measure(() => componentsOfIds(ids, edges));
  let tarjanMs = 0;
  const theirs = measure(() => {
    const graph = new Graph();
    for (const id of ids) graph.setNode(id);
    for (const [from, to] of edges) graph.setEdge(from, to);
    const start = performance.now();
    const components = alg.tarjan(graph);
    tarjanMs = performance.now() - start;
    return components;
  });
  if (sorted(ours.value) !== sorted(theirs.value)) throw new Error(`Components differ on ${name}`);
  const ratio = theirs.median / ours.median;
  console.log(
    `| ${name} | ${ours.median} | ${theirs.median} | ${tarjanMs.toFixed(1)} | ${ratio.toFixed(1)} |`,
  );
  bound(`components, ${name}`, `${ratio.toFixed(1)} times`, `${BOUNDS.ratio} times`, ratio >= BOUNDS.ratio);
}

console.log("\nThe warning before the drop, for all targets: kinds of all loops, and the words of one\n");
console.log("| graph | flows | targets that close a loop | ms |");
console.log("|---|---|---|---|");
for (const [name, make] of [
  ["layered, 1,000", () => GRAPHS.layered(1000)],
  ["random, 1,000", () => GRAPHS.random(1000)],
  ["chain, 1,000", () => GRAPHS["chain of 100,000"](1000)],
  ["layered, 10,000", () => GRAPHS.layered()],
  ["random, 10,000", () => GRAPHS.random()],
  ["loops of 20, 10,000", () => GRAPHS["loops of 20"]()],
  ["chain, 100,000", () => GRAPHS["chain of 100,000"]()],
]) {
  const graph = make();
  const source = graph.flows.at(-1).id;
  const forecast = measure(() => {
    const loopOf = forecastLoops(graph, PROD, { flow: source });
    let closing = null;
    let count = 0;
    for (const { id } of graph.flows) {
      const loop = loopOf(id);
      if (!loop) continue;
      count++;
      closing ??= loop;
    }
    return { count, words: closing && [closing.path.length, closing.consequence] };
  });
  console.log(`| ${name} | ${graph.flows.length} | ${forecast.value.count} | ${forecast.median} |`);
  if (graph.flows.length === 1000)
    bound(
      `warning, ${name}`,
      `${forecast.median} ms`,
      `${BOUNDS.forecastMs} ms`,
      forecast.median <= BOUNDS.forecastMs,
    );
}

console.log(misses.length === 0 ? "\nAll bounds met." : `\nMissed:\n${misses.join("\n")}`);
process.exitCode = misses.length === 0 ? 0 : 1;

function analyze(graph) {
  return analyzeGraph(graph, { branches: [PROD] });
}

/** `prepare` makes what `work` is given, and is not measured; the first rounds warm the compiler up. */
function measure(work, prepare = () => undefined) {
  const times = [];
  let value;
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const input = prepare();
    const start = performance.now();
    value = work(input);
    if (round >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { value, median: round1(times[Math.floor(times.length / 2)]) };
}

function round1(ms) {
  return Math.round(ms * 10) / 10;
}

function sorted(components) {
  return components
    .map((ids) => [...ids].sort().join())
    .sort()
    .join(";");
}

async function bundle() {
  const folder = await mkdtemp(join(tmpdir(), "triggerboard-bench-"));
  try {
    const outfile = join(folder, "analysis.mjs");
    await build({
      stdin: {
        contents: `
          export { analyzeGraph } from "./lib/core/analysis/analyze-graph.ts";
          export { forecastLoops } from "./lib/core/analysis/forecast-loops.ts";
          export { componentsOfIds } from "./lib/core/analysis/strongly-connected.ts";
          export { applyCommand } from "./lib/core/graph/apply-command.ts";
          export { parseGraph } from "./lib/core/graph/parse-graph.ts";`,
        resolveDir: ROOT,
        loader: "ts",
      },
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "error",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
