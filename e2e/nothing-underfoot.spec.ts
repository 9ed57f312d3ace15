// Where keyboard and eye are led: the focus goes with what it was on, what is chosen is in sight, and nothing runs off a narrow window.
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
import { openPage, untilFetched } from "./open-page.ts";

const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });

test("the first flow of a graph stands in the middle of the view", async ({ page, server }) => {
  await openNewGraph(page, server.url, "First");
  const ground = await canvas(page).boundingBox();
  await addFlow(page, "FirstFlow");
  await page.keyboard.press("Escape");
  const card = await node(page, "FirstFlow").boundingBox();
  if (!ground || !card) throw new Error("Both are there");
  expect(Math.abs(card.x + card.width / 2 - (ground.x + ground.width / 2))).toBeLessThan(200);
  expect(Math.abs(card.y + card.height / 2 - (ground.y + ground.height / 2))).toBeLessThan(120);
});

test("the focus goes with a group that is collapsed or expanded, by its button or by a key", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  const address = await importGraph(page, server, {
    ...graphOf(
      "Folded",
      flow("FirstFlow", { group: "training" }),
      waiting("SecondFlow", ["FirstFlow"], { group: "training" }),
    ),
    groups: [{ id: "training", name: "Training" }],
  });
  await openPage(page, address);
  await untilFetched(page);
  const card = page.getByRole("group", { name: /^Training, collapsed group of/ });
  await page.getByRole("button", { name: "Collapse Training" }).click();
  await expect(card).toBeFocused();
  await card.getByRole("button", { name: "Expand Training" }).click();
  await expect(node(page, "FirstFlow")).toBeFocused();
  await page.getByRole("button", { name: "Training", exact: true }).click();
  await node(page, "SecondFlow").focus();
  await page.keyboard.press("g");
  await expect(card).toBeFocused();
  await page.keyboard.press("g");
  await expect(node(page, "FirstFlow")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(node(page, "SecondFlow")).toBeFocused();
  expect(complaints).toEqual([]);
});

test("while a connection is drawn a name leads to its target, clear of the bars, and no other command runs @firefox", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Named");
  for (const name of ["StartFlow", "LoadFlow", "TidyFlow", "DeepFlow", "LastFlow"]) await addFlow(page, name);
  await tidyUp(page);
  await expectSaved(page);
  const revision = await page.getByText(/^Saved · rev/).textContent();
  await node(page, "StartFlow").click();
  // LastFlow, the lowest, to where the bar will be.
  const [low, ground] = [await node(page, "LastFlow").boundingBox(), await canvas(page).boundingBox()];
  if (!low || !ground) throw new Error("Both are there");
  await page.mouse.move(ground.x + 20, ground.y + 100);
  await page.mouse.down();
  await page.mouse.move(ground.x + 20, ground.y + 100 + (ground.y + ground.height - low.y - low.height - 8), {
    steps: 4,
  });
  await page.mouse.up();
  await page.keyboard.press("e");
  // Typed at once, as shortcuts: the list, then choosing all, tidying and so on.
  await page.keyboard.type("last");
  await expect(canvas(page).getByText("4 flows can be connected")).toBeVisible();
  await expect(canvas(page).getByText("LastFlow", { exact: true })).toHaveCount(2);
  for (const key of ["ControlOrMeta+z", "Delete", "ControlOrMeta+x", "ControlOrMeta+d", "ControlOrMeta+k"])
    await page.keyboard.press(key);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys and what they do" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const clear = async () => {
    const bar = await canvas(page).getByText("4 flows can be connected").boundingBox();
    const card = await node(page, "LastFlow").boundingBox();
    return bar !== null && card !== null && card.y + card.height <= bar.y;
  };
  await expect.poll(clear).toBe(true);
  await expect(page.getByText(/^Saved · rev/)).toHaveText(revision ?? "");
  // Nothing is called so: Enter then has nothing to connect.
  await page.waitForTimeout(1_000);
  await page.keyboard.type("deepx");
  await expect(canvas(page).getByText("no target has “deepx” in its name")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1_000);
  await page.keyboard.type("last");
  await expect(canvas(page).getByText("LastFlow", { exact: true })).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect.poll(() => edges(page)).toEqual(["StartFlow → LastFlow"]);
  await expect(page.locator(".react-flow__node")).toHaveCount(5);
  await expect(page.getByRole("radio", { name: "Canvas" })).toBeChecked();
  expect(complaints).toEqual([]);
});

test("a step back chooses what is there again, and the address knows nothing that is gone", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Back and forth");
  await addFlow(page, "FirstFlow");
  await node(page, "FirstFlow").click();
  await page.keyboard.press("ControlOrMeta+d");
  await expect(page.locator(".react-flow__node")).toHaveCount(2);
  await expect(page).toHaveURL(/select=/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.locator(".react-flow__node")).toHaveCount(1);
  await expect(page).not.toHaveURL(/select=/);
  await node(page, "FirstFlow").click();
  await page.keyboard.press("Delete");
  await expect(page).not.toHaveURL(/select=/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(inspector(page)).toContainText("FirstFlow");
  await expect(page).toHaveURL(/select=flow/);
  expect(complaints).toEqual([]);
});

test("on a low and narrow window the list has its whole width", async ({ page, server }) => {
  const names = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `${letter}Flow`);
  const address = await importGraph(page, server, graphOf("Long", ...names.map((name) => flow(name))));
  await page.setViewportSize({ width: 640, height: 400 });
  await openPage(page, address);
  const heads = page.getByRole("columnheader");
  await expect(heads.first()).toBeVisible();
  const ends = (await heads.all()).map(async (head) => {
    const box = await head.boundingBox();
    return box ? box.x + box.width : 0;
  });
  // Less the bar that scrolls.
  expect(Math.max(...(await Promise.all(ends)))).toBeGreaterThan(600);
});

test("on a narrow window a link shows what it has chosen beside the inspector that lies over the canvas", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  const names = ["AFlow", "BFlow", "CFlow", "DFlow"];
  const address = await importGraph(
    page,
    server,
    graphOf("Linked", flow("AFlow"), ...names.slice(1).map((name, at) => waiting(name, [names[at] ?? ""]))),
  );
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page, address);
  await node(page, "DFlow").click();
  await expect(page).toHaveURL(/select=flow/);
  const link = page.url();
  await page.setViewportSize({ width: 720, height: 900 });
  await openPage(page, link);
  await expect(inspector(page)).toContainText("DFlow");
  const isClear = async () => {
    const [card, panel] = [await node(page, "DFlow").boundingBox(), await inspector(page).boundingBox()];
    return card !== null && panel !== null && card.x >= 0 && card.x + card.width <= panel.x;
  };
  await expect.poll(isClear).toBe(true);
  // Chosen by hand, too.
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await page.waitForTimeout(400);
  await node(page, "DFlow").click();
  await expect(inspector(page)).toContainText("DFlow");
  await expect.poll(isClear).toBe(true);
  expect(complaints).toEqual([]);
});

test("panels that lie over the canvas make way for a connection, and come back after it", async ({
  page,
  server,
}) => {
  const address = await importGraph(page, server, graphOf("Way", flow("AFlow"), flow("BFlow")));
  await page.setViewportSize({ width: 1000, height: 800 });
  await openPage(page, address);
  await node(page, "AFlow").click();
  await expect(inspector(page)).toBeVisible();
  await page.keyboard.press("e");
  await expect(canvas(page).getByText("1 flow can be connected")).toBeVisible();
  await expect(inspector(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(inspector(page)).toBeVisible();
  await expect.poll(() => edges(page)).toEqual(["AFlow → BFlow"]);
});

test("the focus is never left at the top of the page: what was pressed is gone, what is near has it", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  const address = await importGraph(
    page,
    server,
    graphOf(
      "Near",
      flow("LoadFlow"),
      waiting("TrainFlow", ["LoadFlow"]),
      waiting("FirstFlow", ["SecondFlow"]),
      waiting("SecondFlow", ["FirstFlow"]),
    ),
  );
  await openPage(page, address);
  await untilFetched(page);
  const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);
  // The only problem is mended: its row goes, and the button in it.
  await page.getByRole("button", { name: /^Remove / }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^No problems/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Problems", exact: true })).toBeFocused();
  // A flow goes and its neighbours are joined.
  await node(page, "TrainFlow").click();
  await page.keyboard.press("ControlOrMeta+Backspace");
  await expect(node(page, "TrainFlow")).toHaveCount(0);
  await expect(node(page, "LoadFlow")).toBeFocused();
  // With nothing left there is no place but the panels; no link that leads away.
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(page.locator(".react-flow__node")).toHaveCount(0);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => document.activeElement?.matches("a[target=_blank]"))).toBe(false);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(node(page, "LoadFlow")).toBeVisible();
  await node(page, "LoadFlow").focus();
  // From the canvas to the list and back.
  await page.keyboard.press("l");
  await expect(page.locator("button[data-key='flow:LoadFlow']")).toBeFocused();
  await page.keyboard.press("l");
  await expect(node(page, "LoadFlow")).toBeFocused();
  // Copies are what the next keys mean.
  await node(page, "LoadFlow").click();
  await page.keyboard.press("ControlOrMeta+d");
  await expect(node(page, "LoadFlowCopy")).toBeFocused();
  await expectSaved(page);
  await page.getByRole("link", { name: "Versions" }).click();
  await page.getByRole("button", { name: /^Restore rev/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Restore rev/ })
    .click();
  await expect(page.getByText(/is back as rev/)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // A moment is given to whoever has a better place for it.
  await page.waitForTimeout(300);
  expect(await hasFocus()).toBe(true);
  expect(complaints).toEqual([]);
});

for (const width of [390, 540])
  test(`on a window of ${width} pixels the deploy page tells of a loop, and nothing runs off it`, async ({
    page,
    server,
  }) => {
    const address = await importGraph(
      page,
      server,
      graphOf("Narrow", waiting("FirstFlow", ["SecondFlow"]), waiting("SecondFlow", ["FirstFlow"])),
    );
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, `${address}/deploy`);
    const alert = page.getByRole("alert", { name: "Why nothing can be applied" });
    const heading = await alert.getByRole("heading").boundingBox();
    expect(heading?.width).toBeGreaterThan(200);
    for (const control of [
      ...(await alert.getByRole("link").all()),
      ...(await alert.getByRole("button").all()),
    ]) {
      const box = await control.boundingBox();
      expect(box && box.x + box.width).toBeLessThanOrEqual(width);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const blocked = page.getByText("Blocked by 1 runaway loop");
    expect(await blocked.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  });
