"use client";
// What was simulated of this flow before: look at its log again, or start with the same runs.
import { classNames } from "@/components/ui/class-names";
import { Moment } from "@/components/ui/moment";
import type { Simulation } from "@/lib/core/simulation/simulation";
import { Card } from "./card.tsx";
import { historyInWords, STATE_LOOK } from "./simulation-words.ts";

export function EarlierSimulations({
  flow,
  simulations,
  shownId,
  nowMs,
  onShow,
  onUse,
}: {
  flow: string;
  simulations: readonly Simulation[];
  shownId: string | null;
  nowMs: number;
  onShow: (simulation: Simulation) => void;
  onUse: (simulation: Simulation) => void;
}) {
  if (simulations.length === 0) return null;
  return (
    <Card title={`Simulated runs of ${flow}`} note="newest first">
      <ul>
        {simulations.map((simulation) => {
          const { icon: Icon, glyph, word } = STATE_LOOK[simulation.state];
          const words = historyInWords(simulation, nowMs);
          return (
            <li
              key={simulation.id}
              className={classNames(
                "flex h-8 items-center gap-3 border-line border-t px-4 text-small text-text-2",
                simulation.id === shownId && "bg-chosen",
              )}
            >
              <Icon
                size={16}
                strokeWidth={1.75}
                aria-label={word}
                className={classNames("shrink-0", glyph, simulation.state === "running" && "animate-spin")}
              />
              <button
                type="button"
                onClick={() => onShow(simulation)}
                aria-current={simulation.id === shownId ? "true" : undefined}
                className="w-[150px] shrink-0 truncate rounded-key text-left font-mono text-code text-text hover:underline"
              >
                {simulation.runId ?? "no run"}
              </button>
              <Moment at={new Date(simulation.queuedMs).toISOString()} className="w-[120px] shrink-0" />
              <span className="min-w-0 flex-1 truncate" title={words}>
                {words}
              </span>
              <button
                type="button"
                onClick={() => onUse(simulation)}
                className="shrink-0 rounded-key font-medium text-text hover:underline"
              >
                Use these
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
