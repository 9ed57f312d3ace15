"use client";
// The foot of the page: what is chosen, and the one button that writes.
import { CircleX, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { counted } from "@/lib/core/foundation/counted";

export type ApplyBarProps = {
  /** Steps that are not unchanged, conflicts included. */
  changes: number;
  chosen: number;
  words: string;
  /** Whether any step would write at all. */
  writes: boolean;
  refusedLoops: number;
  /** Gated loops that nobody said yes to. */
  openYes: number;
  unchanged: number;
  applying: boolean;
  locked: boolean;
  onApply: () => void;
  /** Null while nothing chosen has a manifest. */
  onDownload: (() => void) | null;
};

export function ApplyBar(props: ApplyBarProps) {
  const { chosen, refusedLoops, openYes, applying, locked, onApply, onDownload } = props;
  return (
    <div className="-mx-6 sticky bottom-0 z-10 mt-auto flex min-h-14 shrink-0 items-center justify-end gap-3 border-line border-t bg-surface px-6 max-[719px]:flex-wrap max-[719px]:gap-y-1 max-[719px]:py-2">
      <p role="status" className="min-w-0 flex-1 truncate text-small text-text-2 max-[719px]:basis-full">
        <Standing {...props} />
      </p>
      <Button
        variant="ghost"
        size="large"
        icon={Download}
        disabled={onDownload === null}
        onClick={() => onDownload?.()}
      >
        Download YAML
      </Button>
      <Button
        variant="primary"
        size="large"
        busy={applying}
        disabled={locked || chosen === 0 || refusedLoops > 0 || openYes > 0}
        onClick={onApply}
      >
        {applying ? "Applying" : chosen === 0 ? "Apply" : `Apply ${counted(chosen, "change")}`}
      </Button>
    </div>
  );
}

function Standing({
  changes,
  chosen,
  words,
  writes,
  refusedLoops,
  openYes,
  unchanged,
  applying,
}: ApplyBarProps) {
  if (applying) return "It goes on even if you leave this page; the history tells how it ends.";
  if (refusedLoops > 0) {
    return (
      <span className="flex items-center gap-2 font-medium text-body text-error">
        <CircleX size={16} strokeWidth={1.75} className="shrink-0" />
        Blocked by {counted(refusedLoops, "runaway loop")}
      </span>
    );
  }
  if (!writes) return `Nothing to do. ${counted(unchanged, "Sensor is", "Sensors are")} as drawn. ${words}`;
  return (
    <>
      <strong className="mr-3 font-semibold text-body text-text">
        {chosen} of {changes} changes chosen
      </strong>
      {words}
      {openYes > 0 &&
        ` ${openYes === 1 ? "A gated loop waits" : `${openYes} gated loops wait`} for your yes.`}
    </>
  );
}
