// The rows of the problems, of which only those in sight are made: there may be thousands.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useRef } from "react";
import type { Finding, Fix } from "@/lib/core/analysis/finding";
import { ProblemRow } from "./problem-row.tsx";

/** Two lines of reasons and their padding: most rows. */
const USUAL_HEIGHT = 56;
/** Tries to find a row that has just been scrolled to, or has just come up. */
const PATIENCE = 30;

export function ProblemsList({
  findings,
  chosen,
  onShow,
  onFix,
}: {
  findings: readonly Finding[];
  chosen: string | null;
  onShow: (finding: Finding) => void;
  /** @returns whether it was mended */
  onFix: (finding: Finding, fix: Fix) => boolean;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useRef(0);
  const windowed = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => findings[index]?.id ?? index,
    overscan: 4,
  });
  const goTo = (index: number) => {
    windowed.scrollToIndex(index);
    let tries = 0;
    const attempt = () => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-problem]`);
      if (row) row.focus();
      else if (++tries < PATIENCE) frame.current = requestAnimationFrame(attempt);
    };
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(attempt);
  };
  const walk = (event: KeyboardEvent) => {
    const active = document.activeElement;
    if (!active?.matches("[data-problem]")) return;
    const at = Number(active.closest<HTMLElement>("[data-index]")?.dataset.index);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / USUAL_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: findings.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.altKey || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(Math.max(0, Math.min(findings.length - 1, to)));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the buttons inside, which do the rest
    <div ref={scroller} className="@container min-h-0 flex-1 overflow-y-auto" onKeyDown={walk}>
      <ul aria-label="Problems" className="relative" style={{ height: windowed.getTotalSize() }}>
        {windowed.getVirtualItems().map(({ index, key, start }) => {
          const finding = findings[index];
          return (
            finding && (
              <li
                key={key}
                ref={windowed.measureElement}
                data-index={index}
                aria-setsize={findings.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ProblemRow
                  finding={finding}
                  chosen={finding.id === chosen}
                  onShow={onShow}
                  onFix={(mended, fix) => {
                    // The button goes with its row: the row that takes its place gets the focus.
                    if (onFix(mended, fix) && findings.length > 1) goTo(Math.min(index, findings.length - 2));
                  }}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
