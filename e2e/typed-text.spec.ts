// What is being typed: kept when the page or the card goes, given to the field it was meant for, and never lost unsaid.
import type { Page } from "@playwright/test";
import { expect, flow, graphOf, importGraph, test, waiting } from "./deploy-page.ts";
import {
  addFlow,
  canvas,
  complaintsOf,
  edges,
  expectSaved,
  node,
  openNewGraph,
  tidyUp,
} from "./editor-page.ts";
import { openPage, untilFetched, untilReady } from "./open-page.ts";

const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });

test("a note that is called off while it is new leaves nothing behind, and what was typed at once is in it", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Called off");
  await untilFetched(page);
  await addFlow(page, "FirstFlow");
  await node(page, "FirstFlow").click();
  await page.keyboard.press("n");
  // As shortcuts these would do one thing and another.
  await page.keyboard.type("tel");
  const area = canvas(page).getByRole("textbox", { name: "Text of the note" });
  await expect(area).toHaveValue("tel");
  await area.fill("");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: /note/i })).toHaveCount(0);
  await expect(node(page, "FirstFlow")).toBeFocused();
  await expectSaved(page, 4);
  await page.keyboard.press("n");
  await expect(area).toBeFocused();
  await page.keyboard.type("Ask Ann");
  await page.keyboard.press("ControlOrMeta+Enter");
  const note = page.getByRole("group", { name: "Note: Ask Ann" });
  await expect(note).toBeFocused();
  // One that stands is only left.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(note).toBeFocused();
  expect(complaints).toEqual([]);
});

test("what somebody else deletes while one types its name is told, with what was typed", async ({
  page,
  server,
  browser,
}) => {
  const address = await openNewGraph(page, server.url, "Under the hand");
  await addFlow(page, "FirstFlow");
  await addFlow(page, "SecondFlow");
  await expectSaved(page);
  const other = await (await browser.newContext()).newPage();
  await openPage(other, address);
  await node(page, "FirstFlow").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("BetterFlow");
  await node(other, "FirstFlow").click();
  await other.keyboard.press("Delete");
  await expect(node(page, "FirstFlow")).toHaveCount(0);
  // Who types on does not mean the list.
  await page.keyboard.type("l");
  await expect(page.getByRole("radio", { name: "Canvas" })).toBeChecked();
  await expect(page.getByText(/deleted FirstFlow, which you had chosen/)).toBeVisible();
  await expect(page.getByText(/“BetterFlow” was not kept/)).toBeVisible();
  await expect(inspector(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/select=/);
  await expect(node(page, "SecondFlow")).toBeFocused();
  // What is chosen beside it stays.
  await node(page, "SecondFlow").click();
  await expect(inspector(page)).toContainText("SecondFlow");
  await other.context().close();
});

test("what is added while the inspector is closed opens it for its name", async ({ page, server }) => {
  await openNewGraph(page, server.url, "Closed");
  await addFlow(page, "FirstFlow");
  await node(page, "FirstFlow").click();
  await page.keyboard.press("]");
  await expect(inspector(page)).toHaveCount(0);
  await addFlow(page, "SecondFlow");
  await expect(inspector(page)).toContainText("SecondFlow");
});

test("a page that is loaded again while one types keeps what was typed", async ({ page, server }) => {
  await openNewGraph(page, server.url, "Reloaded");
  await untilFetched(page);
  await addFlow(page, "FirstFlow");
  await node(page, "FirstFlow").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("BetterFlow");
  await page.reload();
  await untilReady(page);
  await expect(node(page, "BetterFlow")).toBeVisible();
  await untilFetched(page);
  await node(page, "BetterFlow").click();
  await page.keyboard.press("n");
  await expect(canvas(page).getByRole("textbox", { name: "Text of the note" })).toBeFocused();
  await page.keyboard.type("Ask Ann");
  await page.reload();
  await untilReady(page);
  await expect(page.getByRole("group", { name: "Note: Ask Ann" })).toBeVisible();
  await expectSaved(page);
});

test("what is typed is kept when another card is pressed, and when one goes back a page", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Left");
  await untilFetched(page);
  for (const name of ["FirstFlow", "SecondFlow"]) await addFlow(page, name);
  await tidyUp(page);
  await node(page, "FirstFlow").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("BetterFlow");
  await node(page, "SecondFlow").click();
  await expect(node(page, "BetterFlow")).toBeVisible();
  await expect(inspector(page)).toContainText("SecondFlow");
  // Closed by its button, the inspector gives the focus back to what it was about.
  await inspector(page).getByRole("button", { name: "Close" }).click();
  await expect(node(page, "SecondFlow")).toBeFocused();
  await node(page, "SecondFlow").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("OtherFlow");
  await page.goBack();
  // The list knows the graph that was made since.
  await expect(page.getByRole("link", { name: "Left", exact: true })).toBeVisible();
  await page.goForward();
  await untilReady(page);
  await expect(node(page, "OtherFlow")).toBeVisible();
  await expect(page.getByText(/was not kept/)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("who types over what somebody else has just changed is told of it, and can give way", async ({
  page,
  server,
  browser,
}) => {
  const address = await openNewGraph(page, server.url, "Both at once");
  await addFlow(page, "MailFlow");
  await expectSaved(page);
  const other = await (await browser.newContext()).newPage();
  await openPage(other, address);
  await untilFetched(other);
  await node(page, "MailFlow").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("OurMailFlow");
  await node(other, "MailFlow").click();
  await other.keyboard.press("F2");
  await other.keyboard.type("TheirMailFlow");
  await other.keyboard.press("Enter");
  await expect(node(page, "TheirMailFlow")).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press("Enter");
  await expect(node(page, "OurMailFlow")).toBeVisible();
  const told = page.getByText("Somebody else made it “TheirMailFlow” while you typed");
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Undo mine" }).click();
  await expect(node(page, "TheirMailFlow")).toBeVisible();
  await expect(node(other, "TheirMailFlow")).toBeVisible();
  await other.context().close();
});

test("a flow is not given the name of another, whose triggers it would take", async ({ page, server }) => {
  const address = await importGraph(
    page,
    server,
    graphOf("Twins", flow("LoadFlow"), flow("TrainFlow"), waiting("SendFlow", ["LoadFlow"])),
  );
  await openPage(page, address);
  await untilFetched(page);
  await node(page, "LoadFlow").click();
  await page.keyboard.press("F2");
  const field = inspector(page).getByRole("textbox", { name: "Name of the flow" });
  await expect(field).toBeFocused();
  await field.fill("TrainFlow");
  await field.press("Enter");
  await expect(inspector(page).getByRole("alert")).toHaveText("TrainFlow is in the graph already");
  await field.press("Escape");
  await expect(field).toHaveValue("LoadFlow");
  expect(await edges(page)).toEqual(["LoadFlow → SendFlow"]);
});
