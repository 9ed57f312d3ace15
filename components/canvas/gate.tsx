// Where several upstreams meet: all of them must come before the flow starts.
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { TimerReset, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import type { GateNode } from "@/lib/client/canvas/canvas-elements";
import { GATE_ENTRIES, gateEntryY } from "@/lib/client/canvas/canvas-nodes";
import { useDetail } from "./detail-context.ts";

/** A D: flat on the left, round on the right, drawn half a stroke inside its 84 × 48. */
const SHAPE = "M7.5,1 H59.5 a23,23 0 0 1 0,46 H7.5 a6.5,6.5 0 0 1 -6.5,-6.5 V7.5 a6.5,6.5 0 0 1 6.5,-6.5 z";

const STROKES = { runaway: "stroke-error", gated: "stroke-warn-g", possible: "stroke-warn-g" } as const;

export const Gate = memo(function Gate({ data }: NodeProps<GateNode>) {
  const { count, reset, neverEmptied, chosen, loop } = data;
  const detail = useDetail();
  const entries = count > GATE_ENTRIES ? 1 : count;
  const stroke = chosen
    ? "stroke-accent"
    : loop
      ? STROKES[loop]
      : neverEmptied
        ? "stroke-warn-g"
        : "stroke-edge";
  const near = detail === "full" || detail === "compact";
  const Icon = neverEmptied ? TriangleAlert : TimerReset;
  return (
    <div className="relative size-full cursor-pointer">
      <svg viewBox="0 0 84 48" className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
        <path
          d={SHAPE}
          className={classNames("fill-surface", stroke)}
          strokeWidth={chosen || loop ? 1.75 : 1.25}
        />
      </svg>
      <span
        className={classNames(
          "absolute inset-0 flex items-center justify-center gap-1 pr-1.5 font-semibold text-text",
          detail === "full" ? "text-small" : "text-[16px] tracking-tight",
        )}
      >
        {near ? (
          <>
            all of <span className="tabular-nums">{count}</span>
          </>
        ) : (
          <span className="text-[30px] leading-8">{count}</span>
        )}
      </span>
      {detail === "full" && (
        <span
          className={classNames(
            "absolute top-14 -left-1.5 flex gap-1 whitespace-pre text-tiny leading-[14px]",
            neverEmptied ? "text-warn" : "text-text-2",
          )}
        >
          <Icon size={13} strokeWidth={1.75} className="mt-px shrink-0" />
          {reset}
        </span>
      )}
      {Array.from({ length: entries }, (_, at) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have only places
          key={at}
          id={`in-${at}`}
          type="target"
          position={Position.Left}
          isConnectable={false}
          aria-hidden="true"
          style={{ top: gateEntryY(at, entries) }}
          className="pointer-events-none size-2.5 opacity-0"
        />
      ))}
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        aria-hidden="true"
        className="pointer-events-none size-2.5 opacity-0"
      />
    </div>
  );
});
