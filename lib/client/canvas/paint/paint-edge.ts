// An edge, its arrow, and the sign of a loop or of a dead end: the painter's twin of `TriggerEdge`.
import type { CanvasEdgeData } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { ARROW, type Curve, type EdgeEnds, edgeCurves, edgeMiddle } from "../edge-path.ts";
import type { Ink, Role } from "./ink.ts";
import type { Pen } from "./pen.ts";

type EdgeLook = { tone: Role; width: number; dashes?: readonly number[] };

type Point = { x: number; y: number };

/** One stroke of very many curves takes longer than several of fewer. */
const AT_ONCE = 256;
/** Below this much room a mark would hide the line. */
const MARK_ROOM = 56;
const HALO = { width: 14, opacity: 0.15 };
const DOTS = [0, 5.5] as const;
const DASHES = [6, 5] as const;

export type EdgeState = { selected: boolean; hovered: boolean };

function lookOf({ loop, dead, hidden, fromChosenGate }: CanvasEdgeData, selected: boolean): EdgeLook {
  if (selected || fromChosenGate) return { tone: "accent", width: 2.5 };
  if (hidden && !loop) return { tone: "edge", width: 2.35, dashes: DOTS };
  const dashes = hidden ? { dashes: DOTS } : dead ? { dashes: DASHES } : {};
  if (loop) return { tone: loop === "runaway" ? "error" : "warn-g", width: 2.25, ...dashes };
  return { tone: "edge", width: 1.75, ...dashes };
}

/** Paints edges in the order given, those that look alike together: that many strokes cost less than one each. */
export function paintEdges(
  pen: Pen,
  ink: Ink,
  edges: readonly { ends: EdgeEnds; data: CanvasEdgeData; state: EdgeState }[],
  leastWidth = 0,
): void {
  const alike = new Map<string, { look: EdgeLook; round: boolean; curves: Curve[]; arrows: Point[][] }>();
  for (const { ends, data, state } of edges) {
    const look = lookOf(data, state.selected);
    const width = Math.max(leastWidth, state.hovered ? look.width + 0.5 : look.width);
    const { curves, tip } = edgeCurves(ends);
    if (data.loop) pen.curves(curves, { color: ink[look.tone], round: true, ...HALO });
    const key = `${look.tone} ${width} ${look.dashes ?? ""}`;
    const group = alike.get(key) ?? { look: { ...look, width }, round: data.hidden, curves: [], arrows: [] };
    alike.set(key, group);
    for (const curve of curves) group.curves.push(curve);
    group.arrows.push(arrowAt(tip));
  }
  for (const { look, round, curves, arrows } of alike.values()) {
    const color = ink[look.tone];
    const dashes = look.dashes ? { dashes: look.dashes, round } : {};
    for (let at = 0; at < curves.length; at += AT_ONCE)
      pen.curves(curves.slice(at, at + AT_ONCE), { color, width: look.width, ...dashes });
    pen.polygons(arrows, color);
  }
}

const arrowAt = (tip: Point): Point[] => [
  tip,
  { x: tip.x - ARROW.length, y: tip.y - ARROW.width / 2 },
  { x: tip.x - ARROW.length, y: tip.y + ARROW.width / 2 },
];

/** The sign in the middle, over the other edges. */
export function paintEdgeMark(
  pen: Pen,
  ink: Ink,
  ends: EdgeEnds,
  { loop, dead, pill }: CanvasEdgeData,
  detail: DetailLevel,
): void {
  if (!loop && !dead) return;
  const { middle, room } = edgeMiddle(ends);
  if (room < MARK_ROOM) return;
  const { x, y } = middle;
  if (!loop) {
    pen.circle(x, y, 10, { fill: ink.canvas });
    pen.icon("unplug", x - 6.5, y - 6.5, 13, ink.edge, 2);
    return;
  }
  const runaway = loop === "runaway";
  const icon = runaway ? "infinity" : "rotate-ccw";
  const color = ink[runaway ? "error" : "warn"];
  if (pill === "" || detail !== "full") {
    pen.circle(x, y, 10, { fill: ink.canvas });
    pen.icon(icon, x - 7, y - 7, 14, color, 2.4);
    return;
  }
  const words = { size: 11, weight: 600, color } as const;
  const wide = pen.widthOf(pill, words) + 37;
  pen.box({ x: x - wide / 2, y: y - 9.5, width: wide, height: 19 }, 9.5, {
    fill: ink[runaway ? "error-bg" : "warn-bg"],
    stroke: { color: ink[runaway ? "error" : "warn-g"], width: 1 },
  });
  pen.icon(icon, x - wide / 2 + 9, y - 6.5, 13, color, 2.4);
  pen.words(pill, x - wide / 2 + 28, y, words);
}
