// One whole journey without a mouse: from the list of graphs through drawing, mending, finding and renaming to the deploy page and back.
import type { Page } from "@playwright/test";
import { canvas, complaintsOf, edges, expectSaved, node } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { expectInInspector, focusedName, forbidMouse, said, tabTo } from "./keyboard.ts";
import { openPage, untilFetched, untilReady } from "./open-page.ts";

/** From anywhere in the editor to a node, by the search. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search or run a command" })).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("option").first()).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(node(page, name)).toBeFocused();
}

/** Goes round the targets with Tab until what is said meets the words, and connects. */
async function connectTo(page: Page, words: string | RegExp): Promise<void> {
  await page.keyboard.press("e");
  await expect(canvas(page).getByText("Connecting")).toBeVisible();
  for (let presses = 0; presses < 20 && (await said(page, words).count()) === 0; presses++)
    await page.keyboard.press("Tab");
  await expect(said(page, words)).toBeAttached();
  await page.keyboard.press("Enter");
}

async function addAndName(page: Page, name: string): Promise<void> {
  await tabTo(page, /^New flow$/);
  await page.keyboard.press("Enter");
  await expectInInspector(page);
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(node(page, name)).toBeVisible();
  // From the field back to the card.
  await page.keyboard.press("Escape");
  await expect(node(page, name)).toBeFocused();
}

test("a graph is opened, drawn, mended, searched and taken to the deploy page by keyboard alone", async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await forbidMouse(page);

  await openPage(page, "/");
  await tabTo(page, /^(Open the example|Import)$/);
  const menu = (await focusedName(page)) === "Import";
  await page.keyboard.press("Enter");
  if (menu) {
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.type("The example");
    await page.keyboard.press("Enter");
  }
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await untilReady(page);
  await expect(node(page, "FirstFlow")).toBeVisible();
  await untilFetched(page);

  await addAndName(page, "AlphaFlow");
  await addAndName(page, "BetaFlow");

  await goTo(page, "AlphaFlow");
  await connectTo(page, /^BetaFlow/);
  await expect.poll(() => edges(page)).toContain("AlphaFlow → BetaFlow");
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "BetaFlow")).toBeFocused();
  // The loop is said before it is drawn.
  await connectTo(page, "AlphaFlow → BetaFlow → AlphaFlow");
  await expect(said(page, "BetaFlow now starts AlphaFlow. This closes a loop")).toBeAttached();
  await expect(node(page, "AlphaFlow").getByText("runaway")).toBeVisible();

  await tabTo(page, /^Runaway loop$/);
  const loop = page.getByRole("region", { name: "Problems" }).getByText("AlphaFlow → BetaFlow → AlphaFlow");
  await expect(loop).toBeVisible();
  await tabTo(page, /^Remove (AlphaFlow → BetaFlow|BetaFlow → AlphaFlow)$/);
  await page.keyboard.press("Enter");
  await expect(loop).toHaveCount(0);
  await expect(said(page, /^Done: remove (Alpha|Beta)Flow → /)).toBeAttached();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(loop).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(loop).toHaveCount(0);

  // A second upstream makes an AND, which can be emptied.
  const [kept = ""] = (await edges(page)).filter((edge) => /Alpha.*Beta|Beta.*Alpha/.test(edge));
  const waiting = kept.split(" → ")[1] ?? "";
  await goTo(page, "FirstFlow");
  await connectTo(page, new RegExp(`^${waiting}`));
  await expect(said(page, `FirstFlow now starts ${waiting}`)).toBeAttached();
  await goTo(page, waiting);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Empty a half-filled AND/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("textbox", { name: "Cron" })).toHaveValue("0 0 * * *");
  await page.keyboard.press("Escape");
  await expect(node(page, waiting)).toBeFocused();

  // All that nobody owns, one after another.
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Search or run a command" })).toBeFocused();
  await page.keyboard.type("owner:nobody ");
  await expect(page.getByRole("button", { name: "Do not narrow to owner nobody" })).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText("8 found");
  await page.keyboard.press("Enter");
  const found = page.getByRole("region", { name: "What was found" });
  await expect(found).toContainText("1 of 8 found for owner nobody");
  await page.keyboard.press("F3");
  await expect(found).toContainText("2 of 8 found");
  await expect(said(page, /Flow, 2 of 8 found$/)).toBeAttached();

  await goTo(page, "AlphaFlow");
  await page.keyboard.press("f");
  const part = page.getByRole("region", { name: "Part of the graph" });
  await expect(part).toContainText("2 hops around AlphaFlow");
  await expect(node(page, "InferenceFlow")).toHaveCount(0);
  await page.keyboard.press(",");
  await expect(part).toContainText("1 hop around AlphaFlow");
  await expect(page).toHaveURL(/around=flow.*hops=1/);
  await page.keyboard.press("Escape");
  await expect(part).toHaveCount(0);
  await expect(node(page, "InferenceFlow")).toBeVisible();

  await goTo(page, "AlphaFlow");
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toBeFocused();
  await page.keyboard.type("OmegaFlow");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(node(page, "OmegaFlow")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+d");
  await expect(said(page, "1 added")).toBeAttached();
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toHaveValue(/^OmegaFlow/);

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys and what they do" });
  for (const action of ["Rename", "Align left edges", "Show only what is near", "Go to the next one found"])
    await expect(help.getByText(action, { exact: true })).toBeAttached();
  await page.keyboard.press("Escape");
  await expectSaved(page);

  await tabTo(page, /^Deploy/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/deploy/);
  await untilReady(page);
  await tabTo(page, /^Examples$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}(\?|$)/);
  await expect(node(page, "OmegaFlow").first()).toBeVisible();
  expect(complaints).toEqual([]);
});
