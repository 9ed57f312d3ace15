// An event's pill: the painter's twin of `EventPill`.
import type { EventNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import type { Ink, Role } from "./ink.ts";
import { paintOthers } from "./paint-others.ts";
import { type CardState, loopRole, paintOutline } from "./paint-outline.ts";
import { paintPort } from "./paint-port.ts";
import type { Pen } from "./pen.ts";

const TONES = { outside: "line-strong", known: "event", dead: "warn-g" } as const;
const NAME_CHARACTERS = 22;
const DISC = 32;
const INSET = 8;
const WORDS_LEFT = INSET + DISC + 10;

export function paintEvent(
  pen: Pen,
  ink: Ink,
  { position: { x, y }, width = 0, height = 0, data }: EventNode,
  { selected, isSource, others }: CardState,
  detail: DetailLevel,
): void {
  const { name, note, tone, loop } = data;
  const stroke: Role = loop ? loopRole(loop) : TONES[tone];
  const outline = {
    stroke,
    width: loop ? 2 : tone === "dead" ? 1.5 : 1,
    dashed: tone === "dead" && !loop,
    fill: "surface",
    glow: loop ? { role: stroke, width: 7 } : null,
    ring: selected || isSource,
    port: selected ? "accent" : "edge",
  } as const;
  paintOutline(pen, ink, { x, y, width, height }, height / 2, outline);
  paintOthers(pen, ink, { x, y, width, height }, height / 2, others, detail);
  pen.circle(x + INSET + DISC / 2, y + height / 2, DISC / 2, { fill: ink["event-bg"] });
  const side = detail === "full" ? 17 : 22;
  const corner = INSET + (DISC - side) / 2;
  pen.icon("radio", x + corner, y + (height - side) / 2, side, ink.event, detail === "full" ? 1.75 : 2.2);
  if (detail === "dot") return;
  const short = name.length > NAME_CHARACTERS ? `${name.slice(0, 10)}…${name.slice(-11)}` : name;
  const most = width - WORDS_LEFT - 16;
  const left = x + WORDS_LEFT;
  if (detail === "full") {
    pen.words(short, left, y + 17, { size: 13, weight: 500, mono: true, color: ink.text, most });
    const color = ink[tone === "dead" ? "warn" : "text-3"];
    pen.words(note, left, y + 33, { size: 11, weight: 400, color, most });
  } else pen.words(short, left, y + height / 2, { size: 18, weight: 600, mono: true, color: ink.text, most });
  paintPort(pen, ink, x + width, y + height / 2, selected ? "accent" : "edge");
}
