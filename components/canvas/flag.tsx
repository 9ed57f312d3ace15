// A word on a card's upper border that says what is special about it.
import { Ban, Infinity as InfinityIcon, type LucideIcon, RotateCcw } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

export type FlagKind = "runaway" | "gated" | "possible" | "forbidden";

const KINDS: Record<FlagKind, { icon: LucideIcon; tone: string }> = {
  runaway: { icon: InfinityIcon, tone: "border-error-line bg-error-bg text-error" },
  gated: { icon: RotateCcw, tone: "border-warn-line bg-warn-bg text-warn" },
  possible: { icon: RotateCcw, tone: "border-warn-line bg-warn-bg text-warn" },
  forbidden: { icon: Ban, tone: "border-line-strong bg-hover text-text-3" },
};

/** @param far seen from further away: larger, so that it can still be read */
export function Flag({ kind, word, far = false }: { kind: FlagKind; word: string; far?: boolean }) {
  const { icon: Icon, tone } = KINDS[kind];
  return (
    <span
      className={classNames(
        "absolute z-10 inline-flex items-center gap-1 rounded-full border font-semibold",
        far
          ? "-top-4.5 right-1 h-9 max-w-[208px] px-2.5 text-[18px] leading-7"
          : "-top-2.5 right-2.5 h-5 max-w-[190px] px-2 text-tiny",
        tone,
      )}
    >
      <Icon size={far ? 20 : 12} strokeWidth={2.2} className="shrink-0" />
      <span className="truncate">{word}</span>
    </span>
  );
}
