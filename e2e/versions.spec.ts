// The history of a graph: what was drawn stands there in words, two revisions are compared, and an old one comes back.
import {
  addFlow,
  complaintsOf,
  connect,
  edges,
  expectAccessible,
  expectSaved,
  node,
  openNewGraph,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";

test("changes are listed, found by flow and compared in words and as a picture @smoke", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  const address = await openNewGraph(page, server.url, "Versions");
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(page.getByRole("heading", { name: "No changes yet" })).toBeVisible();
  await page.getByRole("link", { name: "Open the canvas" }).click();

  await addFlow(page, "FeatureFlow");
  await addFlow(page, "InferenceFlow");
  await connect(page, "FeatureFlow", "InferenceFlow");
  await expect.poll(() => edges(page)).toEqual(["FeatureFlow → InferenceFlow"]);
  // An addition and its name are a revision each.
  await expectSaved(page, 5);

  await page.getByRole("link", { name: "Versions" }).click();
  const history = page.getByRole("region", { name: "History" });
  await expect(history.getByRole("listitem")).toHaveCount(6);
  await expect(history.getByRole("listitem").first()).toContainText("Connected FeatureFlow → InferenceFlow");
  await expect(history.getByRole("listitem").last()).toContainText("The graph as it was made");
  const words = page.getByRole("region", { name: "Changes from rev 4 to rev 5" });
  await expect(words).toContainText(
    "InferenceFlow is now started by FeatureFlow. Before: nothing drawn here.",
  );
  const picture = page.getByRole("img", { name: "Rev 4 beside rev 5" });
  await expect(picture.locator('[data-mark="changed"]')).toContainText("InferenceFlow");
  await expect(picture.locator('[data-mark="added"] title')).toHaveText("FeatureFlow → InferenceFlow, added");
  await expectAccessible(page);

  await page
    .getByRole("combobox", { name: "Older revision" })
    .selectOption({ label: "Rev 0 · as it was made" });
  await expect(page).toHaveURL(/\?from=0&to=5$/);
  await expect(page.getByRole("region", { name: "Changes from rev 0 to rev 5" })).toContainText(
    "InferenceFlow added, started by FeatureFlow.",
  );

  await history.getByRole("searchbox").fill("inference");
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await history.getByRole("searchbox").fill("nobody");
  await expect(history).toContainText("No change has to do with “nobody”.");
  await history.getByRole("searchbox").fill("");
  await history.getByRole("button", { name: /^Rev 2/ }).press("Enter");
  await expect(page).toHaveURL(/\?from=1&to=2$/);

  // The address is enough to see the same.
  await openPage(page, `${address}/versions?from=2&to=4`);
  await expect(page.getByRole("region", { name: "Changes from rev 2 to rev 4" })).toContainText(
    "InferenceFlow added",
  );
  await page.getByRole("radio", { name: "As sentences" }).check();
  await expect(page.getByRole("img", { name: "Rev 2 beside rev 4" })).toHaveCount(0);
  await expectAccessible(page);
  expect(complaints).toEqual([]);

  // What cannot be read is said, with a way to try again.
  await page.route("**/revisions/3", (route) =>
    route.fulfill({ status: 409, json: { message: "It is broken." } }),
  );
  await page.getByRole("combobox", { name: "Newer revision" }).selectOption({ index: 2 });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Nothing was changed. It is broken.");
  await page.unroute("**/revisions/3");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Changes from rev 2 to rev 3" })).toBeVisible();
  await page.getByRole("link", { name: "Back to canvas" }).click();
  await expect(node(page, "InferenceFlow")).toBeVisible();

  // The address of what was just chosen is written a moment later, when a page that nobody has looked at yet is still on its way.
  await page.route("**/versions?*", async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  await openPage(page, address);
  await node(page, "InferenceFlow").click();
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(history).toBeVisible();
});

test("an old revision is restored as a change of its own, and another tab follows", async ({
  page,
  server,
  browser,
}) => {
  const complaints = complaintsOf(page);
  const address = await openNewGraph(page, server.url, "Restore");
  await addFlow(page, "FeatureFlow");
  await addFlow(page, "InferenceFlow");
  await connect(page, "FeatureFlow", "InferenceFlow");
  await expectSaved(page, 5);
  const other = await (await browser.newContext()).newPage();
  await openPage(other, address);
  await expect.poll(() => edges(other)).toEqual(["FeatureFlow → InferenceFlow"]);

  await openPage(page, `${address}/versions?from=1&to=2`);
  await page.getByRole("button", { name: "Restore rev 2" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore rev 2?" });
  await expect(dialog.getByRole("region", { name: "What becomes different" })).toContainText(
    "InferenceFlow removed; it was started by FeatureFlow.",
  );
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Restore rev 2" }).click();

  await page.keyboard.press("Escape");

  // A name makes it stand out, and is found.
  const history = page.getByRole("region", { name: "History" });
  await page.getByRole("button", { name: "Name rev 2" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Features alone");
  await page.keyboard.press("Enter");
  await expect(history.getByRole("button", { name: /^Rev 2.*Features alone/ })).toBeVisible();
  await expectAccessible(page);
  await history.getByRole("searchbox").fill("alone");
  await expect(history.getByRole("listitem")).toHaveCount(1);
  await history.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Change the name of rev 2" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Only features");
  await page.keyboard.press("Enter");
  await expect(history.getByText("Only features")).toBeVisible();
  await page.getByRole("button", { name: "Change the name of rev 2" }).click();
  await page.getByRole("button", { name: "Remove name" }).click();
  await expect(history.getByText("Only features")).toHaveCount(0);
  await page.getByRole("button", { name: "Restore rev 2" }).click();

  // Somebody draws while one is reading: nothing is restored unseen.
  await addFlow(other, "ReportFlow");
  await expectSaved(other, 7);
  await dialog.getByRole("button", { name: "Restore rev 2" }).click();
  await expect(dialog.getByRole("alert")).toContainText("saved rev 7 meanwhile. Nothing was restored.");
  const different = dialog.getByRole("region", { name: "What becomes different" });
  await expect(different).toContainText("ReportFlow removed");
  await dialog.getByRole("button", { name: "Restore rev 2" }).click();

  await expect(page.getByText("Rev 2 is back as rev 8")).toBeVisible();
  await expect(page).toHaveURL(/\?from=7&to=8$/);
  await expect(history.getByRole("listitem").first()).toContainText("Restored rev 2");
  await expect(node(other, "InferenceFlow")).toHaveCount(0);
  await expect(node(other, "FeatureFlow")).toBeVisible();
  await expectSaved(other, 8);

  // It is taken back in the same way.
  await page.getByRole("button", { name: "Restore rev 7" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore rev 7" }).click();
  await expect.poll(() => edges(other)).toEqual(["FeatureFlow → InferenceFlow"]);
  await expect(node(other, "ReportFlow")).toBeVisible();
  expect(complaints).toEqual([]);
  await other.context().close();
});
