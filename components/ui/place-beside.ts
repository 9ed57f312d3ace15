// Where a floating panel goes: beside its anchor, turned round where there is no room, and kept inside the window.

export type Box = { left: number; top: number; width: number; height: number };
export type Side = "below" | "above" | "right" | "left";
export type Alignment = "start" | "centre" | "end";

const TURNED: Record<Side, Side> = { below: "above", above: "below", right: "left", left: "right" };

/** Free pixels on one side of the anchor. */
function room(anchor: Box, view: { width: number; height: number }, side: Side): number {
  if (side === "below") return view.height - anchor.top - anchor.height;
  if (side === "above") return anchor.top;
  if (side === "right") return view.width - anchor.left - anchor.width;
  return anchor.left;
}

/** @returns the start of a span of `size` inside `[margin, limit - margin]`, as near to `wanted` as can be; the start side wins */
const within = (wanted: number, size: number, limit: number, margin: number): number =>
  Math.max(margin, Math.min(wanted, limit - size - margin));

/**
 * @param anchor what it belongs to, in pixels of the window
 * @param panel its size
 * @returns the top left corner in pixels of the window. The side asked for is kept unless the panel does not fit there and the other side
 * has more room.
 */
export function placeBeside(
  anchor: Box,
  panel: { width: number; height: number },
  view: { width: number; height: number },
  { side, align, gap = 4, margin = 8 }: { side: Side; align: Alignment; gap?: number; margin?: number },
): { left: number; top: number } {
  const upright = side === "below" || side === "above";
  const need = (upright ? panel.height : panel.width) + gap + margin;
  const turn = room(anchor, view, side) < need && room(anchor, view, TURNED[side]) > room(anchor, view, side);
  const at = turn ? TURNED[side] : side;
  const along = (start: number, length: number, size: number): number => {
    if (align === "start") return start;
    return align === "end" ? start + length - size : start + (length - size) / 2;
  };
  const left = upright
    ? along(anchor.left, anchor.width, panel.width)
    : at === "right"
      ? anchor.left + anchor.width + gap
      : anchor.left - panel.width - gap;
  const top = !upright
    ? along(anchor.top, anchor.height, panel.height)
    : at === "below"
      ? anchor.top + anchor.height + gap
      : anchor.top - panel.height - gap;
  return {
    left: Math.round(within(left, panel.width, view.width, margin)),
    top: Math.round(within(top, panel.height, view.height, margin)),
  };
}
