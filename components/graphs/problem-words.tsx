// What is wrong with a graph, at a glance: the worst first, in words; the rest as a number with a tooltip.
import { Check, Infinity as InfinityGlyph, OctagonX, RotateCcw, TriangleAlert } from "lucide-react";
import { tooltip } from "@/components/ui/tooltip";
import { counted } from "@/lib/core/foundation/counted";
import type { ProblemCounts } from "@/lib/core/graph/graph-summary";

const ROW = "inline-flex items-center whitespace-nowrap gap-1.5 font-medium text-small tabular-nums";

/** Runaway loops are errors and gated loops are warnings: each is counted once. */
export function ProblemWords({ problems }: { problems: ProblemCounts | null }) {
  if (problems === null) return null;
  const { errors, warnings, runawayLoops, gatedLoops } = problems;
  const otherErrors = Math.max(0, errors - runawayLoops);
  const otherWarnings = Math.max(0, warnings - gatedLoops);
  if (errors + warnings === 0)
    return (
      <span className="inline-flex items-center gap-1.5 text-small text-text-3">
        <Check size={14} strokeWidth={1.75} />
        no problems
      </span>
    );
  const worstIsError = runawayLoops === 0 && otherErrors > 0;
  const worstIsWarning = errors === 0 && gatedLoops === 0;
  return (
    <span className="flex shrink-0 items-center gap-3">
      {runawayLoops > 0 && (
        <span className={`${ROW} text-error`}>
          <InfinityGlyph size={14} strokeWidth={2} />
          {counted(runawayLoops, "runaway loop")}
        </span>
      )}
      {otherErrors > 0 && (
        <span className={`${ROW} text-error`} {...tooltip(counted(otherErrors, "error"))}>
          <OctagonX size={14} strokeWidth={2} />
          {worstIsError ? counted(otherErrors, "error") : <Counted number={otherErrors} one="error" />}
        </span>
      )}
      {gatedLoops > 0 && (
        <span className={`${ROW} text-warn`}>
          <RotateCcw size={13} strokeWidth={2} />
          {runawayLoops > 0 ? (
            <Counted number={gatedLoops} one="gated loop" />
          ) : (
            counted(gatedLoops, "gated loop")
          )}
        </span>
      )}
      {otherWarnings > 0 && (
        <span className={`${ROW} text-warn`} {...tooltip(counted(otherWarnings, "warning"))}>
          <TriangleAlert size={14} strokeWidth={2} />
          {worstIsWarning ? (
            counted(otherWarnings, "warning")
          ) : (
            <Counted number={otherWarnings} one="warning" />
          )}
        </span>
      )}
    </span>
  );
}

/** The number alone, with its noun for screen readers. */
function Counted({ number, one }: { number: number; one: string }) {
  return (
    <span>
      {number}
      <span className="sr-only">{number === 1 ? ` ${one}` : ` ${one}s`}</span>
    </span>
  );
}
