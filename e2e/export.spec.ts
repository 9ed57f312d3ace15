// The graph taken elsewhere: as files, through the clipboard, and as a picture that other pages show.
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import {
  addFlow,
  complaintsOf,
  connect,
  expectAccessible,
  expectSaved,
  node,
  openNewGraph,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage, untilFetched } from "./open-page.ts";
import { startServer } from "./start-server.ts";

/** Chooses in the Export menu. */
async function choose(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

async function saved(page: Page, what: string): Promise<{ name: string; content: Buffer }> {
  const coming = page.waitForEvent("download");
  await choose(page, what);
  const download: Download = await coming;
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** What a browser makes of an SVG file: its words, what could run or load, and whether it is well formed. */
const readSvg = (page: Page, text: string) =>
  page.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, "image/svg+xml");
    return {
      broken: picture.querySelector("parsererror")?.textContent ?? null,
      words: [...picture.querySelectorAll("text")].map(({ textContent }) => textContent),
      active: picture.querySelectorAll("script, foreignObject, image, style, a, [onload]").length,
      title: picture.querySelector("title")?.textContent,
    };
  }, text);

/** Shows a picture as a page does. @returns its size in pixels */
const shown = (page: Page, address: string) =>
  page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  }, address);

const pictureOf = (page: Page) => `/api${new URL(page.url()).pathname}/picture.svg`;

test("a graph is saved as PNG, as SVG and as a file, whole and in part @smoke", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Shop & daily");
  await addFlow(page, "FirstFlow");
  await addFlow(page, "SecondFlow");
  await addFlow(page, "ThirdFlow");
  await connect(page, "FirstFlow", "SecondFlow");
  await connect(page, "SecondFlow", "FirstFlow");
  await expectSaved(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  const svg = await saved(page, "Save as SVG");
  expect(svg.name).toBe("Shop-daily.svg");
  const whole = await readSvg(page, svg.content.toString());
  expect(whole).toMatchObject({ broken: null, active: 0, title: "Shop & daily" });
  expect(whole.words).toEqual(expect.arrayContaining(["FirstFlow", "SecondFlow", "ThirdFlow", "runaway"]));

  const png = await saved(page, "Save as PNG");
  expect(png.name).toBe("Shop-daily.png");
  const [vector, raster] = await Promise.all([
    shown(page, `data:image/svg+xml;base64,${svg.content.toString("base64")}`),
    shown(page, `data:image/png;base64,${png.content.toString("base64")}`),
  ]);
  expect(raster).toEqual({ width: 2 * vector.width, height: 2 * vector.height });

  const file = await saved(page, "Save as triggerboard/v1 file");
  const { document } = await (await page.request.get(`/api${new URL(page.url()).pathname}`)).json();
  expect(JSON.parse(file.content.toString())).toEqual(document);

  await node(page, "FirstFlow").click();
  await node(page, "ThirdFlow").click({ modifiers: ["Shift"] });
  const part = await saved(page, "Save what is chosen as SVG");
  const { words } = await readSvg(page, part.content.toString());
  expect(words).toEqual(expect.arrayContaining(["FirstFlow", "ThirdFlow"]));
  expect(words).not.toContain("SecondFlow");
  const chosen = JSON.parse(
    (await saved(page, "Save what is chosen as triggerboard/v1 file")).content.toString(),
  );
  expect(chosen.flows.map(({ name }: { name: string }) => name)).toEqual(["FirstFlow", "ThirdFlow"]);
  expect(complaints).toEqual([]);
});

test("exporting works by keyboard and without the server", async ({ page, server, context }) => {
  await openNewGraph(page, server.url, "Offline");
  await addFlow(page, "FirstFlow");
  await expectSaved(page);
  await untilFetched(page);
  await context.setOffline(true);
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("save as png");
  await page.keyboard.press("Enter");
  expect((await coming).suggestedFilename()).toBe("Offline.png");
  await page.getByRole("button", { name: "Export", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Save as PNG", exact: true })).toBeFocused();
  await expectAccessible(page);
});

test("a link to the picture, and Markdown with it, show what is saved last", async ({
  page,
  server,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.emulateMedia({ colorScheme: "dark" });
  const graph = (await openNewGraph(page, server.url, "In a [wiki]")).split("?")[0] ?? "";
  await addFlow(page, "FirstFlow");
  await expectSaved(page);
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await choose(page, "Copy a link to the picture");
  await expect(page.getByText("Copied. The picture shows what is saved last")).toBeVisible();
  const address = await pasted();
  expect(address).toBe(`${server.url}${pictureOf(page)}?branch=prod&theme=dark`);
  await choose(page, "Copy the picture as Markdown");
  await expect.poll(pasted).toBe(`[![In a \\[wiki\\]](${address})](${graph}?branch=prod)`);

  const before = await shown(page, address);
  await addFlow(page, "SecondFlow");
  await expectSaved(page);
  // A page keeps an image that it has shown already.
  await page.reload();
  const after = await shown(page, address);
  expect(after).not.toEqual(before);
});

test("the picture is served closed to scripts, and again only when it has changed", async ({
  page,
  server,
}) => {
  await openNewGraph(page, server.url, "Served");
  await addFlow(page, "FirstFlow");
  await expectSaved(page);
  const address = pictureOf(page);
  const first = await page.request.get(address);
  expect(first.status()).toBe(200);
  const { etag = "", ...headers } = first.headers();
  expect(headers).toMatchObject({
    "content-type": "image/svg+xml; charset=utf-8",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  });
  const again = await page.request.get(address, { headers: { "if-none-match": `"other", W/${etag}` } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  const dark = await page.request.get(`${address}?theme=dark`);
  expect(await dark.text()).toContain('fill="#0E1014"');

  await addFlow(page, "SecondFlow");
  await expectSaved(page);
  const changed = await page.request.get(address, { headers: { "if-none-match": etag } });
  expect(changed.status()).toBe(200);
  expect(await changed.text()).toContain(">SecondFlow<");
  const old = await page.request.get(`${address}?revision=2`);
  expect(await old.text()).not.toContain("SecondFlow");

  for (const query of ["?theme=blue", "?branch=no%20branch", "?revision=999999", "?revision=-1", "?size=9"])
    expect((await page.request.get(address + query)).status(), query).toBeGreaterThanOrEqual(400);
  const none = "/api/graphs/00000000-0000-4000-8000-000000000000/picture.svg";
  expect((await page.request.get(none)).status()).toBe(404);
  expect((await page.request.get("/api/graphs/..%2F..%2Fetc/picture.svg")).status()).toBe(404);
});

test("names that look like markup stay names", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  const name = `</title><script>document.title="run"</script><a href="javascript:alert(1)">&amp;`;
  const file = {
    schema: "triggerboard/v1",
    name,
    flows: [
      {
        id: "one",
        name: "FirstFlow",
        parameters: [],
        position: { x: 0, y: 0 },
        source: { file: `<img src=x onerror=alert(1)>.py`, line: 1 },
      },
    ],
    events: [],
  };
  await openPage(page, server.url);
  await page.getByLabel("Triggerboard graph", { exact: true }).setInputFiles({
    name: "hostile.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  const address = `${server.url}${pictureOf(page)}`;
  const picture = await readSvg(page, await (await page.request.get(address)).text());
  expect(picture).toMatchObject({ broken: null, active: 0 });
  expect(picture.title).toContain(name);
  expect(complaints).toEqual([]);
  // Opened by itself it is drawn, with nothing to press and nothing that could run.
  await page.goto(address);
  await expect(page.getByText("FirstFlow")).toBeVisible();
  expect(await page.title()).not.toBe("run");
});

test("where people sign in, the picture wants it too", async ({ page, request }) => {
  const token = "a-long-secret-for-this-test";
  const server = await startServer({ environment: { TRIGGERBOARD_TOKEN: token } });
  try {
    await page.goto(`${server.url}/login`);
    const address = `${server.url}/api/graphs/00000000-0000-4000-8000-000000000000/picture.svg`;
    const ask = (headers: Record<string, string>) => request.get(address, { headers });
    expect((await ask({})).status()).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}` })).status()).toBe(404);
  } finally {
    await server.remove();
  }
});
