// The part of the canvas that nothing lies over: where the window is narrow the palette and the inspector stand on it.
import type { Rect } from "@xyflow/react";

/** Pixels. Less is no place to show anything: what is asked for is then shown under the panel. */
const LEAST_WIDTH = 240;

/**
 * @param canvas the element that shows the graph
 * @param bars pixels that are taken by bars above, and as many below
 * @returns the free part, in pixels of the canvas
 */
export function openArea(canvas: HTMLElement, bars: number): Rect {
  const { left, right, width, height } = canvas.getBoundingClientRect();
  let [from, to] = [left, right];
  for (const panel of document.querySelectorAll("[data-side-panel]")) {
    const box = panel.getBoundingClientRect();
    if (box.right <= left || box.left >= right) continue;
    if (box.left <= left) from = Math.max(from, box.right);
    else if (box.right >= right) to = Math.min(to, box.left);
  }
  const free = to - from >= LEAST_WIDTH ? { x: from - left, width: to - from } : { x: 0, width };
  return { ...free, y: bars, height: height - 2 * bars };
}
