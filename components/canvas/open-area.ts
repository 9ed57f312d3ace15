// The part of the canvas in which things are to be shown.
import { freePart } from "@/lib/client/canvas/free-part";
import type { Box } from "@/lib/client/canvas/scene";

/**
 * @param canvas the element that shows the graph
 * @param bars pixels that are taken by bars above, and as many below
 * @returns what no panel lies over, in pixels of the canvas. Makes the browser lay out the page
 */
export function openArea(canvas: HTMLElement, bars: number): Box {
  const panels = [...document.querySelectorAll("[data-side-panel]")].map((panel) =>
    panel.getBoundingClientRect(),
  );
  return freePart(canvas.getBoundingClientRect(), panels, bars);
}
