// Lets the view follow a gesture that comes near the canvas's border, so that what is out of sight can be reached.
import type { useStoreApi } from "@xyflow/react";

/** Width of the strip along the border, and how fast the view moves at its outer end. */
const STRIP_PX = 40;
const PX_A_FRAME = 15;

export function panAtBorder(store: ReturnType<typeof useStoreApi>) {
  let frame = 0;
  let pointer: { x: number; y: number; moved: () => void } | null = null;
  /** A gesture that begins in the strip has not gone there to see what lies beyond. */
  let hasBeenInside = false;
  const pull = (at: number, length: number): number => {
    if (at < STRIP_PX) return Math.min(1, (STRIP_PX - at) / STRIP_PX);
    return at > length - STRIP_PX ? -Math.min(1, (at - length + STRIP_PX) / STRIP_PX) : 0;
  };
  const step = () => {
    frame = 0;
    const { domNode, panBy } = store.getState();
    if (!pointer || !domNode) return;
    const { left, top, width, height } = domNode.getBoundingClientRect();
    const x = pull(pointer.x - left, width) * PX_A_FRAME;
    const y = pull(pointer.y - top, height) * PX_A_FRAME;
    if (x === 0 && y === 0) hasBeenInside = true;
    if ((x === 0 && y === 0) || !hasBeenInside) return;
    void panBy({ x, y });
    pointer.moved();
    frame = requestAnimationFrame(step);
  };
  return {
    /** @param moved called after each step: the pointer is over another place then */
    follow(x: number, y: number, moved: () => void) {
      pointer = { x, y, moved };
      if (frame === 0) frame = requestAnimationFrame(step);
    },
    stop() {
      pointer = null;
      hasBeenInside = false;
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
