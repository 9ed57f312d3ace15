// A note: the painter's twin of `NoteCard`.
import type { NoteNode } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import type { Ink } from "./ink.ts";
import type { Pen, Words } from "./pen.ts";
import { wrapped } from "./wrapped.ts";

const LETTERS = {
  full: { size: 13, line: 20 },
  compact: { size: 20, line: 28 },
  block: { size: 32, line: 40 },
} as const;
const PAD = { left: 16, right: 12, top: 8 } as const;

export function paintNote(
  pen: Pen,
  ink: Ink,
  { position: { x, y }, width = 0, height = 0, data, selected }: NoteNode,
  detail: Exclude<DetailLevel, "dot">,
): void {
  const stroke = { color: ink[selected ? "accent" : "line-strong"], width: selected ? 2 : 1 };
  pen.box({ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 }, 5.5, {
    fill: ink.sunken,
    stroke,
  });
  pen.box({ x, y, width: 4, height }, [6, 0, 0, 6], { fill: ink["line-strong"] });
  const { size, line } = LETTERS[detail];
  const most = width - PAD.left - PAD.right;
  const words: Words = { size, weight: 400, color: ink[data.text === "" ? "text-3" : "text-2"], most };
  const whole = { ...words, most: Number.POSITIVE_INFINITY };
  const lines = wrapped(data.text || "Empty note", most, (part) => pen.widthOf(part, whole));
  const fitting = Math.max(1, Math.floor((height - 2 * PAD.top) / line));
  for (const [at, text] of lines.slice(0, fitting).entries()) {
    const cut = at === fitting - 1 && lines.length > fitting;
    pen.words(cut ? `${text} …` : text, x + PAD.left, y + PAD.top + line * (at + 0.5), words);
  }
}
