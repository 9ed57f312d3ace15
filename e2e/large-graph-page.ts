// Large graphs of one pattern, and where their cards are, drawn or painted.
import { expect, type Page } from "@playwright/test";
import { emptyGraph, type TriggerGraph } from "../lib/core/graph/trigger-graph.ts";
import { importGraph } from "./deploy-page.ts";
import { canvas } from "./editor-page.ts";
import { untilReady } from "./open-page.ts";

export const COLUMNS = 20;
const ROWS = 10;
/** So many that all of them cannot be painted at each step. */
export const CROWD = { columns: 60, rows: 40 };
export const PITCH = { x: 336, y: 136 };
export const nameOf = (at: number) => `Flow${String(at).padStart(3, "0")}`;

/** Each waits for the one to its left; the first column starts by itself. */
export const gridOf = (name: string, columns: number, rows: number): TriggerGraph => ({
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

export async function openGrid(page: Page, server: Parameters<typeof importGraph>[1]): Promise<void> {
  await importGraph(page, server, grid);
  await untilReady(page);
  await expect(canvas(page).locator("canvas").first()).toBeVisible();
}

/** Where a flow's card is on the page, drawn or painted. */
export async function placeOf(
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

export const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
/** Until the camera stands still. */
export async function atRest(page: Page): Promise<void> {
  const style = () => page.locator(".react-flow__viewport").getAttribute("style");
  for (let before = await style(); ; ) {
    await page.waitForTimeout(300);
    const now = await style();
    if (now === before) return;
    before = now;
  }
}

/** One step of the zoom at a time, with the keys. */
export async function zoomTo(page: Page, least: number, most: number): Promise<void> {
  for (;;) {
    await atRest(page);
    const { zoom } = await placeOf(page, 0);
    if (zoom >= least && zoom <= most) return;
    await page.keyboard.press(zoom < least ? "+" : "-");
  }
}
