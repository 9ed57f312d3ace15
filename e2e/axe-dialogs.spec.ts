// What opens over the editor or beside it, on the canvas and in the list: axe finds nothing in it, in light and in dark.
import type { Page } from "@playwright/test";
import {
  addFlow,
  canvas,
  complaintsOf,
  connect,
  edges,
  expectAccessible,
  node,
  openExample,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage, untilFetched } from "./open-page.ts";

/** Shows it, lets axe look, and leaves it. */
async function looked(page: Page, name: string, show: () => Promise<void>): Promise<void> {
  await test.step(name, async () => {
    await show();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  });
}

const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
const searchField = (page: Page) => page.getByRole("combobox", { name: "Search or run a command" });

/** What both views have. */
async function lookAtBoth(page: Page): Promise<void> {
  await looked(page, "search: commands, flows and what to narrow to", async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await searchField(page).fill("fl");
    await expect(dialog(page, "Search").getByRole("option").first()).toBeVisible();
  });
  await looked(page, "search: narrowed, and nothing found", async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await searchField(page).pressSequentially("owner:nobody zzz");
    await expect(dialog(page, "Search")).toContainText("Nothing has that in its name");
  });
  await looked(page, "help", async () => {
    await page.keyboard.press("?");
    await expect(dialog(page, "Keys and what they do")).toBeVisible();
  });
  await looked(page, "branch", async () => {
    await page.getByRole("button", { name: /^Branch in view/ }).press("Enter");
    await expect(dialog(page, "Branch in view").getByRole("combobox")).toBeVisible();
  });
  await looked(page, "several chosen", async () => {
    await page.keyboard.press("ControlOrMeta+a");
    await expect(page.getByRole("complementary", { name: "Inspector" })).toBeVisible();
  });
  await looked(page, "the bars of what was found and of a part", async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await searchField(page).pressSequentially("owner:nobody ");
    await expect(dialog(page, "Search").getByRole("status")).toHaveText(/\d+ found/);
    await page.keyboard.press("Enter");
    const found = page.getByRole("region", { name: "What was found" });
    await expect(found).toContainText(/1 of \d+ found for owner nobody/);
    await page.keyboard.press("f");
    await expect(page.getByRole("region", { name: "Part of the graph" })).toContainText("2 hops around");
  });
  // Escape took what is chosen; the bars go with two more.
  for (const name of ["Part of the graph", "What was found"])
    await expect(async () => {
      await page.keyboard.press("Escape");
      await expect(page.getByRole("region", { name })).toHaveCount(0, { timeout: 500 });
    }).toPass({ timeout: 10_000 });
}

test("axe finds nothing in dialogs, menus and bars on the canvas", async ({ page }) => {
  test.slow();
  const complaints = complaintsOf(page);
  await openExample(page);
  await lookAtBoth(page);

  await looked(page, "an event", async () => {
    await page.getByRole("button", { name: "Event", exact: true }).press("Enter");
    await expect(page.getByRole("textbox", { name: "Name of the event" })).toBeFocused();
  });
  await page.keyboard.press("Escape");
  await looked(page, "a connection on its way, warned of", async () => {
    await addFlow(page, "AlphaFlow");
    await page.keyboard.press("Escape");
    await addFlow(page, "BetaFlow");
    await page.getByRole("button", { name: "Tidy up" }).press("Enter");
    await connect(page, "AlphaFlow", "BetaFlow");
    await expect.poll(() => edges(page)).toContain("AlphaFlow → BetaFlow");
    await node(page, "BetaFlow").click();
    await page.keyboard.press("e");
    const said = page.locator("[aria-live=polite]").filter({ hasText: "AlphaFlow → BetaFlow → AlphaFlow" });
    for (let presses = 0; presses < 20 && (await said.count()) === 0; presses++)
      await page.keyboard.press("Tab");
    await expect(canvas(page).getByText("Dropping here closes a runaway loop")).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test("axe finds nothing in dialogs, menus and bars in the list", async ({ page }) => {
  test.slow();
  const complaints = complaintsOf(page);
  const graph = await openExample(page);
  await openPage(page, `${graph}?view=list`);
  await untilFetched(page);
  await lookAtBoth(page);

  const row = page.getByRole("rowheader").getByRole("button", { name: /^FirstFlow/ });
  await looked(page, "what to do with a row", async () => {
    await page.getByRole("button", { name: "What to do with FirstFlow" }).press("Enter");
    await expect(page.getByRole("menuitem", { name: "Connect to…" })).toBeVisible();
  });
  for (const [what, name, words] of [
    ["a loop", "→", "closes a"],
    ["what is not possible", "FirstFlow", ""],
  ] as const)
    await looked(page, `where to connect: ${what}`, async () => {
      await row.press("e");
      const connecting = dialog(page, "What shall FirstFlow start?");
      if (name === "FirstFlow") await connecting.getByRole("combobox").fill(name);
      const option = connecting.getByRole("option").filter({ hasText: name });
      const active = connecting.getByRole("option", { selected: true }).filter({ hasText: name });
      await expect(option.first()).toBeVisible();
      for (let presses = 0; presses < 20 && (await active.count()) === 0; presses++)
        await page.keyboard.press("ArrowDown");
      await expect(connecting.getByRole("status")).toContainText(words);
    });
  await looked(page, "narrowed, with what to narrow to", async () => {
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: "Narrow the list" }).fill("flow");
    await expect(page.getByRole("group", { name: "Narrow to" })).toBeVisible();
  });
  await looked(page, "nothing left in it", async () => {
    await page.getByRole("combobox", { name: "Narrow the list" }).fill("zzz");
    await expect(page.getByRole("main")).toContainText("Nothing here is like that");
  });
  expect(complaints).toEqual([]);
});
