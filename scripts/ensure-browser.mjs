// The browser of the journeys, fetched when this system has none.
import { findChromium } from "./find-chromium.mjs";
import { run } from "./set-up.mjs";

/** @returns true; rejects when there is none and Playwright cannot fetch its own */
export async function ensureBrowser() {
  if (!findChromium())
    await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return true;
}
