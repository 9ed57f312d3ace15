// Which part of the canvas nothing lies over: where the window is narrow the palette and the inspector stand on it.
import type { Box } from "./scene.ts";

/** Pixels. Less is no place to show anything: what is asked for is then shown under what lies there. */
const LEAST = { width: 240, height: 160 } as const;

/**
 * @param canvas in pixels of the page
 * @param panels what may stand on its left or right border, in the same pixels
 * @param bars pixels that are taken above, and as many below
 * @returns the free part, in pixels of the canvas
 */
export function freePart(canvas: Box, panels: readonly Box[], bars: number): Box {
  const right = canvas.x + canvas.width;
  let [from, to] = [canvas.x, right];
  for (const { x, width } of panels) {
    if (x + width <= canvas.x || x >= right) continue;
    if (x <= canvas.x) from = Math.max(from, x + width);
    else if (x + width >= right) to = Math.min(to, x);
  }
  const isWide = to - from >= LEAST.width;
  const y = Math.max(0, Math.min(bars, (canvas.height - LEAST.height) / 2));
  return {
    x: isWide ? from - canvas.x : 0,
    width: isWide ? to - from : canvas.width,
    y,
    height: canvas.height - 2 * y,
  };
}
