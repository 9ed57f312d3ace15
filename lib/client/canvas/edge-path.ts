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

type Point = { x: number; y: number };
/** Start, two control points, end; control points that are the ends make it straight. */
export type Curve = readonly [Point, Point, Point, Point];

export type EdgeLine = {
  /** The line up to the arrow. */
  line: string;
  arrow: string;
  middle: Point;
  /** Room along the middle for a mark or words. */
  room: number;
};

const point = (x: number, y: number): Point => ({ x, y });

/** @returns the line's curves, the arrow's tip, and whether it is a way back under the cards */
export function edgeCurves(ends: EdgeEnds): { curves: Curve[]; tip: Point; isBack: boolean } {
  const start = point(ends.sourceX - PORT_RADIUS, ends.sourceY);
  const tip = point(ends.targetX + PORT_RADIUS - (ends.intoGate ? GATE_TIP_GAP : TIP_GAP), ends.targetY);
  const end = point(tip.x - ARROW.length + 1, tip.y);
  if (end.x >= start.x) {
    const bend = Math.max(LEAST_BEND, (end.x - start.x) / 2);
    const curve: Curve = [start, point(start.x + bend, start.y), point(end.x - bend, end.y), end];
    return { curves: [curve], tip, isBack: false };
  }
  const bottom = Math.max(start.y + ends.sourceDrop, end.y + ends.targetDrop) + BACK.depth;
  const [right, left] = [point(start.x, bottom), point(end.x, bottom)];
  const curves: Curve[] = [
    [start, point(start.x + BACK.bend, start.y), point(start.x + BACK.bend, bottom), right],
    [right, right, left, left],
    [left, point(end.x - BACK.bend, bottom), point(end.x - BACK.bend, end.y), end],
  ];
  return { curves, tip, isBack: true };
}

/** @param ends where the ports' outer edges are, in the canvas's units; @returns SVG paths */
export function edgeLine(ends: EdgeEnds): EdgeLine {
  const { curves, tip } = edgeCurves(ends);
  const start = curves[0]?.[0] ?? tip;
  const steps = curves.map(([from, a, b, to]) =>
    a === from ? `L${to.x},${to.y}` : `C${a.x},${a.y} ${b.x},${b.y} ${to.x},${to.y}`,
  );
  return {
    line: [`M${start.x},${start.y}`, ...steps].join(" "),
    arrow: `M${tip.x},${tip.y} l${-ARROW.length},${-ARROW.width / 2} v${ARROW.width} z`,
    ...edgeMiddle(ends),
  };
}

/** @returns where a mark or words stand on the line, and how much room there is along it */
export function edgeMiddle(ends: EdgeEnds): Pick<EdgeLine, "middle" | "room"> {
  const { curves, tip, isBack } = edgeCurves(ends);
  const start = curves[0]?.[0] ?? tip;
  const end = curves.at(-1)?.[3] ?? tip;
  const bottom = curves[0]?.[3].y ?? 0;
  return {
    middle: { x: (start.x + end.x) / 2, y: isBack ? bottom : (start.y + end.y) / 2 },
    room: Math.abs(end.x - start.x),
  };
}

/** @returns a box that holds the line: x, y to x, y */
export function edgeBounds(ends: EdgeEnds): [left: number, top: number, right: number, bottom: number] {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const isBack = targetX - ARROW.length < sourceX;
  const aside = isBack ? BACK.bend : LEAST_BEND;
  const under = isBack
    ? Math.max(sourceY + ends.sourceDrop, targetY + ends.targetDrop) + BACK.depth
    : sourceY;
  return [
    Math.min(sourceX, targetX) - aside,
    Math.min(sourceY, targetY) - ARROW.width,
    Math.max(sourceX, targetX) + aside,
    Math.max(sourceY, targetY, under) + ARROW.width,
  ];
}

/** @returns points along the line from start to end, `steps` to a curve */
export function edgePoints(ends: EdgeEnds, steps: number): Point[] {
  const points: Point[] = [];
  for (const [from, a, b, to] of edgeCurves(ends).curves) {
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      const rest = 1 - part;
      const along = (p: number, q: number, r: number, s: number) =>
        rest ** 3 * p + 3 * rest ** 2 * part * q + 3 * rest * part ** 2 * r + part ** 3 * s;
      points.push(point(along(from.x, a.x, b.x, to.x), along(from.y, a.y, b.y, to.y)));
    }
  }
  return points;
}
