// Others have chosen a card: an outline in their tone, and the first one's name. The painter's twin of `ChosenBy`.
import type { Tone } from "@/lib/client/people/people";
import type { DetailLevel } from "../detail-level.ts";
import type { Ink, Role } from "./ink.ts";
import type { Box, Pen } from "./pen.ts";

const TONES: Record<Tone, Role> = { 0: "step-2", 1: "step-4", 2: "step-3", 3: "text-2" };
const OUT = 3.25;
const TAG = { left: 6, pad: 4, height: 14, size: 11 } as const;

export function paintOthers(
  pen: Pen,
  ink: Ink,
  { x, y, width, height }: Box,
  radius: number,
  others: readonly { name: string; tone: Tone }[],
  detail: DetailLevel,
): void {
  const [first] = others;
  if (!first) return;
  const color = ink[TONES[first.tone]];
  const box = { x: x - OUT, y: y - OUT, width: width + 2 * OUT, height: height + 2 * OUT };
  pen.box(box, radius + OUT, { stroke: { color, width: detail === "full" ? 1.5 : 4 } });
  if (detail !== "full") return;
  const words = { size: TAG.size, weight: 500, color: ink.surface, most: width - 24 } as const;
  const text = others.length > 1 ? `${first.name} +${others.length - 1}` : first.name;
  const top = y + height + 4 - TAG.height / 2;
  const wide = pen.widthOf(text, words) + 2 * TAG.pad;
  pen.box({ x: x + TAG.left, y: top, width: wide, height: TAG.height }, 4, { fill: color });
  pen.words(text, x + TAG.left + TAG.pad, top + TAG.height / 2, words);
}
