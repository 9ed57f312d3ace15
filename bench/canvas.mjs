// How fast is the editor's canvas, beside bare React Flow on the same graphs in the same run? Wants a build: npm run build.
// Bounds on 10,000 flows with 15,000 triggers: ready 2 s after the document arrived; pan, zoom, drag and connecting at 45 frames a second at every zoom; a frame that chooses
// or a letter of a search answers within 33 ms; tidied in 2 s; 200 MB. Run: node bench/canvas.mjs [flows …]

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { findChromium } from "../scripts/find-chromium.mjs";
import { drive } from "./canvas-driver.mjs";
import { gridGraph } from "./canvas-graphs.mjs";
import { startServer } from "./start-server.mjs";

const SIZES = process.argv.slice(2).map(Number);
const BOUNDS = { readyMs: 2000, fps: 45, frameMs: 33, tidyMs: 2000, heapMb: 200 };
/** Zooms that are looked at; "fit" is the whole graph. */
const ZOOMS = [2, 1, 0.5, 0.3, 0.15, "fit"];
/** Bare React Flow needs minutes for more. */
const MOST_BARE_IN_VIEW = 3000;
const root = resolve(import.meta.dirname, "..");
const misses = [];

const folder = mkdtempSync(join(tmpdir(), "triggerboard-bench-"));
const [server, bare] = [await startServer(folder), await serveBare()];
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined });
try {
  console.log(
    `Load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}, ${browser.version()}, software drawing, 1280 × 800`,
  );
  console.log("Frames a second: one input a frame for about a second; the worst frame in brackets, in ms.\n");
  for (const flows of SIZES.length > 0 ? SIZES : [1000, 3000, 10_000]) {
    const graph = gridGraph(flows);
    bare.show(graph);
    console.log(`## ${flows.toLocaleString("en")} flows, ${(flows * 1.5).toLocaleString("en")} triggers\n`);
    const ours = await measure(await openOurs(graph), { select: true });
    const theirs = await measure(await openBare(), { most: MOST_BARE_IN_VIEW, flows });
    report(flows, ours, theirs);
  }
} finally {
  await browser.close();
  bare.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const miss of misses) console.log(`Missed: ${miss}`);
process.exitCode = misses.length > 0 ? 1 : 0;

async function newPage() {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  // Nothing lies beside the canvas: the whole window is drawn, as for bare React Flow.
  await context.addInitScript(() => localStorage.setItem("triggerboard:tour", "seen"));
  return page;
}

async function openOurs(graph) {
  const page = await newPage();
  await page.goto(server.url);
  await page.waitForTimeout(1500);
  await page.getByLabel("Triggerboard graph").setInputFiles({
    name: "graph.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(graph)),
  });
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/, { timeout: 120_000 });
  await page.goto(page.url());
  return {
    page,
    ...(await ready(page, "[aria-label=Canvas] canvas, [aria-label=Canvas] .react-flow__node")),
  };
}

async function openBare() {
  const page = await newPage();
  await page.goto(bare.url);
  return { page, ...(await ready(page, ".react-flow__node")) };
}

/** @returns milliseconds from the document's arrival until something is drawn */
async function ready(page, drawn) {
  const readyMs = await page.waitForFunction(
    (selector) => {
      const [navigation] = performance.getEntriesByType("navigation");
      const element = document.querySelector(selector);
      if (!element || navigation.responseEnd === 0) return 0;
      if (element instanceof HTMLCanvasElement) {
        const { width, height } = element;
        if (width < 2) return 0;
        const { data } = element.getContext("2d").getImageData(0, 0, width, height);
        if (!data.some((value) => value > 0)) return 0;
      }
      return performance.now() - navigation.responseEnd;
    },
    drawn,
    { polling: "raf", timeout: 300_000 },
  );
  const value = await readyMs.jsonValue();
  await page.waitForTimeout(4000);
  return { readyMs: value };
}

async function measure({ page, readyMs }, { most = Number.POSITIVE_INFINITY, flows = 0, select = false }) {
  const rows = [];
  await page.evaluate(drive);
  for (const zoom of ZOOMS) {
    const inView = zoom === "fit" ? flows : Math.min(flows, (1280 / zoom / 336) * (800 / zoom / 120));
    if (inView > most) {
      rows.push({ zoom });
      continue;
    }
    await page.evaluate((wanted) => window.bench.zoomTo(wanted), zoom);
    await page.waitForTimeout(1200);
    const pan = await page.evaluate(() => window.bench.pan());
    await page.waitForTimeout(600);
    const wheel = await page.evaluate(() => window.bench.wheel());
    await page.waitForTimeout(600);
    await page.evaluate((wanted) => window.bench.zoomTo(wanted), zoom);
    await page.waitForTimeout(1200);
    const drag = await page.evaluate(() => window.bench.drag());
    await page.waitForTimeout(600);
    const connect = select ? await page.evaluate(() => window.bench.connect()) : null;
    await page.waitForTimeout(600);
    const frame = select ? await page.evaluate(() => window.bench.frame()) : null;
    rows.push({ zoom, pan, wheel, drag, connect, frame });
  }
  const searchMs = select ? await page.evaluate(() => window.bench.search("flow00 part_7")) : null;
  const edits = select ? await page.evaluate(() => window.bench.edits()) : null;
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  await client.send("Performance.enable");
  const { metrics } = await client.send("Performance.getMetrics");
  const heapMb = metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1e6;
  await page.context().close();
  return { readyMs, rows, heapMb, edits, searchMs };
}

function report(flows, ours, theirs) {
  const cell = (run) => (run ? `${run.fps.toFixed(0)} (${run.worstMs.toFixed(0)})` : "–");
  console.log(
    "| zoom | | pan | wheel | drag | connect | frame that chooses, ms |\n|---|---|---|---|---|---|---|",
  );
  for (const [at, row] of ours.rows.entries()) {
    const bareRow = theirs.rows[at];
    console.log(
      `| ${row.zoom} | Triggerboard | ${cell(row.pan)} | ${cell(row.wheel)} | ${cell(row.drag)} | ${cell(row.connect)} | ${row.frame?.workMs.toFixed(0)} |`,
    );
    console.log(`| | bare | ${cell(bareRow.pan)} | ${cell(bareRow.wheel)} | ${cell(bareRow.drag)} | | |`);
    if (flows !== 10_000) continue;
    for (const what of ["pan", "wheel", "drag", "connect"]) {
      const run = row[what];
      if (!run || run.fps < BOUNDS.fps)
        misses.push(`${what} at zoom ${row.zoom}: ${run?.fps.toFixed(0)} fps, bound ${BOUNDS.fps}`);
    }
    if (row.frame.workMs > BOUNDS.frameMs)
      misses.push(`choosing at zoom ${row.zoom}: ${row.frame.workMs.toFixed(0)} ms`);
  }
  console.log(
    `\nReady after the document arrived: ${ours.readyMs.toFixed(0)} ms, bare ${theirs.readyMs.toFixed(0)} ms. Heap: ${ours.heapMb.toFixed(0)} MB, bare ${theirs.heapMb.toFixed(0)} MB. The longest that a letter of a search held up the page: ${ours.searchMs.toFixed(0)} ms.\n`,
  );
  const { move, undo, walk, remove, tidyMs, tidyBlock } = ours.edits;
  console.log(
    `The longest that an edit held up the page: moving a flow ${move.toFixed(0)} ms, undo of that ${undo.toFixed(0)} ms, deleting one ${remove.toFixed(0)} ms; an arrow key ${walk.toFixed(0)} ms. Tidying took ${tidyMs.toFixed(0)} ms and held up the page for ${tidyBlock.toFixed(0)} ms at most.\n`,
  );
  if (flows !== 10_000) return;
  if (ours.readyMs > BOUNDS.readyMs) misses.push(`ready: ${ours.readyMs.toFixed(0)} ms`);
  if (tidyMs > BOUNDS.tidyMs) misses.push(`tidying: ${tidyMs.toFixed(0)} ms`);
  if (ours.searchMs > BOUNDS.frameMs) misses.push(`a letter of a search: ${ours.searchMs.toFixed(0)} ms`);
  if (ours.heapMb > BOUNDS.heapMb) misses.push(`heap: ${ours.heapMb.toFixed(0)} MB`);
}

/** A page with React Flow and the same cards and lines, nothing else. */
async function serveBare() {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "canvas-bare.jsx")],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const css = readFileSync(join(root, "node_modules/@xyflow/react/dist/style.css"), "utf8");
  let graph = null;
  const page = () =>
    `<!doctype html><meta charset=utf-8><style>${css} body{margin:0} #app{width:100vw;height:100vh} .card{width:216px;height:88px;box-sizing:border-box;padding:12px;border:1px solid #cdd2db;border-radius:10px;background:#fff;font:600 14px system-ui}</style><div id=app></div><script>window.graph=${JSON.stringify(graph)}</script><script type=module src=/app.js></script>`;
  const http = createServer((request, response) => {
    const isScript = request.url === "/app.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? outputFiles[0].text : page());
  });
  await new Promise((done) => http.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${http.address().port}/`,
    show: (shown) => {
      graph = shown;
    },
    close: () => http.close(),
  };
}
