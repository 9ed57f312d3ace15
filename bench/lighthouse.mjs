// What does Lighthouse say of each page of the production build? Bounds: performance and accessibility 95, no layout shift.
// Lighthouse is fetched by name when this runs; each page is looked at three times and its best run counts, since other work on the
// machine only ever makes it worse. Wants a build: npm run build. Run: node bench/lighthouse.mjs [page …]
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "../scripts/find-chromium.mjs";
import { startServer } from "./start-server.mjs";

/** The last one for Node 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const RUNS = 3;
const BOUNDS = { performance: 95, accessibility: 95, "best-practices": 95 };
const MOST_SHIFT = 0.001;

const folder = mkdtempSync(join(tmpdir(), "triggerboard-bench-"));
const executable = findChromium() ?? chromium.executablePath();

/** @returns scores in percent, the layout shift and what could be better, of one look at a page; null when Lighthouse failed to look */
async function look(url) {
  const report = join(folder, "report.json");
  const words = [
    url,
    "--output=json",
    `--output-path=${report}`,
    "--preset=desktop",
    "--quiet",
    `--only-categories=${Object.keys(BOUNDS).join(",")}`,
    "--chrome-flags=--headless=new --no-sandbox",
  ];
  const child = spawn("npm", ["exec", "--yes", "--", LIGHTHOUSE, ...words], {
    env: { ...process.env, CHROME_PATH: executable },
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) return null;
  const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
  const scores = Object.fromEntries(
    Object.keys(BOUNDS).map((name) => [name, Math.round(categories[name].score * 100)]),
  );
  const worse = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `${id} ${audits[id].displayValue ?? ""}`.trim());
  const shift = audits["cumulative-layout-shift"].numericValue;
  return { scores, shift, blocked: audits["total-blocking-time"].numericValue, worse };
}

/** @returns the address of the example in the editor */
async function openExample(url) {
  const browser = await chromium.launch({ executablePath: executable });
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  const { pathname } = new URL(page.url());
  await browser.close();
  return pathname;
}

const server = await startServer(join(folder, "data"));
try {
  const editor = await openExample(server.url);
  const pages = {
    list: "/",
    editor,
    ...Object.fromEntries(["deploy", "versions", "simulate"].map((name) => [name, `${editor}/${name}`])),
    settings: "/settings",
  };
  const asked = process.argv.slice(2);
  console.log(
    `Lighthouse, desktop, best of ${RUNS}; load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}\n`,
  );
  console.log(
    "| page | performance | accessibility | best practices | blocked | layout shift |\n|---|---|---|---|---|---|",
  );
  for (const [name, path] of Object.entries(pages)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    let best = null;
    for (let run = 0; run < RUNS; run += 1) {
      const seen = await look(server.url + path);
      if (seen === null) continue;
      if (best === null || seen.scores.performance > best.scores.performance) best = seen;
      if (best.worse.length === 0) break;
    }
    if (best === null) throw new Error(`Lighthouse failed ${RUNS} times. Nothing was measured of ${path}`);
    const { scores, shift, blocked, worse } = best;
    console.log(
      `| ${name} | ${Object.values(scores).join(" | ")} | ${Math.round(blocked)} ms | ${shift.toFixed(4)} |`,
    );
    for (const audit of worse) console.log(`  ${name}: ${audit}`);
    const missed = Object.entries(BOUNDS).some(([category, bound]) => scores[category] < bound);
    if (missed || shift > MOST_SHIFT) process.exitCode = 1;
  }
  console.log(`\nBounds: ${process.exitCode ? "broken" : "held"}`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
