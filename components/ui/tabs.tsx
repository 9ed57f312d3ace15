"use client";
// Tabs over one panel: arrow keys move, Home and End jump, the panel follows at once.
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { inDigits } from "@/lib/core/foundation/counted";
import { classNames } from "./class-names.ts";
import { stepIn } from "./step-in.ts";

export type Tab<T extends string> = { value: T; label: string; count?: number };

export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onValue,
  children,
  className,
  panelClassName,
}: {
  label: string;
  tabs: Tab<T>[];
  value: T;
  onValue: (value: T) => void;
  /** The panel of the chosen tab. */
  children: ReactNode;
  className?: string;
  panelClassName?: string;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return;
    const next = stepIn(
      event.key,
      tabs.findIndex((tab) => tab.value === value),
      tabs.length,
    );
    const tab = next === null ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onValue(tab.value);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.value}"]`)?.focus();
  };
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className={classNames("flex h-9 shrink-0 gap-4 border-line border-b", className)}
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            data-tab={tab.value}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onValue(tab.value)}
            className={classNames(
              "-mb-px inline-flex items-center gap-2 border-b-2 pt-0.5 font-medium text-body",
              tab.value === value
                ? "border-accent text-text"
                : "border-transparent text-text-2 hover:text-text",
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="font-normal text-small text-text-3 tabular-nums">{inDigits(tab.count)}</span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={panelClassName}>
        {children}
      </div>
    </>
  );
}
