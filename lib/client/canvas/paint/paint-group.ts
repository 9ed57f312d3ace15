// The card of a collapsed group: the painter's twin of `GroupCardBody`.
import { counted } from "@/lib/core/foundation/counted";
import type { GroupNode, GroupNodeData } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import { shortName } from "../short-name.ts";
import type { IconName } from "./icons.ts";
import type { Ink, Role } from "./ink.ts";
import { type CardState, outlineOf, paintOutline } from "./paint-outline.ts";
import type { Pen } from "./pen.ts";

const RADIUS = 10;

export function paintGroup(
  pen: Pen,
  ink: Ink,
  { position: { x, y }, width = 0, height = 0, data }: GroupNode,
  state: CardState,
  detail: Exclude<DetailLevel, "dot">,
): void {
  const behind = { x: x + 6.5, y: y + height - 18, width: width - 13, height: 23.5 };
  pen.box(behind, RADIUS, { fill: ink.surface, stroke: { color: ink["line-strong"], width: 1 } });
  const outline = outlineOf({ ...state, target: null, loop: data.loop, foreign: false, detail });
  paintOutline(pen, ink, { x, y, width, height }, RADIUS, outline);
  const { name, note, errors, warnings } = data;
  if (detail === "full") {
    pen.icon("group", x + 12, y + 14, 16, ink["text-3"], 1.75);
    pen.words(shortName(name), x + 34, y + 22, { size: 14, weight: 600, color: ink.text, tight: true });
    pen.words(note, x + 12, y + 43, { size: 12, weight: 500, color: ink["text-2"], most: width - 24 });
    if (errors + warnings === 0) return;
    const [icon, tone, count, one]: [IconName, Role, number, string] =
      errors > 0
        ? ["octagon-alert", "error", errors, "error"]
        : ["triangle-alert", "warn", warnings, "warning"];
    pen.icon(icon, x + 12, y + 62, 14, ink[tone], 1.75);
    pen.words(counted(count, one), x + 30, y + 69, { size: 12, weight: 500, color: ink[tone] });
    return;
  }
  const large = detail === "block";
  const worst = worstOf(data);
  const side = large ? 34 : 24;
  const most = width - 32 - (worst ? side + 12 : 0);
  const size = large ? 30 : 20;
  pen.words(name, x + 16, y + height / 2 - (large ? 0 : 12), { size, weight: 600, color: ink.text, most });
  if (!large)
    pen.words(note, x + 16, y + height / 2 + 14, { size: 18, weight: 400, color: ink["text-2"], most });
  if (worst) pen.icon(worst.icon, x + width - 16 - side, y + (height - side) / 2, side, ink[worst.tone], 2.2);
}

function worstOf({ loop, errors, warnings }: GroupNodeData): { icon: IconName; tone: Role } | null {
  if (loop === "runaway") return { icon: "infinity", tone: "error" };
  if (errors > 0) return { icon: "octagon-alert", tone: "error" };
  if (loop) return { icon: "rotate-ccw", tone: "warn" };
  return warnings > 0 ? { icon: "triangle-alert", tone: "warn" } : null;
}
