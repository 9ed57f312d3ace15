// The box of a card or pill for each of its states: the painter's twin of `cardOutline`.
import type { Tone } from "@/lib/client/people/people";
import type { LoopMark } from "../canvas-elements.ts";
import type { ConnectionTarget } from "../connection-targets.ts";
import { type DetailLevel, farBorder, isFar } from "../detail-level.ts";
import type { Ink, Role } from "./ink.ts";
import type { Box, Pen } from "./pen.ts";

/** What a card shows beside its own data. */
export type CardState = {
  selected: boolean;
  /** How its flow compares with what is deployed; null: not known. */
  sync: "Synced" | "OutOfSync" | "Missing" | null;
  /** What a drop here would do, while a connection is on its way. */
  target: ConnectionTarget | null;
  /** The drop would be here now. */
  over: boolean;
  /** The connection on its way starts here. */
  isSource: boolean;
  /** Other people who have chosen it. */
  others: readonly { name: string; tone: Tone }[];
};

export type Outline = {
  stroke: Role;
  width: number;
  dashed: boolean;
  /** Null: nothing behind the words but the canvas. */
  fill: Role | null;
  /** A soft rim outside, and how wide it is. */
  glow: { role: Role; width: number } | null;
  /** A second line outside: chosen and in a loop. */
  ring: boolean;
  port: Role;
};

type OutlineInput = Omit<CardState, "others"> & {
  loop: LoopMark["kind"] | null;
  foreign: boolean;
  detail: DetailLevel;
};

const LOOP_GLOW = 7;
const CHOSEN_GLOW = 5;
const GLOW_OPACITY = 0.15;

export function outlineOf({ detail, ...state }: OutlineInput): Outline {
  const outline = nearOutline(state, isFar(detail));
  return { ...outline, width: farBorder(detail, state.loop !== null || state.selected) ?? outline.width };
}

function nearOutline(
  { loop, foreign, selected, target, over, isSource }: Omit<OutlineInput, "detail">,
  far: boolean,
): Outline {
  const plain = { dashed: false, fill: "surface", glow: null, ring: false } as const;
  const aimed = isSource && target?.kind !== "closes-loop" ? null : target;
  if (aimed?.kind === "closes-loop") {
    const role = loopRole(aimed.loop.kind);
    return { ...plain, stroke: role, width: 1.5, dashed: true, glow: { role, width: LOOP_GLOW }, port: role };
  }
  if (aimed?.kind === "valid") {
    if (!over) return { ...plain, stroke: "accent", width: 1, port: "edge" };
    return {
      ...plain,
      stroke: "accent",
      width: 2,
      glow: { role: "accent", width: CHOSEN_GLOW },
      port: "accent",
    };
  }
  if (aimed?.kind === "forbidden")
    return { ...plain, stroke: "line-strong", width: 1, fill: null, port: "line-strong" };
  const ground = { dashed: foreign, fill: foreign ? "canvas" : "surface", ring: false } as const;
  if (loop) {
    const role = loopRole(loop);
    const glow = { role, width: LOOP_GLOW };
    return { ...ground, stroke: role, width: 2, glow, ring: selected, port: selected ? "accent" : role };
  }
  if (selected)
    return {
      ...ground,
      stroke: "accent",
      width: 1.5,
      glow: { role: "accent", width: CHOSEN_GLOW },
      port: "accent",
    };
  return { ...ground, stroke: foreign || far ? "edge" : "line-strong", width: 1, glow: null, port: "edge" };
}

export const loopRole = (kind: LoopMark["kind"]): Role => (kind === "runaway" ? "error" : "warn-g");

export function paintOutline(
  pen: Pen,
  ink: Ink,
  box: Box,
  radius: number | readonly [number, number, number, number],
  { stroke, width, fill, dashed, glow, ring }: Outline,
): void {
  if (glow) {
    const rim = { color: ink[glow.role], width: glow.width, opacity: GLOW_OPACITY };
    pen.box(grown(box, glow.width / 2), radiusGrown(radius, glow.width / 2), { stroke: rim });
  }
  const dashes = dashed ? { dashes: [3 * width, 2 * width] } : {};
  pen.box(grown(box, -width / 2), radiusGrown(radius, -width / 2), {
    ...(fill === null ? {} : { fill: ink[fill] }),
    stroke: { color: ink[stroke], width, ...dashes },
  });
  if (ring) pen.box(grown(box, 3), radiusGrown(radius, 3), { stroke: { color: ink.accent, width: 2 } });
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const radiusGrown = (
  radius: number | readonly [number, number, number, number],
  by: number,
): number | readonly [number, number, number, number] => {
  const one = (value: number) => (value === 0 ? 0 : Math.max(0, value + by));
  if (typeof radius === "number") return one(radius);
  return [one(radius[0]), one(radius[1]), one(radius[2]), one(radius[3])];
};
