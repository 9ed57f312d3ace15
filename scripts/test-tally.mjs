// Counts what several test runners did and what this computer cannot run, down to one closing line and an exit code.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./set-up.mjs";

export function createTally() {
  const results = mkdtempSync(join(tmpdir(), "triggerboard-results-"));
  /** What cannot run here, and why. */
  const missing = [];
  const totals = { passed: 0, failed: 0, skipped: 0 };

  /** A runner that fails without a failed test (a file that does not load, say), or runs no test at all, counts as one failure. */
  function count(name, code, counts) {
    const { passed = 0, failed = 0, skipped = 0 } = counts ?? {};
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    if (failed === 0 && (code !== 0 || passed === 0)) totals.failed += 1;
    if (passed + failed === 0) console.error(`${name}: no test ran`);
  }

  return {
    missing,
    async vitest(name, environment, words = []) {
      const file = join(results, `${name}.json`);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
      const code = await show(["node_modules/vitest/vitest.mjs", "run", ...words, ...reporters], environment);
      const counts = readJson(file);
      count(
        name,
        code,
        counts && {
          passed: counts.numPassedTests,
          failed: counts.numFailedTests,
          skipped: counts.numPendingTests + counts.numTodoTests,
        },
      );
    },
    async playwright(name, environment, words = []) {
      const file = join(results, `${name}.json`);
      const code = await show(["node_modules/@playwright/test/cli.js", "test", ...words], {
        ...environment,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      });
      const stats = readJson(file)?.stats;
      count(
        name,
        code,
        stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
      );
    },
    /** @returns what `work` gives, or null after noting that `name` cannot run here and why */
    async tryTo(report, step, name, work) {
      try {
        return await report.step(step, work);
      } catch (error) {
        missing.push(`${name} (${String(error.message).trim().split("\n").at(-1)})`);
        return null;
      }
    },
    /** For what went wrong outside of a runner. */
    fail(error) {
      console.error(error.constructor.name === "SetUpError" ? error.message : error);
      totals.failed += 1;
    },
    /** Prints the closing lines. @returns the exit code; with CI=true whatever could not run is a failure */
    close() {
      rmSync(results, { recursive: true, force: true });
      const refused = Boolean(process.env.CI) && missing.length + totals.skipped > 0;
      if (missing.length > 0) console.log(`Could not run here: ${missing.join("; ")}`);
      if (refused) console.log("With CI=true whatever is skipped is a failure");
      console.log(
        `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""}`,
      );
      return totals.failed > 0 || refused ? 1 : 0;
    },
  };
}

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

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
