// The exit state of a simulation that did not end well, above its log.
import { Notice } from "@/components/ui/notice";
import type { Simulation } from "@/lib/core/simulation/simulation";

export function FailureLine({ simulation }: { simulation: Simulation }) {
  const { state, failure } = simulation;
  if (failure === null || (state !== "failed" && state !== "interrupted")) return null;
  return (
    <Notice tone={state === "failed" ? "error" : "warn"} live className="m-2 shrink-0">
      <span className="text-text">{failure.replace(/\.?$/, ".")}</span>
      {state === "failed" &&
        simulation.startedMs !== null &&
        " What it printed is below; the run keeps what it had done."}
    </Notice>
  );
}
