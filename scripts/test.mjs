// `npm test`: sets up, then unit tests, then journeys in a browser against the production build, with real Metaflow and both databases.
// What this computer cannot run is named in one closing line; with CI=true that is a failure.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReport } from "./report.mjs";
import { nodeComplaint, root, run, setUp } from "./set-up.mjs";

const isCi = Boolean(process.env.CI);
/** What cannot run here, and why. */
const missing = [];
const totals = { passed: 0, failed: 0, skipped: 0 };
const results = mkdtempSync(join(tmpdir(), "triggerboard-results-"));

/** Runs a test runner with its output shown. @returns the exit code */
const show = (words, environment) =>
  new Promise((done) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("close", (code) => done(code ?? 1));
  });

function readResults(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), "utf8"));
  } catch {
    return null;
  }
}

/** @returns the value, or null after noting what is missing */
async function tryTo(report, step, name, work) {
  try {
    return await report.step(step, work);
  } catch (error) {
    missing.push(`${name} (${String(error.message).trim().split("\n").at(-1)})`);
    return null;
  }
}

async function findBrowser() {
  const { findChromium } = await import("./find-chromium.mjs");
  if (findChromium()) return true;
  await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return true;
}

async function unitTests(environment) {
  const file = join(results, "unit.json");
  const code = await show(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    environment,
  );
  const counts = readResults("unit.json");
  count(
    "Unit tests",
    code,
    counts && {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests,
      skipped: counts.numPendingTests + counts.numTodoTests,
    },
  );
}

async function journeys(environment) {
  const code = await show(["node_modules/@playwright/test/cli.js", "test"], {
    ...environment,
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, "journeys.json"),
  });
  const stats = readResults("journeys.json")?.stats;
  count(
    "Journeys",
    code,
    stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
  );
}

/** A runner that fails without a failed test (a file that does not load, an error between tests) counts as one failure. */
function count(name, code, counts) {
  const { passed = 0, failed = 0, skipped = 0 } = counts ?? {};
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  if (code !== 0 && failed === 0) totals.failed += 1;
  if (passed + failed === 0) missing.push(`${name} (no test ran)`);
}

async function main() {
  const complaint = nodeComplaint();
  if (complaint) throw new Error(complaint);
  const report = createReport();
  console.log("Setting up");
  await setUp({ build: true, report });

  const { ensureMetaflowEnv } = await import("./metaflow-env.mjs");
  const python = await tryTo(report, "Python environment with Metaflow", "tests with real Metaflow", () =>
    ensureMetaflowEnv(),
  );
  const { startPostgres } = await import("./postgres-server.mjs");
  const postgres = await tryTo(report, "PostgreSQL", "tests on PostgreSQL", () => startPostgres());
  const browser = await tryTo(report, "Browser", "journeys in a browser", findBrowser);
  const environment = {
    TRIGGERBOARD_TEST_PYTHON: python ?? "",
    TEST_POSTGRES_URL: postgres?.url("postgres") ?? "",
    // Tests choose their own.
    DATABASE_URL: "",
    DATA_DIR: "",
    PORT: "",
    HOST: "",
    TRIGGERBOARD_TOKEN: "",
  };
  try {
    console.log("\nUnit tests");
    await unitTests(environment);
    if (browser) {
      console.log("\nJourneys in a browser");
      await journeys(environment);
    }
  } finally {
    await postgres?.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(error.constructor.name === "SetUpError" ? error.message : error);
  totals.failed += 1;
} finally {
  rmSync(results, { recursive: true, force: true });
}
if (missing.length > 0) console.log(`Could not run here: ${missing.join("; ")}`);
if (isCi && missing.length + totals.skipped > 0) console.log("With CI=true whatever is skipped is a failure");
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""}`,
);
process.exit(
  totals.failed > 0 || totals.passed === 0 || (isCi && missing.length + totals.skipped > 0) ? 1 : 0,
);
