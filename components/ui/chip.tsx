// A small state or name: icon and word together, so that it reads without colour.
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export type ChipTone = "neutral" | "outline" | "accent" | "error" | "warn" | "ok" | "event" | "sched";

const TONES: Record<ChipTone, string> = {
  neutral: "bg-hover text-text-2",
  outline: "border border-line-strong text-text-2",
  accent: "bg-accent-bg text-accent",
  error: "bg-error-bg text-error",
  warn: "bg-warn-bg text-warn",
  ok: "bg-ok-bg text-ok",
  event: "bg-event-bg text-event",
  sched: "bg-sched-bg text-sched",
};

export type ChipProps = ComponentProps<"span"> & { tone?: ChipTone; icon?: LucideIcon; mono?: boolean };

export function Chip({
  tone = "neutral",
  icon: Icon,
  mono = false,
  className,
  children,
  ...rest
}: ChipProps) {
  return (
    <span
      {...rest}
      className={classNames(
        "inline-flex h-5 max-w-full items-center gap-1.5 whitespace-nowrap rounded-chip px-1.5 font-medium text-small",
        TONES[tone],
        mono && "font-mono font-normal",
        className,
      )}
    >
      {Icon && <Icon size={13} strokeWidth={2} className="shrink-0" />}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
