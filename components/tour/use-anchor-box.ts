// Where on the screen something stands, followed while it moves: the canvas pans, panels open, windows change.
import { useEffect, useState } from "react";
import type { Box } from "@/components/ui/place-beside";

/** All of it can be seen, as far as the canvas and the window are concerned. */
function inSight(element: Element): boolean {
  const { left, top, right, bottom, width } = element.getBoundingClientRect();
  const around = element.closest("section[aria-label=Canvas]")?.getBoundingClientRect();
  const inWindow = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
  if (width === 0 || !inWindow) return false;
  return (
    !around || (left >= around.left && top >= around.top && right <= around.right && bottom <= around.bottom)
  );
}

/** The lowest: what stands below it is less likely to be part of what one wants to see. */
function findInSight(selector: string): Element | null {
  let lowest: { element: Element; top: number } | null = null;
  for (const element of document.querySelectorAll(selector)) {
    const { top } = element.getBoundingClientRect();
    if (inSight(element) && (lowest === null || top > lowest.top)) lowest = { element, top };
  }
  return lowest?.element ?? null;
}

/** Looked for anew so often when nothing is in sight. */
const SEEK_MS = 250;

/** @returns null while nothing that the selector names is in sight */
export function useAnchorBox(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let element: Element | null = null;
    let soughtAt = Number.NEGATIVE_INFINITY;
    let known = "";
    const follow = (now: number) => {
      frame = requestAnimationFrame(follow);
      if (element && !(element.isConnected && inSight(element))) element = null;
      if (!element && now - soughtAt > SEEK_MS) {
        soughtAt = now;
        element = findInSight(selector);
      }
      const place = element?.getBoundingClientRect();
      const next = place ? `${place.left} ${place.top} ${place.width} ${place.height}` : "none";
      if (next === known) return;
      known = next;
      setBox(place ? { left: place.left, top: place.top, width: place.width, height: place.height } : null);
    };
    let frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [selector]);
  return box;
}
