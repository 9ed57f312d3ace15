// How large nodes are drawn, in the units of positions: what layout, canvas and thumbnails must agree on.

/** A flow's card; content never changes it. */
export const FLOW_SIZE = { width: 216, height: 88 } as const;
/** Where edges leave and enter a card, from its top. */
export const FLOW_PORT_Y = 44;
/** An event's pill. */
export const EVENT_HEIGHT = 48;
/** The gate where several upstreams meet. */
export const GATE_SIZE = { width: 84, height: 48 } as const;
/** Free space before and after a gate. */
export const GATE_CLEARANCE = { before: 48, after: 64 } as const;

/** Room between a group's frame and what stands in it. */
export const FRAME_PADDING = 32;

const EVENT_WIDTH = { least: 160, most: 240 } as const;
/** Disc, gaps and padding of a pill. */
const EVENT_FRAME = 76;
/** Advance of one Geist Mono character at 13 px. */
const EVENT_CHARACTER = 7.8;

/** @returns the pill's width for a name: 160 to 240, a multiple of 8 */
export function eventWidth(name: string): number {
  const wanted = EVENT_FRAME + name.length * EVENT_CHARACTER;
  return Math.min(EVENT_WIDTH.most, Math.max(EVENT_WIDTH.least, 8 * Math.ceil(wanted / 8)));
}
