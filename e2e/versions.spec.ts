// The history of a graph: what was drawn stands there in words, two revisions are compared, and the address says which.
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
  await expect(history).toContainText("No change names a flow like “nobody”.");
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
});
