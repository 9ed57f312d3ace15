import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests against a real API server, which `npm run test:cluster` builds first. Each file has a server of its own. */
export default defineConfig({
  resolve: { alias: { "@": join(import.meta.dirname, "../..") } },
  test: {
    include: ["e2e/cluster/**/*.test.ts"],
    root: join(import.meta.dirname, "../.."),
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
