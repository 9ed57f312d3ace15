// The second browser of the tests: the Firefox that this system has. The one that Playwright brings is changed for it, and nobody uses that.
import { findProgram } from "./find-program.mjs";

const NAMES = ["firefox-esr", "firefox"];
const ELSEWHERE = [
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox",
];

/** @returns FIREFOX_PATH, or the path of a Firefox that is installed, or null; null on Windows, which starts no script as if it were a browser */
export function findFirefox() {
  if (process.platform === "win32") return null;
  return process.env.FIREFOX_PATH || findProgram(NAMES, ELSEWHERE);
}
