// A paragraph that matters where it stands: what happened, what was kept, what to do.
import { CircleCheck, Info, type LucideIcon, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type NoticeTone = "plain" | "info" | "error" | "warn" | "ok";

const TONES: Record<NoticeTone, { box: string; glyph: string; icon: LucideIcon }> = {
  plain: { box: "bg-sunken", glyph: "text-text-3", icon: Info },
  info: { box: "bg-accent-bg", glyph: "text-accent", icon: Info },
  error: { box: "bg-error-bg", glyph: "text-error", icon: OctagonX },
  warn: { box: "bg-warn-bg", glyph: "text-warn", icon: TriangleAlert },
  ok: { box: "bg-ok-bg", glyph: "text-ok", icon: CircleCheck },
};

export function Notice({
  tone = "plain",
  icon,
  title,
  children,
  actions,
  live = false,
  className,
}: {
  tone?: NoticeTone;
  icon?: LucideIcon;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out as soon as it appears: for what happens after a press. */
  live?: boolean;
  className?: string;
}) {
  const { box, glyph, icon: toneIcon } = TONES[tone];
  const Icon = icon ?? toneIcon;
  return (
    <div
      role={live ? (tone === "error" ? "alert" : "status") : undefined}
      className={classNames("flex gap-2.5 rounded-control px-2.5 py-2 text-small", box, className)}
    >
      <Icon size={14} strokeWidth={1.75} className={classNames("mt-px shrink-0", glyph)} />
      {/* Names of settings are longer than a narrow panel. */}
      <div className="min-w-0 flex-1 text-text-2 wrap-anywhere">
        {title && <strong className="font-semibold text-text">{title} </strong>}
        {children}
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </div>
  );
}
