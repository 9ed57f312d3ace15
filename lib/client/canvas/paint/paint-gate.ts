// The gate where several upstreams meet: the painter's twin of `Gate`.
import type { GateNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import type { Ink, Role } from "./ink.ts";
import { loopRole } from "./paint-outline.ts";
import type { Pen } from "./pen.ts";

/** A D: flat on the left, round on the right, drawn half a stroke inside its 84 × 48. */
export const GATE_SHAPE =
  "M7.5,1 H59.5 a23,23 0 0 1 0,46 H7.5 a6.5,6.5 0 0 1 -6.5,-6.5 V7.5 a6.5,6.5 0 0 1 6.5,-6.5 z";

export function paintGate(
  pen: Pen,
  ink: Ink,
  { position: { x, y }, width = 0, height = 0, data }: GateNode,
  detail: DetailLevel,
): void {
  const { count, reset, neverEmptied, chosen, loop } = data;
  const tone: Role = chosen ? "accent" : loop ? loopRole(loop) : neverEmptied ? "warn-g" : "edge";
  const stroke = { color: ink[tone], width: chosen || loop ? 1.75 : 1.25 };
  pen.shape(GATE_SHAPE, x, y, { fill: ink.surface, stroke });
  if (detail === "dot") return;
  const near = detail !== "block";
  const size = detail === "full" ? 12 : near ? 16 : 30;
  const middle = { size, weight: 600, color: ink.text, align: "center" } as const;
  pen.words(near ? `all of ${count}` : `${count}`, x + (width - 6) / 2, y + height / 2, middle);
  if (detail !== "full") return;
  const color = ink[neverEmptied ? "warn" : "text-2"];
  const top = y + height + 8;
  pen.icon(neverEmptied ? "triangle-alert" : "timer-reset", x - 6, top + 1, 13, color, 1.75);
  for (const [at, line] of reset.split("\n").entries())
    pen.words(line, x + 11, top + 7 + 14 * at, { size: 11, weight: 400, color });
}
