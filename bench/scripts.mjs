// How much script does a current browser fetch before a page answers, and how much follows while one looks at it? Each file as gzip
// would send it. Bounds: 200 kB for the editor, 165 kB for the list. Wants a build: npm run build. Run: node bench/scripts.mjs
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { findChromium } from "../scripts/find-chromium.mjs";
import { startServer } from "./start-server.mjs";

const BOUNDS_KB = { list: 165, editor: 200 };
const LATER_MS = 6_000;

/** A page answers once React has taken over every button that the server sent. */
const answers = () => {
  const buttons = [...document.querySelectorAll("button")];
  return (
    buttons.length > 0 &&
    buttons.every((button) => Object.keys(button).some((key) => key.startsWith("__reactProps")))
  );
};

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "script" || !response.ok()) return;
    const entry = { file: new URL(response.url()).pathname.split("/").at(-1), bytes: 0 };
    scripts.push(entry);
    entry.read = response.body().then((body) => {
      entry.bytes = gzipSync(body).length;
    });
  });
  // What the page asks for beyond its document waits until it answers: were that needed to answer, it never would.
  const named = await (await fetch(url)).text();
  let release = () => {};
  const answered = new Promise((done) => {
    release = done;
  });
  await page.route(/\.js$/, async (route) => {
    if (!named.includes(new URL(route.request().url()).pathname.split("/").at(-1))) await answered;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(answers);
  const before = new Set(scripts);
  release();
  await page.waitForTimeout(LATER_MS);
  await Promise.all(scripts.map(({ read }) => read));
  await context.close();
  const kB = (list) => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  return { before: kB([...before]), later: kB(scripts.filter((one) => !before.has(one))) };
}

const folder = mkdtempSync(join(tmpdir(), "triggerboard-bench-"));
const server = await startServer(folder);
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined });
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(answers);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  const editor = new URL(page.url()).pathname;
  await page.close();
  const pages = {
    list: "/",
    editor,
    ...Object.fromEntries(["deploy", "versions", "simulate"].map((name) => [name, `${editor}/${name}`])),
  };
  console.log(`Scripts, gzipped; load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}\n`);
  console.log("| page | before it answers | later |\n|---|---|---|");
  for (const [name, path] of Object.entries(pages)) {
    const { before, later } = await measure(browser, server.url + path);
    console.log(`| ${name} | ${before.toFixed(0)} kB | ${later.toFixed(0)} kB |`);
    if (before > (BOUNDS_KB[name] ?? Number.POSITIVE_INFINITY)) process.exitCode = 1;
  }
  console.log(
    `\nBounds: editor ≤ ${BOUNDS_KB.editor} kB, list ≤ ${BOUNDS_KB.list} kB before they answer: ${process.exitCode ? "broken" : "held"}`,
  );
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
