import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["{lib,bin,scripts,components,app}/**/*.test.{ts,tsx}"],
    // Two cores are the common case in CI; PGlite takes up to 0.9 GB while it makes a folder.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
