// Where edges leave and enter: the painter's twin of `Port`.
import type { Ink, Role } from "./ink.ts";
import type { Pen } from "./pen.ts";

export const paintPort = (pen: Pen, ink: Ink, x: number, y: number, tone: Role): void =>
  pen.circle(x, y, 4.25, { fill: ink.surface, stroke: { color: ink[tone], width: 1.5 } });
