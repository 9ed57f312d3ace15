import { defineConfig } from "vitest/config";

/** Tests that need the databases, which take a moment to start. */
const KEEPING = [
  "lib/server/db/**/*.test.ts",
  "lib/server/operations/**/*.test.ts",
  "lib/client/editor/many-editors.test.ts",
];

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Two cores are the common case in CI; PGlite takes up to 0.9 GB while it makes a folder.
    maxWorkers: 2,
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,bin,scripts,components,app}/**/*.test.{ts,tsx}"],
          exclude: [...KEEPING, "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "keeping",
          include: KEEPING,
          // As the journeys: a shared CI machine may stall for a while. What passed only when tried again says so in its line.
          retry: process.env.CI ? 1 : 0,
          globalSetup: ["lib/server/db/testing/start-test-databases.ts"],
        },
      },
    ],
  },
});
