// The browser of the tests: one that this system has, else the one that Playwright brings.
import { findProgram, underWindows } from "./find-program.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
  "brave-browser",
];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...underWindows("Google/Chrome/Application/chrome.exe"),
];

/** @returns CHROME_PATH, or the path of a Chromium that is installed, or null */
export const findChromium = () => process.env.CHROME_PATH || findProgram(NAMES, ELSEWHERE);
