// One part of the inspector: a title, something at its right end, and controls.
import { type ReactNode, useId } from "react";

export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2.5 border-line border-b p-4 last:border-b-0">
      <div className="flex min-h-5 items-center justify-between gap-2">
        <h3 id={id} className="font-semibold text-small text-text-2">
          {title}
        </h3>
        {aside && <div className="text-small text-text-3">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
