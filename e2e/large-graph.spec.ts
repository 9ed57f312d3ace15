// A graph of which most is painted: everything that can be done with cards near by can be done with those far away.
import type { Page } from "@playwright/test";
import { canvas, complaintsOf, expectAccessible, expectSaved } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { atRest, COLUMNS, inspector, nameOf, openGrid, placeOf, zoomTo } from "./large-graph-page.ts";

const startedBy = (page: Page, at: number) =>
  inspector(page)
    .getByRole("listitem")
    .filter({ hasText: nameOf(at) });

test("far away one looks, chooses and goes there; a pan drags no flow @firefox", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  await openGrid(page, server);
  await page.keyboard.press("1");
  await atRest(page);
  const before = await placeOf(page, 105);
  expect(before.zoom).toBeLessThan(0.2);

  // A press that moves is meant for the camera, even where it begins on a card.
  await page.mouse.move(before.x, before.y);
  await page.mouse.down();
  await page.mouse.move(before.x + 60, before.y + 30, { steps: 6 });
  await page.mouse.up();
  await atRest(page);
  const after = await placeOf(page, 105);
  expect([Math.round(after.x - before.x), Math.round(after.y - before.y)]).toEqual([60, 30]);
  await expect(page.getByRole("status").filter({ hasText: /^Saved · rev 0$/ })).toBeVisible();

  // The name is told, a press chooses, and what is chosen is dragged.
  await page.mouse.move(after.x, after.y);
  await expect(canvas(page).getByText(nameOf(105), { exact: true })).toBeVisible();
  await page.mouse.click(after.x, after.y);
  await expect(inspector(page).getByRole("heading", { name: nameOf(105) })).toBeVisible();
  await atRest(page);
  const chosen = await placeOf(page, 105);
  await page.mouse.move(chosen.x, chosen.y);
  await page.mouse.down();
  await page.mouse.move(chosen.x + 20, chosen.y + 12, { steps: 6 });
  await page.mouse.up();
  await expectSaved(page, 1);
  await page.keyboard.press("ControlOrMeta+z");
  await expectSaved(page, 2);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("the wheel zooms where the pointer is, and a painted card is chosen and dragged @firefox", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openGrid(page, server);
  await zoomTo(page, 0.22, 0.38);
  const first = await placeOf(page, 105);
  await page.mouse.move(first.x, first.y);

  // What is under the pointer stays there.
  for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, 60);
  await atRest(page);
  const zoomed = await placeOf(page, 105);
  expect(zoomed.zoom).toBeLessThan(first.zoom);
  expect(Math.hypot(zoomed.x - first.x, zoomed.y - first.y)).toBeLessThan(1);
  await page.mouse.wheel(0, -100);
  await atRest(page);
  const nearer = await placeOf(page, 105);
  expect(nearer.zoom).toBeGreaterThan(zoomed.zoom);

  await page.mouse.click(nearer.x, nearer.y);
  await expect(inspector(page).getByRole("heading", { name: nameOf(105) })).toBeVisible();
  await atRest(page);
  const chosen = await placeOf(page, 105);
  await page.mouse.move(chosen.x, chosen.y);
  await page.mouse.down();
  await page.mouse.move(chosen.x + 40, chosen.y + 24, { steps: 6 });
  await page.mouse.up();
  await expectSaved(page, 1);
  expect(complaints).toEqual([]);
});

test("what is chosen by a frame or all at once is copied and deleted, seen or not", async ({
  page,
  server,
}) => {
  await openGrid(page, server);
  await page.keyboard.press("1");
  await atRest(page);
  // The two rows at the top, the second one only touched.
  const [from, to] = [await placeOf(page, 0), await placeOf(page, 2 * COLUMNS - 1)];
  await page.keyboard.down("Shift");
  await page.mouse.move(from.x - 140 * from.zoom, from.y - 60 * from.zoom);
  await page.mouse.down();
  await page.mouse.move(to.x + 110 * to.zoom, to.y, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(inspector(page).getByRole("heading", { name: "40 flows" })).toBeVisible();
  await page.keyboard.press("Delete");
  await expectSaved(page, 1);
  await page.keyboard.press("ControlOrMeta+a");
  await expect(inspector(page).getByRole("heading", { name: "160 flows" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+d");
  await expect(inspector(page).getByRole("heading", { name: "160 flows" })).toBeVisible();
  await expectSaved(page, 2);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expectSaved(page, 4);
  await page.keyboard.press("ControlOrMeta+a");
  await expect(inspector(page).getByRole("heading", { name: "200 flows" })).toBeVisible();
});

test("a connection is drawn from a card that is only painted, and to one that is out of sight @firefox", async ({
  page,
  server,
}) => {
  await openGrid(page, server);
  await zoomTo(page, 0.22, 0.38);
  const [from, to] = [await placeOf(page, 109), await placeOf(page, 151)];
  await page.mouse.move(from.x, from.y);
  const port = canvas(page).locator("[data-port-of='flow:flow-109']");
  await expect(port).toBeVisible();
  const box = await port.boundingBox();
  if (!box) throw new Error("There is no port");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y, { steps: 8 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await expect(canvas(page).getByText("Connecting")).toBeVisible();
  await page.mouse.up();
  await expectSaved(page, 1);
  await page.mouse.click(to.x, to.y);
  await expect(startedBy(page, 109)).toBeVisible();

  // Near by, the view follows the pointer at the border until the target comes.
  await page.keyboard.press("Escape");
  await page.keyboard.press("0");
  await atRest(page);
  const source = page.locator("[data-id='flow:flow-109'] .source");
  const start = await source.boundingBox();
  const surface = await canvas(page).boundingBox();
  if (!start || !surface) throw new Error("Nothing is drawn");
  await page.mouse.move(start.x + 5, start.y + 5);
  await page.mouse.down();
  const edge = surface.x + surface.width - 4;
  await page.mouse.move(edge - 200, start.y + 60, { steps: 6 });
  const left = (await placeOf(page, 0)).x;
  await page.mouse.move(edge, start.y + 60, { steps: 6 });
  await expect.poll(async () => (await placeOf(page, 0)).x).toBeLessThan(left - 500);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(canvas(page).getByText("Connecting")).toHaveCount(0);
});

test("keyboard focus stays with its flow through zooming, moving and walking out of sight", async ({
  page,
  server,
}) => {
  await openGrid(page, server);
  await page.keyboard.press("0");
  await atRest(page);
  const node = (at: number) => page.locator(`[data-id="flow:flow-${at}"]`);
  await page.keyboard.press("/");
  const search = page.getByRole("dialog").getByRole("combobox");
  await expect(search).toBeFocused();
  await search.fill(nameOf(44));
  await page.keyboard.press("Enter");
  await atRest(page);
  await expect(node(44)).toBeVisible();
  await node(44).focus();
  for (let step = 45; step <= 52; step += 1) await page.keyboard.press("ArrowRight");
  await expect(node(52)).toBeFocused();
  await page.keyboard.press("1");
  await atRest(page);
  await expect(node(52)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(node(72)).toBeFocused();
  await page.keyboard.press("0");
  await atRest(page);
  await expect(node(72)).toBeFocused();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });
  test("a finger moves the view, a tap chooses, and what is chosen is dragged", async ({ page, server }) => {
    await openGrid(page, server);
    await zoomTo(page, 0.22, 0.38);
    const client = await page.context().newCDPSession(page);
    const touch = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
      const at = (part: number) => [{ x: from.x + by.x * part, y: from.y + by.y * part }];
      await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
      for (const part of [0.25, 0.5, 0.75, 1])
        await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(part) });
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await atRest(page);
    };
    const before = await placeOf(page, 105);
    await touch(before, { x: -60, y: 20 });
    const moved = await placeOf(page, 105);
    expect(Math.round(moved.x - before.x)).toBeLessThan(-40);
    await expect(page.getByRole("status").filter({ hasText: /^Saved · rev 0$/ })).toBeVisible();
    await page.touchscreen.tap(moved.x, moved.y);
    await expect(inspector(page).getByRole("heading", { name: nameOf(105) })).toBeVisible();
    await atRest(page);
    await touch(await placeOf(page, 105), { x: 40, y: 24 });
    await expectSaved(page, 1);
  });
});
