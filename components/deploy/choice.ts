// Which steps of a plan are chosen, what that means in words, and what else would have to be.

import type { PlanView } from "@/lib/core/plan/deploy-request";
import {
  type DeploymentPlan,
  isWriting,
  type PlanStep,
  type WritingStep,
} from "@/lib/core/plan/deployment-plan";
import { type Judgement, judgeDeployment } from "@/lib/core/plan/judge-deployment";
import type { JudgedLoop } from "@/lib/core/plan/judged-loop";
import { kindsInWords } from "./step-looks.ts";

/** What a person ticked or unticked, by kind and key: it outlives a new plan in which the step is the same. */
export type Ticks = ReadonlyMap<string, boolean>;

export const tickKey = ({ kind, key }: PlanStep): string => `${kind} ${key}`;

/** Everything that adds or changes is chosen from the start; taking away is a decision. */
export const isChosen = (step: PlanStep, ticks: Ticks): boolean =>
  isWriting(step) && (ticks.get(tickKey(step)) ?? step.kind !== "prune");

export function chosenKeys(plan: DeploymentPlan, ticks: Ticks): Set<string> {
  return new Set(plan.steps.filter((step) => isChosen(step, ticks)).map(({ key }) => key));
}

export const judgeView = ({ plan, judging }: PlanView, chosen: ReadonlySet<string>): Judgement =>
  judgeDeployment(plan, judging.live, judging.drawn, chosen);

/**
 * Steps that are not chosen and would end the loop if they were: a trigger that the graph no longer has is still in the target.
 * @returns none when choosing does not help, so that the graph itself has to change
 */
export function helpfulSteps(view: PlanView, ticks: Ticks, loop: JudgedLoop): WritingStep[] {
  const idle = view.plan.steps.filter(
    (step): step is WritingStep =>
      isWriting(step) && !isChosen(step, ticks) && loop.sensors.includes(step.key),
  );
  if (idle.length === 0) return [];
  const more = new Set([...chosenKeys(view.plan, ticks), ...idle.map(({ key }) => key)]);
  const still = judgeView(view, more).refused.some(({ sensors }) =>
    sensors.some((key) => loop.sensors.includes(key)),
  );
  return still ? [] : idle;
}

/** "1 create, 1 update. The conflict must be settled first; the prune is off." */
export function choiceInWords({ steps }: DeploymentPlan, ticks: Ticks): string {
  const chosen = steps.filter((step) => isChosen(step, ticks));
  const conflicts = steps.filter(({ kind }) => kind === "conflict").length;
  const off = (kind: WritingStep["kind"]) =>
    steps.filter((step) => step.kind === kind && !isChosen(step, ticks)).length;
  const left = [
    conflicts > 0 && `${conflicts === 1 ? "The conflict" : `${conflicts} conflicts`} must be settled first`,
    ...(["create", "update", "prune"] as const).map((kind) => {
      const count = off(kind);
      return count > 0 && `${count === 1 ? `the ${kind} is` : `${count} ${kind}s are`} off`;
    }),
  ].filter((part): part is string => part !== false);
  const rest = left.join("; ");
  return [
    kindsInWords(chosen.map(({ kind }) => kind)),
    rest && `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`,
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(" ");
}
