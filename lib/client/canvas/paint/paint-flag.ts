// A word on a card's upper border that says what is special about it: the painter's twin of `Flag`.
import type { FlowNodeData } from "../canvas-elements.ts";
import type { DetailLevel } from "../detail-level.ts";
import type { IconName } from "./icons.ts";
import type { Ink, Role } from "./ink.ts";
import type { CardState } from "./paint-outline.ts";
import type { Box, Pen } from "./pen.ts";

type Flag = { kind: "runaway" | "gated" | "possible" | "forbidden"; word: string };

const LOOKS: Record<Flag["kind"], { icon: IconName; line: Role; ground: Role; words: Role }> = {
  runaway: { icon: "infinity", line: "error-line", ground: "error-bg", words: "error" },
  gated: { icon: "rotate-ccw", line: "warn-line", ground: "warn-bg", words: "warn" },
  possible: { icon: "rotate-ccw", line: "warn-line", ground: "warn-bg", words: "warn" },
  forbidden: { icon: "ban", line: "line-strong", ground: "hover", words: "text-3" },
};
const NEAR = { height: 20, above: 10, right: 10, pad: 8, size: 11, icon: 12, most: 190 };
const FAR = { height: 36, above: 18, right: 4, pad: 10, size: 18, icon: 20, most: 208 };
const GAP = 4;
/** Advance of a character, in parts of the size, where words are only to be put somewhere. */
const ADVANCE = 0.58;

function flagOf({ loop }: FlowNodeData, { target, isSource }: CardState, far: boolean): Flag | null {
  if (target?.kind === "closes-loop")
    return { kind: target.loop.kind, word: isSource ? "itself" : "closes a loop" };
  if (target?.kind === "forbidden" && !isSource) return { kind: "forbidden", word: target.short };
  return target || far || !loop ? null : { kind: loop, word: loop };
}

export function paintFlag(
  pen: Pen,
  ink: Ink,
  card: Box,
  data: FlowNodeData,
  state: CardState,
  detail: DetailLevel,
): void {
  const far = detail !== "full";
  const flag = flagOf(data, state, far);
  if (!flag) return;
  const { icon, line, ground, words } = LOOKS[flag.kind];
  const { height, above, right, pad, size, icon: side, most } = far ? FAR : NEAR;
  const wide = Math.min(most, 2 * pad + side + GAP + flag.word.length * size * ADVANCE);
  const box = { x: card.x + card.width - right - wide, y: card.y - above, width: wide, height };
  pen.box(box, height / 2, { fill: ink[ground], stroke: { color: ink[line], width: 1 } });
  pen.icon(icon, box.x + pad, box.y + (height - side) / 2, side, ink[words], 2.2);
  const room = wide - 2 * pad - side - GAP;
  const style = { size, weight: 600, color: ink[words], most: room + 1 } as const;
  pen.words(flag.word, box.x + pad + side + GAP, box.y + height / 2, style);
}
