// A titled part of the form.
import type { ReactNode } from "react";

export function Card({
  title,
  aside,
  note,
  children,
}: {
  title: ReactNode;
  /** Said softly beside the title. */
  note?: ReactNode;
  /** At the right end of the head. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="overflow-hidden rounded-card border border-line bg-surface shadow-1">
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1.5 px-4 py-2">
        <h2 className="text-name">{title}</h2>
        {note && <span className="text-small text-text-3">{note}</span>}
        <span className="flex-1" />
        {aside}
      </div>
      {children}
    </section>
  );
}
