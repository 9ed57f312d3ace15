// What a page says while it waits and when something failed: what happened, what was kept, what to do; and how one goes on.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, Route } from "@playwright/test";
import { expect, flow, graphOf, importGraph, test, waiting } from "./deploy-page.ts";
import { addFlow, canvas, complaintsOf, expectSaved, node, openNewGraph } from "./editor-page.ts";
import { openPage, untilReady } from "./open-page.ts";

/** What becomes of the scripts that a page fetches once it answers, from its next visit on. */
async function forLaterScripts(page: Page, address: string, answer: (route: Route) => Promise<void>) {
  const named = await (await page.request.get(address)).text();
  await page.route(/\.js$/, (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    return named.includes(file) ? route.continue() : answer(route);
  });
}

/** @returns how to let go of them */
async function holdLaterScripts(page: Page, address: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  await forLaterScripts(page, address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const upgraded = (page: Page) => page.getByRole("alert").filter({ hasText: "Triggerboard was upgraded" });

test("a page whose parts went with an upgrade says so and is loaded again on a press", async ({
  page,
  server,
}) => {
  await forLaterScripts(page, server.url, (route) => route.fulfill({ status: 404 }));
  await openPage(page, server.url);
  await expect(upgraded(page)).toContainText("What you drew is kept");
  await page.unroute(/\.js$/);
  await upgraded(page).getByRole("button", { name: "Reload" }).click();
  await untilReady(page);
  await page.getByRole("button", { name: /^(New graph|Start with an empty graph)$/ }).click();
  await expect(page.getByRole("dialog", { name: "New graph" })).toBeVisible();
});

test("what is drawn after an upgrade is kept, and saved by the page loaded again", async ({
  page,
  server,
}) => {
  await openNewGraph(page, server.url, "Upgraded");
  await addFlow(page, "FirstFlow");
  await expectSaved(page);
  await page.route(
    () => true,
    (route) =>
      route.request().headers()["next-action"] === undefined
        ? route.fallback()
        : route.fulfill({ status: 404, headers: { "x-nextjs-action-not-found": "1" } }),
  );
  await addFlow(page, "SecondFlow");
  await expect(page.getByText(/^Offline: \d changes? kept$/)).toBeVisible();
  await expect(upgraded(page)).toBeVisible();
  await page.unroute(() => true);
  await page.unrouteAll();
  await upgraded(page).getByRole("button", { name: "Reload" }).click();
  await untilReady(page);
  await expect(node(page, "SecondFlow")).toBeVisible();
  await expectSaved(page);
});

test("a dialog that takes long says so and can be left", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  const release = await holdLaterScripts(page, server.url);
  await openPage(page, server.url);
  const press = page.getByRole("button", { name: /^(New graph|Start with an empty graph)$/ });
  await press.click();
  await expect(page.getByText("Fetching this part of the page")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Fetching this part of the page")).toHaveCount(0);
  release();
  await press.click();
  await expect(page.getByRole("dialog", { name: "New graph" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("what is typed before the search has come is what it searches for, and no shortcut", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  const address = await importGraph(
    page,
    server,
    graphOf("Typed ahead", flow("LoadFlow"), waiting("LaterFlow", ["LoadFlow"])),
  );
  const release = await holdLaterScripts(page, address);
  await openPage(page, address);
  await expect(page.getByText("Fetching the canvas")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  // As a shortcut the first of them would show the list.
  await page.keyboard.type("load");
  await expect(page.getByText("Fetching this part of the page")).toBeVisible();
  release();
  await expect(page.getByRole("dialog").getByRole("combobox")).toHaveValue("load");
  await page.keyboard.type("f");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText("LoadFlow");
  await expect(page.getByRole("radio", { name: "Canvas" })).toBeChecked();
  expect(complaints).toEqual([]);
});

test("what is typed right after F2 is the new name, though its field is not there yet", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Renamed");
  await addFlow(page, "FirstFlow");
  await node(page, "FirstFlow").click();
  await page.keyboard.press("]");
  await expect(page.getByRole("complementary", { name: "Inspector" })).toHaveCount(0);
  await page.keyboard.press("F2");
  // As shortcuts they would show the list and tidy up.
  await page.keyboard.type("LastFlow");
  const field = page.getByRole("textbox", { name: "Name of the flow" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("LastFlow");
  await expect(page.getByRole("radio", { name: "Canvas" })).toBeChecked();
  await field.press("Enter");
  await expect(node(page, "LastFlow")).toBeVisible();
  // With the name given, keys are shortcuts again.
  await node(page, "LastFlow").click();
  await page.keyboard.press("l");
  await expect(page.getByRole("radio", { name: "List" })).toBeChecked();
  expect(complaints).toEqual([]);
});

test("until the canvas is there its outline stands in its place, and the rest answers", async ({
  page,
  server,
}) => {
  const address = await importGraph(
    page,
    server,
    graphOf("Outlined", flow("SlowFlow"), waiting("LaterFlow", ["SlowFlow"])),
  );
  const complaints = complaintsOf(page);
  const release = await holdLaterScripts(page, address);
  await openPage(page, address);
  await expect(page.getByText("Fetching the canvas")).toBeVisible();
  const outline = await page.locator("main svg[viewBox]").first().boundingBox();
  await page.getByRole("button", { name: /^Colours/ }).click();
  await page.keyboard.press("Escape");
  release();
  await expect(canvas(page)).toBeVisible();
  await expect(node(page, "SlowFlow")).toBeVisible();
  const card = await node(page, "SlowFlow").boundingBox();
  expect(Math.abs((card?.x ?? 0) - (outline?.x ?? 0))).toBeLessThan(2);
  expect(Math.abs((card?.y ?? 0) - (outline?.y ?? 0))).toBeLessThan(2);
  expect(complaints).toEqual([]);
});

test("a target that cannot be read says why, and is planned for again on a press", async ({
  page,
  server,
}) => {
  const address = await importGraph(page, server, graphOf("Unplanned", flow("PlannedFlow")));
  const folder = join(server.dataDir, "manifests");
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, "not a folder");
  await openPage(page, `${address}/deploy`);
  const notice = page.getByRole("alert").filter({ hasText: "There is no plan." });
  await expect(notice).toBeVisible();
  rmSync(folder);
  await notice.getByRole("button", { name: "Plan again" }).click();
  await expect(page.getByRole("region", { name: "Plan" })).toBeVisible();
});

test("a slow page and a slow plan say what is waited for", async ({ page, server }) => {
  const address = await importGraph(page, server, graphOf("Slow", flow("PatientFlow")));
  await expect(node(page, "PatientFlow")).toBeVisible();
  await page.route(
    (url) => url.pathname.endsWith("/deploy"),
    async (route) => {
      await new Promise((done) => setTimeout(done, 1_500));
      await route.continue();
    },
  );
  await page.getByRole("link", { name: "Deploy" }).click();
  await expect(page.getByText("Opening")).toBeVisible();
  await page.waitForURL(`${address}/deploy**`);
  await expect(page.getByText("Reading manifests")).toBeVisible();
  await expect(page.getByRole("region", { name: "Plan" })).toBeVisible();
});

test("code folders that cannot be read are said, and read on a press", async ({ page, server }) => {
  await page.route("**/api/known-flows", (route) => route.fulfill({ status: 500 }));
  await openNewGraph(page, server.url, "Without code");
  const palette = page.getByRole("complementary", { name: "Palette" });
  await expect(palette.getByText("The code folders could not be read.")).toBeVisible();
  await expect(palette.getByText("What is drawn is complete.")).toBeVisible();
  await page.unroute("**/api/known-flows");
  await palette.getByRole("button", { name: "Try again" }).click();
  await expect(palette.getByText("The code folders could not be read.")).toHaveCount(0);
});
