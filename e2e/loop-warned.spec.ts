// A loop is warned of before the drop, may be drawn all the same, and is broken with one press.
import {
  addFlow,
  canvas,
  complaintsOf,
  connect,
  dragConnection,
  edges,
  expectAccessible,
  node,
  openNewGraph,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";

test("FirstFlow ↔ SecondFlow is warned of while it is drawn @smoke @firefox", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Loop");
  await addFlow(page, "FirstFlow");
  await addFlow(page, "SecondFlow");
  await connect(page, "FirstFlow", "SecondFlow");
  await expect.poll(() => edges(page)).toEqual(["FirstFlow → SecondFlow"]);

  await dragConnection(page, "SecondFlow", "FirstFlow");
  await expect(node(page, "FirstFlow").getByText("closes a loop")).toBeVisible();
  await expect(node(page, "SecondFlow").getByText("itself")).toBeVisible();
  const warning = canvas(page).getByText("Dropping here closes a runaway loop");
  await expect(warning).toBeVisible();
  await expect(canvas(page).getByText("once started, both run for ever")).toBeVisible();
  await expect(canvas(page).getByText("2 would close a loop")).toBeVisible();
  await expect(
    page.locator("[aria-live=polite]").filter({ hasText: "FirstFlow → SecondFlow → FirstFlow" }),
  ).toBeAttached();
  // Nothing is drawn yet, and leaving it draws nothing.
  expect(await edges(page)).toEqual(["FirstFlow → SecondFlow"]);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(warning).toHaveCount(0);
  expect(await edges(page)).toEqual(["FirstFlow → SecondFlow"]);

  await connect(page, "SecondFlow", "FirstFlow");
  await expect.poll(() => edges(page)).toEqual(["FirstFlow → SecondFlow", "SecondFlow → FirstFlow"]);
  await expect(node(page, "FirstFlow").getByText("runaway")).toBeVisible();
  await expect(canvas(page).getByText("Runaway loop · repeats for ever once started")).toBeVisible();
  await expect(page.getByRole("link", { name: /Deploy/ })).toContainText("1");
  const problems = page.getByRole("region", { name: "Problems" });
  await expect(problems.getByText("FirstFlow → SecondFlow → FirstFlow")).toBeVisible();
  await expectAccessible(page);

  await problems.getByRole("button", { name: /^Remove .* → / }).click();
  await expect.poll(async () => (await edges(page)).length).toBe(1);
  await expect(problems.getByText("Runaway loop")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("by keyboard the loop is said aloud before Enter", async ({ page, server }) => {
  await openNewGraph(page, server.url, "Loop by keyboard");
  await addFlow(page, "FirstFlow");
  await addFlow(page, "SecondFlow");
  await connect(page, "FirstFlow", "SecondFlow");
  await node(page, "SecondFlow").click();
  await page.keyboard.press("e");
  const said = page.locator("[aria-live=polite]");
  await expect(said.filter({ hasText: "Dropping here closes" })).toBeAttached();
  await expect(canvas(page).getByText(/Dropping here closes/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(said.filter({ hasText: "Not connected" })).toBeAttached();
  expect(await edges(page)).toEqual(["FirstFlow → SecondFlow"]);
});

test("a target that Metaflow forbids says why and takes no drop", async ({ page, server }) => {
  await openNewGraph(page, server.url, "Forbidden");
  await addFlow(page, "FeatureFlow");
  await addFlow(page, "IngestFlow");
  await page.getByRole("button", { name: "Event", exact: true }).click();
  const field = page.getByRole("complementary", { name: "Inspector" }).getByRole("textbox", { name: "Name" });
  await expect(field).toBeFocused();
  await field.fill("orders.landed");
  await field.press("Enter");
  await connect(page, "orders.landed", "IngestFlow");
  await expect.poll(() => edges(page)).toEqual(["orders.landed → IngestFlow"]);
  await dragConnection(page, "FeatureFlow", "IngestFlow");
  await expect(node(page, "IngestFlow").getByText("started by events")).toBeVisible();
  await expect(canvas(page).getByText("1 not possible")).toBeVisible();
  await page.mouse.up();
  await expect(page.getByText(/Not connected\. IngestFlow is started by events/).first()).toBeVisible();
  expect(await edges(page)).toEqual(["orders.landed → IngestFlow"]);
});
