"use client";
// The right side: the exact command, how it stands, its log, and what the run sees of its upstreams.
import type { FollowedSimulation } from "@/lib/client/simulate/use-simulation-log";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation";
import { CommandBlock, type ShownCommand } from "./command-block.tsx";
import { CurrentTriggerPanel } from "./current-trigger-panel.tsx";
import { FailureLine } from "./failure-line.tsx";
import { LogView } from "./log-view.tsx";
import { SimulationBar } from "./simulation-bar.tsx";
import type { Pick } from "./use-simulate.ts";

export function SimulateConsole({
  followed,
  shownId,
  next,
  picks,
  changed,
  flow,
  steps,
  nowMs,
  onStop,
  onOpenRun,
  onAgain,
}: {
  followed: FollowedSimulation;
  shownId: string | null;
  /** What Run would execute. */
  next: ShownCommand;
  picks: readonly Pick[];
  /** The form was changed since the shown simulation began. */
  changed: boolean;
  /** The flow of this screen; the shown simulation may be of one of its upstreams. */
  flow: string;
  /** Steps of that flow; null when not known. */
  steps: number | null;
  nowMs: number;
  onStop: (id: string) => Promise<void>;
  onOpenRun: (simulation: Simulation) => void;
  onAgain: (simulation: Simulation) => void;
}) {
  const { simulation, log, lost } = followed;
  const past = simulation !== null && !(changed && isOver(simulation)) ? simulation : null;
  const underWay = simulation === null ? shownId !== null : !isOver(simulation);
  return (
    <aside
      aria-label="Console"
      className="flex min-h-[560px] min-w-0 flex-col border-line border-t bg-surface xl:min-h-0 xl:border-t-0 xl:border-l"
    >
      <CommandBlock shown={past ?? next} />
      <SimulationBar
        {...{ followed, nowMs, onStop }}
        steps={simulation?.flow === flow ? steps : null}
        onOpenRun={() => simulation !== null && onOpenRun(simulation)}
        onAgain={() => simulation !== null && onAgain(simulation)}
      />
      {simulation !== null && <FailureLine simulation={simulation} />}
      <LogView
        key={shownId}
        log={log}
        running={underWay}
        lost={lost}
        downloadUrl={log.total > 0 && shownId !== null ? `/api/simulations/${shownId}/log/download` : null}
      />
      <CurrentTriggerPanel runs={past?.triggers ?? picks} ran={past !== null} />
    </aside>
  );
}
