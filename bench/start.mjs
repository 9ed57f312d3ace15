// How long does a second `npm start` take until the first page is answered, and the command line for a file? Bounds: 5 s and 0.5 s.
// Run: node bench/start.mjs [starts]
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";

const STARTS = Number(process.argv[2] ?? 5);
const BOUND_MS = 5000;
const CLI_BOUND_MS = 500;
const root = resolve(import.meta.dirname, "..");
const dataDir = mkdtempSync(join(tmpdir(), "triggerboard-bench-"));

/** @returns milliseconds until the server says that it is ready, until it has answered the first page, and its memory then */
async function startOnce() {
  const begun = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const part of child.stdout) {
    said += part;
    if (/^Ready in/m.test(said)) break;
  }
  const url = /http:\S+/.exec(said)?.[0];
  if (!url) throw new Error(said);
  const readyMs = performance.now() - begun;
  const response = await fetch(url);
  await response.text();
  if (!response.ok) throw new Error(`The first page answered ${response.status}`);
  const firstPageMs = performance.now() - begun;
  const exit = once(child, "exit");
  child.kill("SIGINT");
  await exit;
  return { readyMs, firstPageMs, skipped: (said.match(/up to date/g) ?? []).length };
}

/** @returns milliseconds of `triggerboard check` on one file, as a process */
function checkOnce() {
  const begun = performance.now();
  const words = ["bin/triggerboard.mjs", "check", "examples/flows"];
  try {
    execFileSync(process.execPath, words, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    // 1 says that something was found.
    if (error.status !== 1) throw error;
  }
  return performance.now() - begun;
}

try {
  const first = await startOnce();
  const warm = [];
  for (let start = 0; start < STARTS; start += 1) warm.push(await startOnce());
  const seconds = (value) => `${(value / 1000).toFixed(2)} s`;
  const median = warm.map(({ firstPageMs }) => firstPageMs).sort((a, b) => a - b)[STARTS >> 1];
  console.log(
    `${STARTS} warm starts on PGlite; load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}\n`,
  );
  console.log("| start | ready | first page answered | steps skipped |\n|---|---|---|---|");
  for (const [place, { readyMs, firstPageMs, skipped }] of [first, ...warm].entries())
    console.log(
      `| ${place === 0 ? "first, new data folder" : `warm ${place}`} | ${seconds(readyMs)} | ${seconds(firstPageMs)} | ${skipped} of 4 |`,
    );
  const checks = Array.from({ length: STARTS }, checkOnce).sort((a, b) => a - b);
  const cliMs = checks[STARTS >> 1];
  console.log(`\nCommand line, check of the examples: ${seconds(cliMs)} in the median of ${STARTS}`);
  const isHeld = median <= BOUND_MS && cliMs <= CLI_BOUND_MS && warm.every(({ skipped }) => skipped === 4);
  console.log(
    `\nBounds: the median warm start answers within ${seconds(BOUND_MS)}, all skip every step, and the command line within ${seconds(CLI_BOUND_MS)}: ${isHeld ? "held" : "broken"}`,
  );
  process.exitCode = isHeld ? 0 : 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
