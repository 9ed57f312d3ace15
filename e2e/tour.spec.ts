// The tour of the editor: shown once to somebody new, beside what it speaks of, and never in the way.
import type { Page } from "@playwright/test";
import { complaintsOf, edges, expectAccessible } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage, untilReady } from "./open-page.ts";

test.use({ newcomer: true });

const TITLES = [
  "Say what starts what",
  "Loops show as you draw",
  "Try a flow first",
  "Deploy shows a plan first",
];

const tour = (page: Page) => page.getByRole("dialog").filter({ hasText: /Step \d of 4/ });
const step = (page: Page, at: number) => page.getByRole("dialog", { name: TITLES[at] ?? "", exact: true });

async function openExample(page: Page, url: string): Promise<void> {
  await openPage(page, url);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await untilReady(page);
}

type Box = { x: number; y: number; width: number; height: number };
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The ring stands round what the step speaks of; the panel stays off it and in the window. */
async function expectBeside(page: Page, at: number): Promise<void> {
  const ring = page.locator("[data-tour-ring]");
  await expect(async () => {
    const [panel, about] = [await step(page, at).boundingBox(), await ring.boundingBox()];
    expect(panel && about && !overlap(panel, about)).toBe(true);
    const view = page.viewportSize();
    expect(panel && view && panel.x >= 0 && panel.y >= 0).toBe(true);
    expect(panel && view && panel.x + panel.width <= view.width).toBe(true);
    expect(panel && view && panel.y + panel.height <= view.height).toBe(true);
  }).toPass();
}

test("it leads through four steps by keyboard, comes once, and again when asked for", async ({
  page,
  ownServer,
}) => {
  const complaints = complaintsOf(page);
  await openExample(page, ownServer.url);
  await expect(step(page, 0)).toBeFocused();
  for (const [at] of TITLES.entries()) {
    await expect(step(page, at)).toBeVisible();
    await expectBeside(page, at);
    if (at === 3) break;
    await step(page, at).getByRole("button", { name: "Next" }).focus();
    await page.keyboard.press("Enter");
  }
  await expectAccessible(page);
  await step(page, 3).getByRole("button", { name: "Back" }).click();
  await expect(step(page, 2)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tour(page)).toHaveCount(0);

  await page.reload();
  await untilReady(page);
  await page.waitForTimeout(1_500);
  await expect(tour(page)).toHaveCount(0);

  await page.keyboard.press("Control+K");
  await expect(page.getByRole("dialog", { name: "Search" }).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("take the tour");
  await page.keyboard.press("Enter");
  await expect(step(page, 0)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(step(page, 0).getByRole("button", { name: "Skip" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tour(page)).toHaveCount(0);
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Take the tour" }).click();
  await expect(step(page, 0)).toBeFocused();
  expect(complaints).toEqual([]);
});

test("one goes on drawing while it is open", async ({ page, ownServer }) => {
  await openExample(page, ownServer.url);
  await expect(step(page, 0)).toBeVisible();
  const before = await edges(page);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await expect.poll(() => edges(page)).toEqual([]);
  await expect(page.getByRole("dialog", { name: "Put your flows here" })).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect.poll(() => edges(page)).toEqual(before);
  await expect(step(page, 0)).toBeVisible();
});

test("on a phone it speaks of the list, and nothing it speaks of is covered", async ({ page, ownServer }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await openExample(page, ownServer.url);
  await expect(page.getByRole("table")).toBeVisible();
  for (const [at] of TITLES.entries()) {
    await expectBeside(page, at);
    await step(page, at)
      .getByRole("button", { name: at === 3 ? "Done" : "Next" })
      .click();
  }
  await expect(tour(page)).toHaveCount(0);
});

test("somebody who comes to one graph of many is not shown round", async ({ page, ownServer }) => {
  await openPage(page, ownServer.url);
  for (const name of ["One", "Another"]) {
    await page.getByRole("button", { name: /^(New graph|Start with an empty graph)$/ }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
    await untilReady(page);
    if (name === "One") {
      await expect(page.getByRole("dialog", { name: "Put your flows here" })).toBeVisible();
      await page.evaluate(() => window.localStorage.clear());
      await openPage(page, ownServer.url);
    }
  }
  await page.waitForTimeout(1_500);
  await expect(tour(page)).toHaveCount(0);
});
