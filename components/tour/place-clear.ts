// Where a panel goes so that it does not cover what it speaks of.
import { type Box, placeBeside, type Side } from "@/components/ui/place-beside";

const OTHERS: Record<Side, readonly Side[]> = {
  below: ["above", "right", "left"],
  above: ["below", "right", "left"],
  right: ["left", "below", "above"],
  left: ["right", "below", "above"],
};

const GAP = 12;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/**
 * @param anchor what the panel speaks of, in pixels of the window
 * @param panel its size
 * @returns the top left corner in pixels of the window: on the side asked for, else on the first other side where the panel is in sight
 * and the anchor stays free; where no side is, as near as the window lets it be
 */
export function placeClear(
  anchor: Box,
  panel: { width: number; height: number },
  view: { width: number; height: number },
  side: Side,
): { left: number; top: number } {
  const places = [side, ...OTHERS[side]].map((at) =>
    placeBeside(anchor, panel, view, { side: at, align: "start", gap: GAP }),
  );
  return places.find((place) => !overlap(anchor, { ...place, ...panel })) ?? places[0] ?? anchor;
}
