"use client";
import { useMemo, useState } from "react";
import { showToast } from "@/components/ui/toast";
import { flowKey } from "@/lib/client/editor/editor-state";
// A plan under a person's eyes: what is chosen of it, what the gate says to that, and the way to apply it.
import { newId } from "@/lib/client/editor/new-id";
import type { PlanRequest, PlanView } from "@/lib/core/plan/deploy-request";
import { isWriting } from "@/lib/core/plan/deployment-plan";
import { eventInWords } from "@/lib/core/plan/describe-change";
import type { JudgedLoop } from "@/lib/core/plan/judged-loop";
import { ApplyBar } from "./apply-bar.tsx";
import {
  choiceInWords,
  chosenKeys,
  helpfulSteps,
  isChosen,
  judgeView,
  type Ticks,
  tickKey,
} from "./choice.ts";
import type { DeployActions } from "./deploy-actions.ts";
import { downloadManifests } from "./download-manifests.ts";
import { GateNotice, type LoopFix } from "./gate-notice.tsx";
import { PlanTable } from "./plan-table.tsx";
import type { Applying } from "./use-apply.ts";
import type { PlanState } from "./use-plan.ts";

export type PlanReviewProps = {
  view: PlanView;
  applying: Applying;
  graphHref: string;
  plan: PlanState;
  actions: DeployActions;
  request: PlanRequest;
  targetName: string;
  /** The target, its history or the graph is no longer what was shown. */
  onChanged: () => void;
  onTakeOver: (key: string, take: boolean) => void;
};

export function PlanReview({
  view,
  applying,
  graphHref,
  plan: { planning, planAgain },
  actions,
  request,
  targetName,
  onChanged,
  onTakeOver,
}: PlanReviewProps) {
  const { plan } = view;
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [fixing, setFixing] = useState(false);
  const chosen = useMemo(() => chosenKeys(plan, ticks), [plan, ticks]);
  const judgement = useMemo(() => judgeView(view, chosen), [view, chosen]);
  const progress = new Map(applying.progress?.steps.map((step) => [step.key, step]));
  const locked = applying.locked || planning || fixing;
  const sensors = plan.steps.flatMap((step) =>
    (step.kind === "create" || step.kind === "update") && chosen.has(step.key) ? [step.sensor] : [],
  );

  const hrefOf = ({ sensors: inLoop }: JudgedLoop): string => {
    const edited = view.edits.filter(({ sensor }) => inLoop.includes(sensor));
    const flows = edited.flatMap(({ commands }) =>
      commands.flatMap((command) =>
        "flow" in command && typeof command.flow === "string" ? [command.flow] : [],
      ),
    );
    return `${graphHref}${[...new Set(flows)].map((id) => `&select=${encodeURIComponent(flowKey(id))}`).join("")}`;
  };
  const fixOf = (loop: JudgedLoop): LoopFix | null => {
    const edits = loop.cut.map(({ sensor, event }) =>
      view.edits.find((edit) => edit.sensor === sensor && edit.event === event),
    );
    const commands = edits.flatMap((edit) => edit?.commands ?? []);
    // Half of a cut ends nothing.
    if (commands.length === 0 || edits.includes(undefined)) return null;
    const label = loop.cut.map(({ event, flow }) => `${eventInWords(event)} → ${flow}`).join(", ");
    const run = async () => {
      setFixing(true);
      const batches = [{ batchId: newId(), label: `Remove ${label}`, commands }];
      const answer = await actions
        .save({ graphId: request.graphId, baseRevision: plan.revision, batches })
        .catch(() => null);
      setFixing(false);
      onChanged();
      if (answer?.ok && answer.value.kind === "saved")
        showToast(`Removed ${label} from the graph`, { tone: "ok" });
      else
        showToast(
          "The graph was changed by somebody else in the meantime. Nothing was removed. Look at the new plan",
          {
            tone: "error",
          },
        );
    };
    return { label, run };
  };

  return (
    <>
      <GateNotice
        judgement={judgement}
        hrefOf={hrefOf}
        target={targetName}
        accepted={accepted}
        locked={locked}
        helpOf={(loop) => helpfulSteps(view, ticks, loop)}
        fixOf={fixOf}
        onAccept={({ id }, yes) => {
          const next = new Set(accepted);
          if (yes) next.add(id);
          else next.delete(id);
          setAccepted(next);
        }}
        onChoose={(steps) =>
          setTicks(new Map([...ticks, ...steps.map((step) => [tickKey(step), true] as const)]))
        }
      />
      <PlanTable
        view={view}
        judgement={judgement}
        isChosen={(step) => isChosen(step, ticks)}
        locked={locked}
        planning={planning}
        progress={progress}
        onChosen={(step, now) => setTicks(new Map(ticks).set(tickKey(step), now))}
        onTakeOver={onTakeOver}
        onPlanAgain={planAgain}
      />
      <ApplyBar
        changes={plan.steps.filter(({ kind }) => kind !== "unchanged").length}
        chosen={chosen.size}
        words={choiceInWords(plan, ticks)}
        refusedLoops={judgement.refused.length}
        openYes={judgement.needYes.filter(({ id }) => !accepted.has(id)).length}
        unchanged={plan.steps.filter(({ kind }) => kind === "unchanged").length}
        applying={applying.locked}
        locked={locked}
        writes={plan.steps.some(isWriting)}
        onApply={() => applying.apply(view, [...chosen], [...accepted])}
        onDownload={sensors.length === 0 ? null : () => downloadManifests(targetName, sensors)}
      />
    </>
  );
}
