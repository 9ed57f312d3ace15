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

export function Flag({ kind, word }: { kind: FlagKind; word: string }) {
  const { icon: Icon, tone } = KINDS[kind];
  return (
    <span
      className={classNames(
        "absolute -top-2.5 right-2.5 z-10 inline-flex h-5 max-w-[190px] items-center gap-1 rounded-full border px-2 font-semibold text-tiny",
        tone,
      )}
    >
      <Icon size={12} strokeWidth={2.2} className="shrink-0" />
      <span className="truncate">{word}</span>
    </span>
  );
}
