"use client";
// A table of runs for each upstream that is drawn, or what there is to say where none can be listed.
import { Notice } from "@/components/ui/notice";
import type { FoundRuns } from "@/lib/client/simulate/run-batches";
import type { DrawnUpstream, FlowInGraph } from "@/lib/core/simulation/simulate-request";
import { RunTable } from "./run-table.tsx";
import { type Pick, pickOf } from "./use-simulate.ts";

export function Upstreams({
  place,
  upstreams,
  runs,
  folder,
  picks,
  nowMs,
  onPick,
  onRunOnce,
  onLookElsewhere,
}: {
  place: FlowInGraph;
  upstreams: readonly DrawnUpstream[];
  runs: Record<string, FoundRuns>;
  folder: string;
  picks: readonly Pick[];
  nowMs: number;
  onPick: (pick: Pick) => void;
  onRunOnce: ((of: string) => void) | null;
  onLookElsewhere: () => void;
}) {
  if (upstreams.length === 0) {
    return (
      <Notice title="No flow starts this one.">
        It runs as by hand, without <code className="font-mono text-code">current.trigger</code>. Connect an
        upstream on the canvas to start it by runs of that.
      </Notice>
    );
  }
  return upstreams.map(({ flow: of, project, branch }, index) => {
    if (of === null) {
      return (
        <Notice key="dynamic" tone="info" title="One upstream is decided by code.">
          Which flow it is can only be told when it is deployed, so its runs are not listed.
        </Notice>
      );
    }
    const from = [project, branch].filter(Boolean).join(" · ");
    return (
      <RunTable
        key={of}
        flow={place}
        of={of}
        title={[from, index === 0 ? "as if this run had just finished" : ""].filter(Boolean).join(" · ")}
        initial={runs[of]}
        picked={picks.find(({ flow }) => flow === of) ?? null}
        {...{ nowMs, folder, onLookElsewhere }}
        onPick={(run) => onPick(pickOf(run))}
        onRunOnce={onRunOnce && (() => onRunOnce(of))}
      />
    );
  });
}
