import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import type { ServerOptions } from "./e2e/fixtures.ts";
import { findChromium } from "./scripts/find-chromium.mjs";
import { findFirefox } from "./scripts/find-firefox.mjs";

const chromium = findChromium();

/** Journeys run against the production build (`npm test` makes it), each worker with a server and a data folder of its own. */
export default defineConfig<ServerOptions>({
  testDir: "e2e",
  testIgnore: "cluster/**",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A journey that passes only when tried again is listed as flaky: a shared CI machine may stall for a while.
  retries: process.env.CI ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    launchOptions: chromium ? { executablePath: chromium } : {},
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    timezoneId: "Europe/London",
    locale: "en-GB",
  },
  projects: [
    { name: "pglite", use: { database: "pglite" } },
    // The same screens on a server database: enough to see that nothing depends on which one it is.
    ...(process.env.TEST_POSTGRES_URL
      ? [{ name: "postgres", use: { database: "postgres" as const }, grep: /@smoke/ }]
      : []),
    // The main job in a second engine, over the protocol that browsers share.
    ...(findFirefox()
      ? [
          {
            name: "firefox",
            use: {
              ...devices["Desktop Firefox"],
              viewport: { width: 1440, height: 900 },
              channel: "moz-firefox",
              launchOptions: { executablePath: join(import.meta.dirname, "e2e/firefox/start-firefox.mjs") },
              database: "pglite" as const,
            },
            grep: /@firefox/,
          },
        ]
      : []),
  ],
});
