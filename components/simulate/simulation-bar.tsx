"use client";
// How the shown simulation stands: state, its new run, how far, and the way to stop it.
import { ExternalLink, RotateCcw, Square } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import type { FollowedSimulation } from "@/lib/client/simulate/use-simulation-log";
import { isOver } from "@/lib/core/simulation/simulation";
import { progressInWords, STATE_LOOK } from "./simulation-words.ts";

export function SimulationBar({
  followed,
  steps,
  nowMs,
  onStop,
  onOpenRun,
  onAgain,
}: {
  followed: FollowedSimulation;
  /** How many steps the flow has; null when not known. */
  steps: number | null;
  nowMs: number;
  onStop: (id: string) => Promise<void>;
  onOpenRun: () => void;
  onAgain: () => void;
}) {
  const [stopping, setStopping] = useState<string | null>(null);
  const { simulation, before, log } = followed;
  if (simulation === null) {
    return (
      <div className="flex h-12 shrink-0 items-center border-line border-b bg-surface px-4 text-small text-text-3">
        Nothing runs yet.
      </div>
    );
  }
  const { icon, tone, word } = STATE_LOOK[simulation.state];
  const over = isOver(simulation);
  const isStopping = stopping === simulation.id && !over;
  const { runId } = simulation;
  return (
    <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface px-4">
      <span role="status" className="flex shrink-0">
        <Chip
          tone={tone}
          icon={icon}
          className={`h-6 ${simulation.state === "running" ? "[&>svg]:animate-spin" : ""}`}
        >
          {isStopping ? "Stopping" : word}
        </Chip>
      </span>
      {runId !== null && <span className="min-w-0 truncate font-mono text-code text-text">{runId}</span>}
      <span className="min-w-0 truncate text-small text-text-3 tabular-nums">
        {progressInWords(simulation, { nowMs, before, stepsSeen: log.steps.length, steps })}
      </span>
      <span className="flex-1" />
      {runId !== null && (
        <Button variant="ghost" size="small" icon={ExternalLink} onClick={onOpenRun}>
          Open run
        </Button>
      )}
      {over ? (
        <Button size="small" icon={RotateCcw} onClick={onAgain}>
          Run again
        </Button>
      ) : (
        <Button
          variant="danger"
          size="small"
          icon={Square}
          busy={isStopping}
          onClick={async () => {
            setStopping(simulation.id);
            await onStop(simulation.id);
          }}
        >
          Stop
        </Button>
      )}
    </div>
  );
}
