// The dashed card of an upstream that is not drawn here: the painter's twin of `GhostCard`.
import type { GhostNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { shortName } from "../short-name.ts";
import type { Ink } from "./ink.ts";
import type { Pen } from "./pen.ts";

const ICONS = { unknown: "circle-help", elsewhere: "external-link", dynamic: "file-code" } as const;

export function paintGhost(
  pen: Pen,
  ink: Ink,
  { position: { x, y }, width = 0, height = 0, data }: GhostNode,
  detail: DetailLevel,
): void {
  const { name, place, reason, note } = data;
  const box = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
  pen.box(box, 9.5, { fill: ink.canvas, stroke: { color: ink.edge, width: 1, dashes: [3, 2] } });
  const warned = reason === "unknown";
  const most = width - 24;
  if (detail !== "full") {
    pen.icon(ICONS[reason], x + 16, y + (height - 28) / 2, 28, ink[warned ? "warn-g" : "text-3"], 2);
    if (detail === "dot") return;
    const style = { size: 20, weight: 600, color: ink["text-2"], most: most - 48 } as const;
    pen.words(shortName(name), x + 56, y + height / 2, style);
    return;
  }
  pen.icon(ICONS[reason], x + 12, y + 14, 16, ink[warned ? "warn" : "text-3"], 1.75);
  pen.words(shortName(name), x + 34, y + 22, { size: 14, weight: 600, color: ink.text, tight: true });
  pen.words(place || "no project", x + 12, y + 43, { size: 12, weight: 500, color: ink["text-2"], most });
  if (warned) pen.icon("triangle-alert", x + 12, y + 62, 14, ink.warn, 1.75);
  const color = ink[warned ? "warn" : "text-2"];
  pen.words(note, warned ? x + 32 : x + 12, y + 69, { size: 12, weight: 400, color, most: most - 20 });
}
