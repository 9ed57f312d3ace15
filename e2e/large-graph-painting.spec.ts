// What a large graph looks like while something moves: painted cards stand for elements, and what is chosen is seen at once.
import type { Page } from "@playwright/test";
import { importGraph } from "./deploy-page.ts";
import { expect, test } from "./fixtures.ts";
import { atRest, CROWD, gridOf, inspector, openGrid, PITCH, placeOf, zoomTo } from "./large-graph-page.ts";
import { untilReady } from "./open-page.ts";

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
