// The line of an edge: a curve to the right, or a way back under the cards.

/** Half a port: where React Flow says an edge ends is this far outside the card's border. */
const PORT_RADIUS = 5;
/** Free space between arrow and border, so that the port is not covered. */
const TIP_GAP = 6;
const GATE_TIP_GAP = 1;
export const ARROW = { length: 8.5, width: 8.4 } as const;
const LEAST_BEND = 12;
const BACK = { depth: 54, bend: 58 } as const;

export type EdgeEnds = {
  sourceX: number;
  sourceY: number;
  targetX: number;
  targetY: number;
  sourceDrop: number;
  targetDrop: number;
  intoGate: boolean;
};

export type EdgeLine = {
  /** The line up to the arrow. */
  line: string;
  arrow: string;
  middle: { x: number; y: number };
  /** Room along the middle for a mark or words. */
  room: number;
};

/** @param ends where the ports' outer edges are, in the canvas's units; @returns SVG paths */
export function edgeLine(ends: EdgeEnds): EdgeLine {
  const x1 = ends.sourceX - PORT_RADIUS;
  const y1 = ends.sourceY;
  const tip = ends.targetX + PORT_RADIUS - (ends.intoGate ? GATE_TIP_GAP : TIP_GAP);
  const x2 = tip - ARROW.length + 1;
  const y2 = ends.targetY;
  const arrow = `M${tip},${y2} l${-ARROW.length},${-ARROW.width / 2} v${ARROW.width} z`;
  if (x2 < x1) {
    const bottom = Math.max(y1 + ends.sourceDrop, y2 + ends.targetDrop) + BACK.depth;
    const { bend } = BACK;
    const line = `M${x1},${y1} C${x1 + bend},${y1} ${x1 + bend},${bottom} ${x1},${bottom} L${x2},${bottom} C${x2 - bend},${bottom} ${x2 - bend},${y2} ${x2},${y2}`;
    return { line, arrow, middle: { x: (x1 + x2) / 2, y: bottom }, room: x1 - x2 };
  }
  const bend = Math.max(LEAST_BEND, (x2 - x1) / 2);
  const line = `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  return { line, arrow, middle: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }, room: x2 - x1 };
}
