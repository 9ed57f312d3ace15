// `npm run test:cluster`: deploys to Kubernetes against a real API server, which is built from Go modules once and kept in .cache.
// Without Go nothing can be tried: that is said in the closing line, and with CI=true it is a failure.
import { join } from "node:path";
import { buildTestbed, hasGo } from "../e2e/cluster/testbed/build-testbed.mjs";
import { createReport } from "./report.mjs";
import { root, setUp } from "./set-up.mjs";
import { createTally } from "./test-tally.mjs";

const tally = createTally();

async function main() {
  if (!hasGo()) {
    tally.missing.push("tests against an API server (Go, which builds it, was not found)");
    return;
  }
  const report = createReport();
  console.log("Setting up");
  await setUp({ build: false, report });
  await report.step("API server and etcd", () =>
    buildTestbed({ cacheDir: join(root, ".cache"), log: report.note }),
  );
  console.log("\nTests against an API server");
  await tally.vitest("Cluster tests", {}, ["--config=e2e/cluster/vitest.config.ts"]);
}

try {
  await main();
} catch (error) {
  tally.fail(error);
}
process.exit(tally.close());
