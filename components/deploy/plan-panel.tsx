"use client";
// The plan of one target and branch from reading to result.
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { PlanReview, type PlanReviewProps } from "./plan-review.tsx";
import { useApply } from "./use-apply.ts";

type PlanPanelProps = Omit<PlanReviewProps, "view" | "applying"> & {
  /** Id of a deployment to this target that goes on already. */
  underWay: string | null;
  onBusy: (busy: boolean) => void;
  header: ReactNode;
  /** Stands where the plan would, as long as there is none. */
  children: ReactNode;
};

export function PlanPanel(props: PlanPanelProps) {
  const { plan, request, actions, targetName, underWay, onBusy, onChanged, header, children } = props;
  const applying = useApply(actions, request, underWay, { onBusy, onEnd: onChanged });
  const { refusal, ended } = applying;
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col gap-4 overflow-y-auto px-6 pt-6 max-[900px]:flex-none max-[900px]:overflow-visible">
      {header}
      {refusal && (
        <Notice tone="error" live title="Not applied." className="p-3">
          {refusal}
        </Notice>
      )}
      {ended && (
        <Notice
          tone={ended.state === "done" ? "ok" : "error"}
          live
          title={ended.state === "done" ? `Applied rev ${ended.revision} to ${targetName}.` : undefined}
          className="p-3"
        >
          {ended.result} It is kept in the history.
        </Notice>
      )}
      {plan.answer?.ok ? <PlanReview {...props} view={plan.answer.value} applying={applying} /> : children}
    </main>
  );
}
