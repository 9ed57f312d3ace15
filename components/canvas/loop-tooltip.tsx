// Before the drop: the loop it would close, spelled out, and what that means.
import { useInternalNode, useStore } from "@xyflow/react";
import { ArrowRight, Infinity as InfinityIcon, Info, RotateCcw } from "lucide-react";
import { Fragment } from "react";
import { shallow } from "zustand/shallow";
import { classNames } from "@/components/ui/class-names";
import type { ClosedLoop } from "@/lib/client/canvas/connection-targets";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { FLOW_SIZE } from "@/lib/core/graph/node-size";

const WIDTH = 344;
const GAP = 24;
const MARGIN = 12;
/** More than fit in three rows are told by their number. */
const MOST_CHIPS = 7;

const overOf = ({ connecting }: ScreenState): string | null => connecting?.over ?? null;
const loopOf = ({ connecting }: ScreenState): ClosedLoop | null => {
  const target = connecting?.over == null ? undefined : connecting.targets.get(connecting.over);
  return target?.kind === "closes-loop" ? target.loop : null;
};
const viewOf = ({
  transform,
  width,
  height,
}: {
  transform: [number, number, number];
  width: number;
  height: number;
}) => [...transform, width, height] as const;

export function LoopTooltip() {
  const over = useScreenState(overOf);
  const loop = useScreenState(loopOf);
  const [left, top, zoom, width, height] = useStore(viewOf, shallow);
  const position = useInternalNode(`flow:${over}`)?.internals.positionAbsolute;
  if (!loop || !position) return null;
  const x = Math.min(Math.max(position.x * zoom + left, MARGIN), Math.max(MARGIN, width - WIDTH - MARGIN));
  const cardTop = position.y * zoom + top;
  const above = cardTop > 200;
  const place = above ? { bottom: height - cardTop + GAP } : { top: cardTop + FLOW_SIZE.height * zoom + GAP };
  return (
    <div className="pointer-events-none absolute" style={{ left: x, width: WIDTH, zIndex: 1002, ...place }}>
      <LoopWarning loop={loop} />
    </div>
  );
}

const TITLES = {
  runaway: "Dropping here closes a runaway loop",
  gated: "Dropping here closes a gated loop",
  possible: "Dropping here may close a loop",
} as const;

export function LoopWarning({ loop }: { loop: ClosedLoop }) {
  const runaway = loop.kind === "runaway";
  const Icon = runaway ? InfinityIcon : RotateCcw;
  const tone = runaway ? "text-error" : "text-warn";
  return (
    <div
      className={classNames(
        "rounded-popover border bg-surface shadow-2",
        runaway ? "border-error-line" : "border-warn-line",
      )}
    >
      <div className="p-3.5 pb-3">
        <p className={classNames("flex items-center gap-2 font-semibold text-name", tone)}>
          <Icon size={16} strokeWidth={2.2} />
          {TITLES[loop.kind]}
        </p>
        <LoopChips path={loop.path} runaway={runaway} />
        <p className="text-text-2 text-small">{loop.consequence}</p>
      </div>
      <p className="flex items-center gap-2 border-line border-t px-3.5 py-2 text-small text-text-3">
        <Info size={14} strokeWidth={1.75} className="shrink-0" />
        {loop.kind === "gated"
          ? "Allowed here. Deploying asks for your yes."
          : "Allowed here. Deploy waits until it is broken."}
      </p>
    </div>
  );
}

function LoopChips({ path, runaway }: { path: readonly string[]; runaway: boolean }) {
  const long = path.length > MOST_CHIPS;
  const shown = long ? [...path.slice(0, 3), `${path.length - 5} more`, ...path.slice(-2)] : path;
  const tone = runaway
    ? { chip: "border-error-line bg-error-bg text-error", arrow: "text-error" }
    : { chip: "border-warn-line bg-warn-bg text-warn", arrow: "text-warn" };
  return (
    <p className="my-2.5 flex flex-wrap items-center gap-1.5">
      {shown.map((name, index) => {
        const lastOne = index === shown.length - 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path has only places
          <Fragment key={index}>
            {index > 0 && (
              <ArrowRight
                size={14}
                strokeWidth={lastOne ? 2.4 : 1.75}
                aria-label="then"
                className={lastOne ? tone.arrow : "text-text-3"}
              />
            )}
            <span
              className={classNames(
                "max-w-full truncate rounded-chip border px-1.5 py-px font-medium text-small",
                lastOne ? tone.chip : "border-line-strong text-text",
              )}
            >
              {name}
            </span>
          </Fragment>
        );
      })}
    </p>
  );
}
