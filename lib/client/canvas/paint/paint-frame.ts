// The frame around a group's members and the title above it: the painter's twin of `GroupFrame`.
import type { FrameNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import type { Ink } from "./ink.ts";
import type { Pen } from "./pen.ts";

const TITLES = {
  full: { height: 24, size: 13, gap: 6 },
  compact: { height: 36, size: 20, gap: 8 },
  block: { height: 48, size: 32, gap: 12 },
} as const;

export function paintFrame(
  pen: Pen,
  ink: Ink,
  { position: { x, y }, width = 0, height = 0, data }: FrameNode,
  detail: Exclude<DetailLevel, "dot">,
): void {
  const box = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
  const stroke = { color: ink[data.chosen ? "accent" : "line-strong"], width: 1 };
  pen.box(box, 11.5, { fill: ink.hover, faint: 0.4, stroke });
  const { height: high, size, gap } = TITLES[detail];
  const middle = y - high / 2;
  const name = { size, weight: 600, color: ink[data.chosen ? "accent" : "text-2"], most: width - 8 } as const;
  const wide = pen.words(data.name, x + 4, middle, name);
  const room = width - wide - 2 * gap - 8;
  if (room > 2 * size)
    pen.words(data.note, x + 8 + wide + gap, middle, { size, weight: 400, color: ink["text-3"], most: room });
}
