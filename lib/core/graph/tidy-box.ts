// What a layout is made of: boxes, the edges between them, and where they go.

/** One thing to place: a flow, an event, an upstream that is not drawn here but needs its room, or a whole group. */
export type Box = {
  width: number;
  /** Room above and below the height at which edges leave and enter. */
  above: number;
  below: number;
  /** Several upstreams meet in a gate before it. */
  gated: boolean;
};
export type Place = { x: number; portY: number };
/** From and to: places of boxes. */
export type Edge = [from: number, to: number];
