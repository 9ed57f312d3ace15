// The list used without a mouse and without seeing the canvas: a graph is made, connected, warned about, mended, narrowed and deployed.
import type { Locator, Page } from "@playwright/test";
import { complaintsOf, expectSaved } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { expectInInspector, focusedName, forbidMouse, said, tabTo } from "./keyboard.ts";
import { openPage, untilFetched, untilReady } from "./open-page.ts";

const line = (page: Page, name: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${name}\\b`) }) });

/** The row's button, which tells its name and what starts it. */
const rowButton = (page: Page, name: string): Locator =>
  page.getByRole("rowheader").getByRole("button", { name: new RegExp(`^${name}\\b`) });

/** From anywhere to a row: the search is the way that needs no eyes. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search or run a command" })).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("option").first()).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(rowButton(page, name)).toBeFocused();
}

async function addAndName(page: Page, name: string): Promise<void> {
  await tabTo(page, /^New flow$/);
  await page.keyboard.press("Enter");
  await expectInInspector(page);
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(rowButton(page, name)).toBeFocused();
}

/** Opens the dialog with E, types the name and hears what the connection would do. */
async function aimAt(page: Page, from: string, to: string): Promise<Locator> {
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: `What shall ${from} start?` });
  await expect(dialog.getByRole("combobox", { name: `Connect ${from} to` })).toBeFocused();
  await page.keyboard.type(to);
  await expect(dialog.getByRole("option", { selected: true })).toContainText(to);
  return dialog;
}

test("a graph is made, connected, mended, narrowed and deployed in the list by keyboard alone", async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await forbidMouse(page);

  await openPage(page, "/");
  await tabTo(page, /^(New graph|Start with an empty graph)$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("By list");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await untilReady(page);
  await untilFetched(page);

  await tabTo(page, /^(Canvas|List)$/);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "List" })).toBeChecked();
  await expect(page.getByRole("main")).toContainText("Nothing is drawn yet");

  await test.step("flows are added and connected", async () => {
    for (const name of ["AlphaFlow", "BetaFlow", "GammaFlow"]) await addAndName(page, name);
    await page.keyboard.press("Home");
    await expect(rowButton(page, "AlphaFlow")).toBeFocused();
    // A row does not have to be chosen first.
    await aimAt(page, "AlphaFlow", "BetaFlow");
    await page.keyboard.press("Enter");
    await expect(said(page, "AlphaFlow now starts BetaFlow")).toBeAttached();
    await expect(rowButton(page, "AlphaFlow")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(rowButton(page, "BetaFlow")).toBeFocused();
    expect(await focusedName(page)).toBe("BetaFlow, started by AlphaFlow");
  });

  await test.step("a loop is told before it is made, stands in its rows, and is undone", async () => {
    const dialog = await aimAt(page, "BetaFlow", "AlphaFlow");
    await expect(dialog.getByRole("status")).toContainText("closes a runaway loop");
    await page.keyboard.press("Enter");
    await expect(line(page, "AlphaFlow")).toContainText("AlphaFlow → BetaFlow → AlphaFlow");
    await expect(line(page, "BetaFlow").getByLabel("error").first()).toBeVisible();
    await tabTo(page, /^Runaway loop$/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText("2 flows");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(said(page, /^Done: undo connect/)).toBeAttached();
    await expect(line(page, "AlphaFlow")).toContainText("none");
  });

  await test.step("a schedule is set in the inspector", async () => {
    await goTo(page, "AlphaFlow");
    await page.keyboard.press("Enter");
    await expectInInspector(page);
    await tabTo(page, /^Add a schedule$/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Cron$/);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("30 7 * * *");
    await page.keyboard.press("Enter");
    await expect(line(page, "AlphaFlow")).toContainText("07:30");
    await page.keyboard.press("Escape");
    await expect(rowButton(page, "AlphaFlow")).toBeFocused();
  });

  await test.step("the list is narrowed, and is whole again", async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("combobox", { name: "Narrow the list" })).toBeFocused();
    await page.keyboard.type("gamma");
    await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 3");
    await page.keyboard.press("Enter");
    await expect(rowButton(page, "GammaFlow")).toBeFocused();
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("search").getByRole("status")).toHaveText("3 in all");
    await page.keyboard.press("ArrowDown");
    await expect(rowButton(page, "AlphaFlow")).toBeFocused();
  });

  await test.step("a flow is renamed and another deleted, and the focus stays in the list", async () => {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("F2");
    await expect(page.getByRole("textbox", { name: "Name of the flow" })).toBeFocused();
    await page.keyboard.type("ZetaFlow");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    // It stands elsewhere now, and the focus went along.
    await expect(rowButton(page, "ZetaFlow")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(rowButton(page, "GammaFlow")).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(said(page, "Done: remove GammaFlow")).toBeAttached();
    await expect(rowButton(page, "GammaFlow")).toHaveCount(0);
    await expect(rowButton(page, "ZetaFlow")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(rowButton(page, "GammaFlow")).toBeVisible();

    // By the row's menu: the next row has the focus then too.
    await goTo(page, "GammaFlow");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("What to do with GammaFlow");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Delete what is chosen" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(rowButton(page, "GammaFlow")).toHaveCount(0);
    await expect(rowButton(page, "ZetaFlow")).toBeFocused();
  });

  await test.step("the graph is renamed, and the focus stays on its name", async () => {
    await tabTo(page, /^By list$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Name of the graph" })).toBeFocused();
    await page.keyboard.type("Listed");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Listed" })).toBeFocused();
    await expectSaved(page);
  });

  await tabTo(page, /^Deploy/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/deploy/);
  await untilReady(page);
  await tabTo(page, /^Listed$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}(\?|$)/);
  expect(complaints).toEqual([]);
});
