// An edge: what starts what, always with an arrow; a loop glows and carries its sign and words.
import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { Infinity as InfinityIcon, RotateCcw, Unplug } from "lucide-react";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import type { CanvasEdge, CanvasEdgeData } from "@/lib/client/canvas/canvas-elements";
import { edgeLine } from "@/lib/client/canvas/edge-path";
import { useDetail } from "./detail-context.ts";

type Look = { stroke: string; fill: string; width: number; dashes?: string };

function lookOf({ loop, dead, hidden, fromChosenGate }: CanvasEdgeData, selected: boolean): Look {
  if (selected || fromChosenGate) return { stroke: "stroke-accent", fill: "fill-accent", width: 2.5 };
  if (hidden && !loop) return { stroke: "stroke-edge", fill: "fill-edge", width: 2.35, dashes: "0 5.5" };
  const dashes = hidden ? { dashes: "0 5.5" } : dead ? { dashes: "6 5" } : {};
  if (loop === "runaway") return { stroke: "stroke-error", fill: "fill-error", width: 2.25, ...dashes };
  if (loop) return { stroke: "stroke-warn-g", fill: "fill-warn-g", width: 2.25, ...dashes };
  return { stroke: "stroke-edge", fill: "fill-edge", width: 1.75, ...dashes };
}

/** Below this much room a mark would hide the line. */
const MARK_ROOM = 56;

export const TriggerEdge = memo(function TriggerEdge(props: EdgeProps<CanvasEdge>) {
  const { data, selected = false } = props;
  const detail = useDetail();
  if (!data) return null;
  const { line, arrow, middle, room } = edgeLine({ ...props, ...data });
  const { stroke, fill, width, dashes } = lookOf(data, selected);
  const near = detail === "full" || detail === "compact";
  return (
    <g className="canvas-edge">
      {data.loop && (
        <path
          d={line}
          fill="none"
          strokeWidth={14}
          strokeLinecap="round"
          strokeOpacity={0.15}
          className={data.loop === "runaway" ? "stroke-error" : "stroke-warn-g"}
        />
      )}
      <path
        d={line}
        fill="none"
        strokeDasharray={dashes}
        strokeLinecap={data.hidden ? "round" : "butt"}
        className={classNames("canvas-edge-line", stroke)}
        style={{ "--edge-width": `${width}px`, strokeWidth: "var(--edge-width)" } as React.CSSProperties}
      />
      <path d={arrow} className={fill} />
      <path d={line} fill="none" stroke="transparent" strokeWidth={16} pointerEvents="stroke">
        <title>{data.title}</title>
      </path>
      {near && (data.loop || data.dead) && room >= MARK_ROOM && (
        <EdgeLabelRenderer>
          <div
            className="absolute"
            style={{ transform: `translate(${middle.x}px, ${middle.y}px) translate(-50%, -50%)` }}
          >
            <Mark data={data} wordy={detail === "full"} />
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

function Mark({ data, wordy }: { data: CanvasEdgeData; wordy: boolean }) {
  if (!data.loop)
    return (
      <span className="inline-flex size-5 items-center justify-center rounded-full bg-canvas text-edge">
        <Unplug size={13} strokeWidth={2} />
      </span>
    );
  const runaway = data.loop === "runaway";
  const Icon = runaway ? InfinityIcon : RotateCcw;
  const tone = runaway ? "text-error" : "text-warn";
  if (data.pill === "" || !wordy)
    return (
      <span
        className={classNames("inline-flex size-5 items-center justify-center rounded-full bg-canvas", tone)}
      >
        <Icon size={14} strokeWidth={2.4} />
      </span>
    );
  return (
    <span
      className={classNames(
        "inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-full border px-2 font-semibold text-tiny",
        tone,
        runaway ? "border-error bg-error-bg" : "border-warn-g bg-warn-bg",
      )}
    >
      <Icon size={13} strokeWidth={2.4} />
      {data.pill}
    </span>
  );
}
