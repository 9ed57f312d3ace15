// A card's border, ground and glow for each of its states; the box inside never moves.
import type { LoopMark } from "@/lib/client/canvas/canvas-elements";
import type { ConnectionTarget } from "@/lib/client/canvas/connection-targets";

export type OutlineState = {
  loop: LoopMark["kind"] | null;
  selected: boolean;
  /** Dashed and empty: not of this graph. */
  foreign: boolean;
  /** What a drop here would do, while a connection is on its way. */
  target: ConnectionTarget | null;
  /** The drop would be here now. */
  over: boolean;
  /** Seen from so far that a plain border is drawn as strongly as an edge. */
  far: boolean;
};

export type Outline = { box: string; port: string };

const CHOSEN =
  "border-accent shadow-[0_0_0_0.5px_var(--tb-accent),0_0_0_5.5px_color-mix(in_srgb,var(--tb-accent)_16%,transparent),var(--tb-shadow-2)]";
const WARNED = { stroke: "border-warn-g", glow: "glow-warn-g", port: "border-warn-g" };
const LOOPS = {
  runaway: { stroke: "border-error", glow: "glow-error", port: "border-error" },
  gated: WARNED,
  possible: WARNED,
};

export function cardOutline({ loop, selected, foreign, target, over, far }: OutlineState): Outline {
  if (target?.kind === "closes-loop") {
    const { stroke, glow, port } = LOOPS[target.loop.kind];
    return { box: `border-[1.5px] border-dashed bg-surface ${stroke} ${glow}`, port };
  }
  if (target?.kind === "valid") {
    const box = over ? `border-2 bg-surface ${CHOSEN}` : "border border-accent bg-surface shadow-1";
    return { box, port: over ? "border-accent" : "border-edge" };
  }
  if (target?.kind === "forbidden")
    return { box: "border border-line-strong bg-transparent", port: "border-line-strong" };
  const ground = foreign ? "border-dashed bg-canvas" : "bg-surface";
  if (loop) {
    const { stroke, glow, port } = LOOPS[loop];
    if (!selected) return { box: `border-2 ${ground} ${stroke} ${glow}`, port };
    const ring = `${stroke} outline-2 outline-accent outline-offset-2`;
    return { box: `border-2 ${ground} ${ring} ${glow}`, port: "border-accent" };
  }
  if (selected) return { box: `border ${ground} ${CHOSEN}`, port: "border-accent" };
  const rest = foreign ? "border-edge" : far ? "border-edge shadow-1" : "border-line-strong shadow-1";
  return { box: `border ${ground} ${rest}`, port: "border-edge" };
}
