import { defineConfig } from "@playwright/test";
import journeys from "../../playwright.config.ts";
import type { ServerOptions } from "../fixtures.ts";

/** The journeys that need a cluster: `npm run test:cluster` builds the API server and the pages first. */
export default defineConfig<ServerOptions>({
  ...journeys,
  testDir: import.meta.dirname,
  testIgnore: [],
  testMatch: "*.spec.ts",
  outputDir: "../../test-results/cluster",
  workers: 1,
  projects: [{ name: "cluster", use: { database: "pglite" } }],
});
