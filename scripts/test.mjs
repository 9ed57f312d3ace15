// `npm test`: sets up, then unit tests, then journeys in Chromium and Firefox against the production build, with real Metaflow and both databases.
// What this computer cannot run is named in one closing line; with CI=true that is a failure.
import { ensureBrowser } from "./ensure-browser.mjs";
import { findFirefox } from "./find-firefox.mjs";
import { createReport } from "./report.mjs";
import { nodeComplaint, setUp } from "./set-up.mjs";
import { createTally } from "./test-tally.mjs";

const tally = createTally();
// Without a word of our own, a signal would end us and leave PostgreSQL behind, which is ended when we exit.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

async function main() {
  const complaint = nodeComplaint();
  if (complaint) throw new Error(complaint);
  const report = createReport();
  console.log("Setting up");
  await setUp({ build: true, report });

  const { ensureMetaflowEnv } = await import("./metaflow-env.mjs");
  const python = await tally.tryTo(
    report,
    "Python environment with Metaflow",
    "tests with real Metaflow",
    () => ensureMetaflowEnv(),
  );
  const { startPostgres } = await import("./postgres-server.mjs");
  const postgres = await tally.tryTo(report, "PostgreSQL", "tests on PostgreSQL", () => startPostgres());
  const browser = await tally.tryTo(report, "Browser", "journeys in a browser", ensureBrowser);
  const firefox = await tally.tryTo(report, "Firefox", "journeys in Firefox", () => {
    const path = findFirefox();
    if (path) return path;
    throw new Error("none is installed that can be driven here; FIREFOX_PATH may name one");
  });
  const environment = {
    TRIGGERBOARD_TEST_PYTHON: python ?? "",
    TEST_POSTGRES_URL: postgres?.url("postgres") ?? "",
    // Tests choose their own.
    DATABASE_URL: "",
    DATA_DIR: "",
    PORT: "",
    HOST: "",
    TRIGGERBOARD_TOKEN: "",
    // No cluster of the person who tests.
    KUBECONFIG: "no-such-kubeconfig",
  };
  try {
    console.log("\nUnit tests");
    await tally.vitest("Unit tests", environment);
    if (browser) {
      console.log("\nJourneys in a browser");
      await tally.playwright("Journeys", environment);
    } else if (firefox) {
      console.log("\nJourneys in Firefox");
      await tally.playwright("Journeys", environment, ["--project=firefox"]);
    }
  } finally {
    await postgres?.stop();
  }
}

try {
  await main();
} catch (error) {
  tally.fail(error);
}
process.exit(tally.close());
