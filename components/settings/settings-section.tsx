// One section of the settings, which an address can point at.
import type { ReactNode } from "react";

export function SettingsSection({
  id,
  title,
  intro,
  children,
}: {
  /** What stands after # in its address. */
  id: string;
  title: string;
  intro: ReactNode;
  children: ReactNode;
}) {
  return (
    // The address may point here, so that a screen reader goes on from here.
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-title`} className="scroll-mt-6 outline-none">
      <h2 id={`${id}-title`} className="text-panel">
        {title}
      </h2>
      <p className="mt-0.5 max-w-[640px] text-text-2">{intro}</p>
      <div className="mt-3">{children}</div>
    </section>
  );
}
