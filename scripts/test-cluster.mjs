// `npm run test:cluster`: deploys to Kubernetes against a real API server, which is built from Go modules once and kept in .cache.
// Without Go nothing can be tried: that is said in the closing line, and with CI=true it is a failure.
import { join } from "node:path";
import { buildTestbed, hasGo } from "../e2e/cluster/testbed/build-testbed.mjs";
import { ensureBrowser } from "./ensure-browser.mjs";
import { createReport } from "./report.mjs";
import { nodeComplaint, root, setUp } from "./set-up.mjs";
import { createTally } from "./test-tally.mjs";

const tally = createTally();

async function main() {
  const complaint = nodeComplaint();
  if (complaint) throw new Error(complaint);
  if (!hasGo()) {
    tally.missing.push("tests against an API server (Go, which builds it, was not found)");
    return;
  }
  const report = createReport();
  console.log("Setting up");
  await setUp({ build: true, report });
  await report.step("API server and etcd", () =>
    buildTestbed({ cacheDir: join(root, ".cache"), log: report.note }),
  );
  const browser = await tally.tryTo(report, "Browser", "journeys in a browser", ensureBrowser);
  console.log("\nTests against an API server");
  await tally.vitest("Cluster tests", {}, ["--config=e2e/cluster/vitest.config.ts"]);
  if (browser) {
    console.log("\nJourneys in a browser");
    await tally.playwright("Cluster journeys", {}, ["--config=e2e/cluster/playwright.config.ts"]);
  }
}

try {
  await main();
} catch (error) {
  tally.fail(error);
}
process.exit(tally.close());
