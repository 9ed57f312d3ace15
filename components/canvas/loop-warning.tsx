// The loop that a connection would close, spelled out as chips, and what that means.
import { ArrowRight, Infinity as InfinityIcon, Info, RotateCcw } from "lucide-react";
import { Fragment } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ForecastLoop } from "@/lib/core/analysis/forecast-loops";

/** More than fit in three rows are told by their number. */
const MOST_CHIPS = 7;

const CLOSES = {
  runaway: "closes a runaway loop",
  gated: "closes a gated loop",
  possible: "may close a loop",
} as const;

/** @param title what is about to be done: "Dropping here", "Connecting" */
export function LoopWarning({ loop, title }: { loop: ForecastLoop; title: string }) {
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
          {title} {CLOSES[loop.kind]}
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
