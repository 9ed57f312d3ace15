// How each mark of a comparison looks, and the word that says it.
import { type LucideIcon, Minus, Pencil, Plus, Spline } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { Mark } from "@/lib/client/versions/comparison-picture";

type Look = {
  stroke: string;
  /** Of arrows. */
  fill: string;
  /** Of cards. */
  box: string;
  width: number;
  dashes?: string;
};

export const LOOKS: Record<Mark, Look> = {
  added: { stroke: "stroke-ok", fill: "fill-ok", box: "fill-surface", width: 2.5 },
  removed: { stroke: "stroke-error", fill: "fill-error", box: "fill-error-bg", width: 1.75, dashes: "6 5" },
  changed: { stroke: "stroke-warn-g", fill: "fill-warn-g", box: "fill-surface", width: 2.5 },
  rewired: { stroke: "stroke-warn-g", fill: "fill-warn-g", box: "fill-surface", width: 2.5 },
  same: { stroke: "stroke-edge", fill: "fill-edge", box: "fill-canvas", width: 1.75 },
};

export const FLAGS: Record<
  Exclude<Mark, "same">,
  { icon: LucideIcon; box: string; text: string; width: number }
> = {
  added: { icon: Plus, box: "fill-ok-bg stroke-ok-line", text: "text-ok fill-ok", width: 62 },
  removed: { icon: Minus, box: "fill-error-bg stroke-error-line", text: "text-error fill-error", width: 78 },
  changed: { icon: Pencil, box: "fill-warn-bg stroke-warn-line", text: "text-warn fill-warn", width: 77 },
  rewired: { icon: Spline, box: "fill-warn-bg stroke-warn-line", text: "text-warn fill-warn", width: 72 },
};

/** A word on the upper border that says what differs. */
export function Flag({ mark, right, above = 0 }: { mark: Mark; right: number; above?: number }) {
  if (mark === "same") return null;
  const { icon: Icon, box, text, width } = FLAGS[mark];
  return (
    <g transform={`translate(${right - width} ${-10 - above})`}>
      <rect width={width} height={20} rx={10} className={box} />
      <Icon x={8} y={4} size={12} strokeWidth={2.2} fill="none" className={text} />
      <text x={24} y={14} className={classNames("font-semibold text-tiny", text)}>
        {mark}
      </text>
    </g>
  );
}
