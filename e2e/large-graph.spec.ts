// A graph of which most is painted: everything that can be done with cards near by can be done with those far away.
import type { Page } from "@playwright/test";
import { emptyGraph, type TriggerGraph } from "../lib/core/graph/trigger-graph.ts";
import { importGraph } from "./deploy-page.ts";
import { canvas, complaintsOf, expectAccessible, expectSaved } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { untilReady } from "./open-page.ts";

const COLUMNS = 20;
const ROWS = 10;
/** So many that all of them cannot be painted at each step. */
const CROWD = { columns: 60, rows: 40 };
const PITCH = { x: 336, y: 136 };
const nameOf = (at: number) => `Flow${String(at).padStart(3, "0")}`;

/** Each waits for the one to its left; the first column starts by itself. */
const gridOf = (name: string, columns: number, rows: number): TriggerGraph => ({
  ...emptyGraph(name),
  flows: Array.from({ length: columns * rows }, (_, at) => ({
    id: `flow-${at}`,
    name: nameOf(at),
    parameters: [],
    ...(at % columns === 0
      ? {}
      : { trigger: { kind: "on-finish" as const, upstreams: [{ flow: nameOf(at - 1) }] } }),
    position: { x: (at % columns) * PITCH.x, y: Math.floor(at / columns) * PITCH.y },
  })),
});
const grid = gridOf("Large", COLUMNS, ROWS);

async function openGrid(page: Page, server: Parameters<typeof importGraph>[1]): Promise<void> {
  await importGraph(page, server, grid);
  await untilReady(page);
  await expect(canvas(page).locator("canvas").first()).toBeVisible();
}

/** Where a flow's card is on the page, drawn or painted. */
async function placeOf(
  page: Page,
  at: number,
  columns = COLUMNS,
): Promise<{ x: number; y: number; zoom: number }> {
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error("There is no canvas");
  const style = await page.locator(".react-flow__viewport").getAttribute("style");
  const [, x = "0", y = "0", zoom = "1"] =
    /translate\(([-\d.]+)px, ([-\d.]+)px\) scale\(([\d.]+)\)/.exec(style ?? "") ?? [];
  const scale = Number(zoom);
  return {
    x: box.x + Number(x) + ((at % columns) * PITCH.x + 108) * scale,
    y: box.y + Number(y) + (Math.floor(at / columns) * PITCH.y + 44) * scale,
    zoom: scale,
  };
}

const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
const startedBy = (page: Page, at: number) =>
  inspector(page)
    .getByRole("listitem")
    .filter({ hasText: nameOf(at) });

/** Until the camera stands still. */
async function atRest(page: Page): Promise<void> {
  const style = () => page.locator(".react-flow__viewport").getAttribute("style");
  for (let before = await style(); ; ) {
    await page.waitForTimeout(300);
    const now = await style();
    if (now === before) return;
    before = now;
  }
}

/** One step of the zoom at a time, with the keys. */
async function zoomTo(page: Page, least: number, most: number): Promise<void> {
  for (;;) {
    await atRest(page);
    const { zoom } = await placeOf(page, 0);
    if (zoom >= least && zoom <= most) return;
    await page.keyboard.press(zoom < least ? "+" : "-");
  }
}

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

/** Of the picture painted last while the camera moved, and of the one at rest: the mean brightness of each square of 8 × 8 pixels. */
type Pictures = { moving: number[]; resting: number[]; cardsShown: number };

/** Moves the camera, and looks at what is painted meanwhile and afterwards. */
async function picturesOf(page: Page, move: () => Promise<void>): Promise<Pictures> {
  await page.evaluate(() => {
    const side = 8;
    const squares = () => {
      const canvas = document.querySelector<HTMLCanvasElement>("[aria-label=Canvas] canvas");
      const image = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
      if (!image) return [];
      const [wide, high] = [Math.floor(image.width / side), Math.floor(image.height / side)];
      const means = new Array<number>(wide * high).fill(0);
      for (let y = 0; y < high * side; y += 1)
        for (let x = 0; x < wide * side; x += 1) {
          const at = 4 * (y * image.width + x);
          const square = Math.floor(y / side) * wide + Math.floor(x / side);
          // What is not painted shows the page behind it.
          const shade = ((image.data[at] ?? 0) * (image.data[at + 3] ?? 0)) / 255;
          means[square] = (means[square] ?? 0) + shade / (side * side);
        }
      return means;
    };
    const isShown = (card: Element) => getComputedStyle(card).visibility === "visible";
    const record = { moving: [] as number[], cardsShown: 0, on: true, squares };
    Object.assign(window, { record });
    const look = () => {
      if (document.querySelector("[aria-label=Canvas][data-moving]")) {
        record.moving = squares();
        record.cardsShown = [...document.querySelectorAll(".react-flow__node")].filter(isShown).length;
      }
      if (record.on) requestAnimationFrame(look);
    };
    // After the painting of the same frame.
    requestAnimationFrame(() => setTimeout(look));
  });
  await move();
  await atRest(page);
  return page.evaluate(() => {
    const { record } = window as unknown as {
      record: Pictures & { on: boolean; squares: () => number[] };
    };
    record.on = false;
    return { moving: record.moving, cardsShown: record.cardsShown, resting: record.squares() };
  });
}

/** @returns the part of all squares that are not alike, 0 to 1 */
const unlike = ({ moving, resting }: Pictures, by: number): number =>
  moving.filter((shade, at) => Math.abs(shade - (resting[at] ?? 0)) > by).length / resting.length;

test("while the camera moves, what is painted stands for the cards, in the same places", async ({
  page,
  server,
}) => {
  await openGrid(page, server);
  await zoomTo(page, 0.22, 0.38);
  const middle = await placeOf(page, 109);
  await page.mouse.move(middle.x, middle.y - 60 * middle.zoom);
  const pan = await picturesOf(page, async () => {
    await page.mouse.down();
    await page.mouse.move(middle.x - 260, middle.y - 130, { steps: 13 });
    await page.mouse.up();
  });
  expect(pan.moving.length).toBeGreaterThan(1000);
  expect(unlike(pan, 6)).toBeLessThan(0.01);

  for (const way of [-1, 1]) {
    const zoom = await picturesOf(page, async () => {
      for (let step = 0; step < 6; step += 1) await page.mouse.wheel(0, way * 15);
    });
    expect(zoom.moving.length).toBe(zoom.resting.length);
    expect(unlike(zoom, 40)).toBeLessThan(0.05);
  }

  // Near by the cards are elements, and hidden meanwhile: to draw them at each step takes too long.
  await page.keyboard.press("0");
  await atRest(page);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  const near = await picturesOf(page, async () => {
    for (let step = 0; step < 6; step += 1) await page.mouse.wheel(0, 15);
  });
  // But for the one that Tab reaches.
  expect(near.cardsShown).toBeLessThanOrEqual(1);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
});

/** How many pixels of the painted picture are about as blue as what is chosen, left and right of the middle of the graph. */
type Blue = { left: number; right: number };

/** Counts at once, and from then on at each frame in which the camera moves. */
async function chosenPixels(page: Page): Promise<Blue> {
  const right = await placeOf(page, CROWD.columns / 2, CROWD.columns);
  const middle = right.x - (PITCH.x / 2) * right.zoom;
  return page.evaluate((border) => {
    const count = () => {
      const picture = document.querySelector<HTMLCanvasElement>("[aria-label=Canvas] canvas");
      const context = picture?.getContext("2d");
      if (!picture || !context) throw new Error("Nothing is painted");
      const { left } = picture.getBoundingClientRect();
      const { data } = context.getImageData(0, 0, picture.width, picture.height);
      const found = { left: 0, right: 0 };
      for (let at = 0; at < data.length; at += 4) {
        // A picture that is scaled down for the moving camera mixes it with what is beside.
        const isBlue = (data[at + 2] ?? 0) - (data[at] ?? 0) > 60;
        if (!isBlue || (data[at + 3] ?? 0) < 100) continue;
        found[left + ((at / 4) % picture.width) < border ? "left" : "right"] += 1;
      }
      return found;
    };
    const look = () => {
      if (document.querySelector("[aria-label=Canvas][data-moving]"))
        Object.assign(window, { blue: count() });
      requestAnimationFrame(() => setTimeout(look));
    };
    if (!("blue" in window)) look();
    Object.assign(window, { blue: null });
    return count();
  }, middle);
}

test("among thousands what a frame chooses is seen at once, while it grows and shrinks and while the camera moves", async ({
  page,
  server,
}) => {
  await importGraph(page, server, gridOf("Crowd", CROWD.columns, CROWD.rows));
  await untilReady(page);
  await page.keyboard.press("1");
  await atRest(page);
  const [from, half, all] = [
    await placeOf(page, 0),
    await placeOf(page, CROWD.columns / 2 - 1, CROWD.columns),
    await placeOf(page, CROWD.columns - 1, CROWD.columns),
  ];
  const bottom = from.y + (CROWD.rows - 1) * PITCH.y * from.zoom;
  await page.keyboard.down("Shift");
  await page.mouse.move(from.x - 140 * from.zoom, from.y - 60 * from.zoom);
  await page.mouse.down();
  await page.mouse.move(half.x, bottom, { steps: 5 });
  await expect.poll(() => chosenPixels(page)).toEqual({ left: expect.any(Number), right: 0 });
  const { left } = await chosenPixels(page);
  expect(left).toBeGreaterThan(1000);
  // Chosen in steps it looks as chosen at once; and what the frame leaves again is chosen no more.
  await page.mouse.move(all.x, bottom, { steps: 5 });
  await expect.poll(async () => (await chosenPixels(page)).right).toBeGreaterThan(1000);
  await page.mouse.move(half.x, bottom);
  await expect.poll(() => chosenPixels(page)).toEqual({ left, right: 0 });
  // The panel comes when the frame is let go: until then nothing takes room from the canvas.
  await expect(inspector(page)).toBeHidden();
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(inspector(page).getByRole("heading", { name: "1,200 flows" })).toBeVisible();

  await atRest(page);
  const resting = await chosenPixels(page);
  // The picture for a moving camera is made while it rests.
  await page.waitForTimeout(600);
  await page.mouse.move(half.x, from.y - 100 * from.zoom);
  await page.mouse.down();
  await page.mouse.move(half.x - 10, from.y, { steps: 6 });
  await page.mouse.up();
  await atRest(page);
  const moving = await page.evaluate(() => (window as unknown as { blue: Blue | null }).blue);
  expect(moving?.left).toBeGreaterThan(resting.left / 4);
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
