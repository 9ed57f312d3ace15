"use client";
// The plan: how many of what, each step a row, and below them what gets no Sensor and why.
import { Info, OctagonX, RotateCcw, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { inDigits } from "@/lib/core/foundation/counted";
import type { PlanView } from "@/lib/core/plan/deploy-request";
import type { DeploymentStep } from "@/lib/core/plan/deployment";
import type { PlanStep } from "@/lib/core/plan/deployment-plan";
import type { Judgement } from "@/lib/core/plan/judge-deployment";
import { PlanRow, type PlanRowProps } from "./plan-row.tsx";
import { STEP_KINDS, STEP_LOOKS, type StepKind } from "./step-looks.ts";

/** Names in one sentence; the rest are counted. */
const NAMED = 12;

export function PlanTable({
  view,
  judgement,
  isChosen,
  planning,
  progress,
  onPlanAgain,
  ...row
}: Pick<PlanRowProps, "locked" | "onChosen" | "onTakeOver"> & {
  view: PlanView;
  judgement: Judgement;
  isChosen: (step: PlanStep) => boolean;
  planning: boolean;
  /** By key; empty while nothing is being applied. */
  progress: ReadonlyMap<string, DeploymentStep>;
  onPlanAgain: () => void;
}) {
  const { plan } = view;
  const [shown, setShown] = useState<StepKind | "all">("all");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const counts = STEP_KINDS.map((kind) => ({
    kind,
    count: plan.steps.filter((step) => step.kind === kind).length,
  })).filter(({ count }) => count > 0);
  const kind = counts.some((one) => one.kind === shown) ? shown : "all";
  const runaway = new Set(judgement.refused.flatMap(({ sensors }) => sensors));
  const gated = new Set(judgement.needYes.flatMap(({ sensors }) => sensors));
  const onOpen = (key: string, nowOpen: boolean) => {
    const next = new Set(open);
    if (nowOpen) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  return (
    <section
      aria-label="Plan"
      className="shrink-0 overflow-hidden rounded-card border border-line bg-surface"
    >
      <div className="flex min-h-[46px] flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-2 py-1">
        <fieldset aria-label="Show steps" className="flex flex-wrap gap-1">
          <Count
            label="in plan"
            count={plan.steps.length}
            pressed={kind === "all"}
            onPress={() => setShown("all")}
          />
          {counts.map((one) => (
            <Count
              key={one.kind}
              label={STEP_LOOKS[one.kind].label.toLowerCase()}
              count={one.count}
              pressed={kind === one.kind}
              onPress={() => setShown(one.kind)}
            />
          ))}
        </fieldset>
        <p className="ml-auto text-small text-text-3">
          Plan <span className="font-mono text-code text-text-2">{plan.hash.slice(0, 8)}</span> made{" "}
          <Moment at={view.madeAt} />
        </p>
        <Button variant="ghost" icon={RotateCcw} busy={planning} disabled={row.locked} onClick={onPlanAgain}>
          Plan again
        </Button>
      </div>
      {plan.steps.length === 0 ? (
        <EmptyState title="Nothing to do">
          No flow of this graph is started by another one or by an event, and nothing of it is left in the
          target.
        </EmptyState>
      ) : (
        <ul>
          {plan.steps
            .filter((step) => kind === "all" || step.kind === kind)
            .map((step) => (
              <PlanRow
                key={`${step.kind} ${step.key}`}
                {...row}
                step={step}
                revision={plan.revision}
                chosen={isChosen(step)}
                open={open.has(step.key)}
                loop={runaway.has(step.key) ? "runaway" : gated.has(step.key) ? "gated" : null}
                progress={progress.get(step.key) ?? null}
                onOpen={onOpen}
              />
            ))}
        </ul>
      )}
      <Remarks view={view} />
    </section>
  );
}

function Count({
  label,
  count,
  pressed,
  onPress,
}: {
  label: string;
  count: number;
  pressed: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={classNames(
        "h-7 rounded-control px-2.5 text-small text-text-2",
        pressed ? "bg-hover" : "hover:bg-hover",
      )}
    >
      <strong className="font-semibold text-text tabular-nums">{inDigits(count)}</strong> {label}
    </button>
  );
}

function Remarks({ view: { plan, templatesKnown } }: { view: PlanView }) {
  const scheduled = plan.withoutSensor.filter((flow) => flow.scheduled).map(({ flow }) => flow);
  return (
    <>
      {plan.skipped.map(({ flow, reasons }) => (
        <Remark key={flow} tone="error">
          <strong className="font-semibold text-text">{flow}</strong> gets no Sensor, and what it has stays.{" "}
          <InWords text={reasons.map(({ message, fix }) => `${message}. ${fix}.`).join(" ")} />
        </Remark>
      ))}
      {plan.unreadable.map(({ place, reason }) => (
        <Remark key={place} tone="warn">
          <span className="font-mono text-code text-text">{place}</span> could not be read ({reason}). What it
          holds is not judged.
        </Remark>
      ))}
      {scheduled.length > 0 && (
        <Remark tone="info">
          {named(scheduled)} {scheduled.length === 1 ? "is" : "are"} started by schedule only, so{" "}
          {scheduled.length === 1 ? "it has a CronWorkflow" : "they have CronWorkflows"} and no Sensor.
        </Remark>
      )}
      {!templatesKnown && plan.steps.length > 0 && (
        <Remark tone="info">
          A folder does not know which flows are deployed: the production token is Metaflow’s placeholder, and
          nobody can tell here whether the templates carry these triggers.
        </Remark>
      )}
    </>
  );
}

/** What stands between backticks is what one types. */
const InWords = ({ text }: { text: string }) =>
  text.split("`").map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
      <code key={at} className="font-mono text-code">
        {part}
      </code>
    ) : (
      part
    ),
  );

const named = (flows: string[]): string =>
  flows.length > NAMED
    ? `${flows.slice(0, NAMED).join(", ")} and ${inDigits(flows.length - NAMED)} more`
    : flows.length > 1
      ? `${flows.slice(0, -1).join(", ")} and ${flows.at(-1)}`
      : flows.join("");

const REMARKS = {
  info: { icon: Info, tone: "text-text-3" },
  warn: { icon: TriangleAlert, tone: "text-warn" },
  error: { icon: OctagonX, tone: "text-error" },
};

function Remark({ tone, children }: { tone: keyof typeof REMARKS; children: ReactNode }) {
  const { icon: Icon, tone: color } = REMARKS[tone];
  return (
    <p className="flex min-h-9 items-center gap-2.5 border-line border-t py-2 pr-4 pl-11 text-small text-text-2">
      <Icon size={14} strokeWidth={1.75} className={classNames("shrink-0", color)} />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
