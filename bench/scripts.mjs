// How much script does a current browser fetch before a page answers, and how much follows while one looks at it? Each file as gzip
// would send it. Bounds: 200 kB for the editor, 165 kB for the list. Wants a build: npm run build. Run: node bench/scripts.mjs
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { findChromium } from "../scripts/find-chromium.mjs";

const BOUNDS_KB = { list: 165, editor: 200 };
const LATER_MS = 6_000;
const root = resolve(import.meta.dirname, "..");

/** Starts it as `npm start` does. @returns its address and how to end it */
async function startServer(folder) {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, PORT: "0", DATA_DIR: folder, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((done, fail) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      const ready = /^Ready in .*: (http:\S+)$/m.exec(text)?.[1];
      if (ready) done(ready);
    });
    child.once("exit", (code) => fail(new Error(`The server ended with ${code}:\n${text}`)));
  });
  return { url, stop: () => new Promise((done) => child.once("exit", done).kill("SIGINT")) };
}

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
