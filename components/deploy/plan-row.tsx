"use client";
// One step of the plan: whether it is chosen, what it does, how it goes on; opened, all that stands behind it.
import {
  ChevronDown,
  ChevronRight,
  CircleCheck,
  CircleDashed,
  CircleX,
  Infinity as Endless,
  RotateCcw,
} from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Spinner } from "@/components/ui/spinner";
import { counted } from "@/lib/core/foundation/counted";
import type { DeploymentStep } from "@/lib/core/plan/deployment";
import { isWriting, type PlanStep } from "@/lib/core/plan/deployment-plan";
import { lineDiff } from "@/lib/core/plan/line-diff";
import { comparableText } from "@/lib/core/plan/manifest-text";
import { readRevision } from "@/lib/core/plan/ownership";
import { type ConflictChoice, StepDetails } from "./step-details.tsx";
import { STEP_LOOKS } from "./step-looks.ts";

export type PlanRowProps = ConflictChoice & {
  step: PlanStep;
  revision: number;
  chosen: boolean;
  /** While something is being applied nothing can be chosen. */
  locked: boolean;
  open: boolean;
  loop: "runaway" | "gated" | null;
  /** How it goes on; null when nothing is being applied. */
  progress: DeploymentStep | null;
  onChosen: (step: PlanStep, chosen: boolean) => void;
  onOpen: (key: string, open: boolean) => void;
};

/** On a narrow window what a step does stands below its name. */
const COLUMNS =
  "grid grid-cols-[16px_16px_104px_minmax(0,220px)_minmax(0,1fr)_auto] items-center gap-3 px-4 max-[719px]:grid-cols-[16px_16px_auto_minmax(0,1fr)] max-[719px]:gap-y-0.5 max-[719px]:py-2";
const BELOW = "max-[719px]:col-[3/-1]";

export function PlanRow({ step, revision, chosen, locked, open, loop, progress, ...on }: PlanRowProps) {
  const { label, tone, icon } = STEP_LOOKS[step.kind];
  const [namespace, name] = step.key.split("/");
  const unchanged = step.kind === "unchanged";
  return (
    <li className="border-line border-t first:border-t-0" data-step={step.key} data-kind={step.kind}>
      <div className={classNames(COLUMNS, unchanged ? "min-h-9 text-text-2" : "min-h-11")}>
        {unchanged ? (
          <span />
        ) : (
          <button
            type="button"
            aria-expanded={open}
            aria-label={`Details of ${name}`}
            onClick={() => on.onOpen(step.key, !open)}
            className="-m-1 rounded-key p-1 text-text-2 hover:text-text"
          >
            {open ? (
              <ChevronDown size={16} strokeWidth={1.75} />
            ) : (
              <ChevronRight size={16} strokeWidth={1.75} />
            )}
          </button>
        )}
        {isWriting(step) ? (
          <Checkbox
            aria-label={`${label} ${name}`}
            checked={chosen}
            disabled={locked}
            onChecked={(checked) => on.onChosen(step, checked)}
          />
        ) : unchanged ? (
          <span />
        ) : (
          <Checkbox
            aria-label={`${label} ${name}: to be settled first`}
            checked={false}
            disabled
            onChecked={() => {}}
          />
        )}
        {unchanged ? (
          <span className="flex items-center gap-1.5 text-small font-medium">
            <Equal />
            {label}
          </span>
        ) : (
          <Chip tone={tone} icon={icon} className="justify-self-start">
            {label}
          </Chip>
        )}
        <span className="truncate font-mono text-code" title={`${namespace}/${name}`}>
          {name}
        </span>
        <Summary step={step} />
        <span
          className={classNames(
            "flex items-center justify-end gap-2 empty:hidden",
            BELOW,
            "max-[719px]:justify-start",
          )}
        >
          {loop === "runaway" && (
            <Chip tone="error" icon={Endless}>
              in runaway loop
            </Chip>
          )}
          {loop === "gated" && (
            <Chip tone="warn" icon={RotateCcw}>
              in gated loop
            </Chip>
          )}
          {progress ? <Progress step={progress} /> : <RowEnd step={step} open={open} onOpen={on.onOpen} />}
        </span>
      </div>
      {progress?.failure && (
        <p role="alert" className="pr-4 pb-3 pl-[60px] text-error text-small">
          {progress.failure}
        </p>
      )}
      {open && !unchanged && <StepDetails step={step} revision={revision} onTakeOver={on.onTakeOver} />}
    </li>
  );
}

const Equal = () => {
  const Icon = STEP_LOOKS.unchanged.icon;
  return <Icon size={13} strokeWidth={2} />;
};

/** The flow's name stands out where the sentence begins with it or names it. */
function Summary({ step: { kind, summary, flow, notes } }: { step: PlanStep }) {
  const at = kind === "unchanged" ? -1 : summary.indexOf(flow);
  return (
    <span className={classNames("min-w-0 py-1 text-small text-text-2", BELOW)}>
      {at < 0 ? (
        summary
      ) : (
        <>
          {summary.slice(0, at)}
          <strong className="font-semibold text-text">{flow}</strong>
          {summary.slice(at + flow.length)}
        </>
      )}
      {notes.length > 0 && <span className="text-warn"> · {counted(notes.length, "note")}</span>}
    </span>
  );
}

function RowEnd({ step, open, onOpen }: Pick<PlanRowProps, "step" | "open" | "onOpen">): ReactNode {
  if (step.kind === "update") return <LineCounts before={step.live.manifest} after={step.sensor} />;
  if (step.kind === "prune") {
    const revision = readRevision(step.live.manifest);
    return (
      <span className="text-small text-text-3">
        {revision === null ? "ours" : `ours, from rev ${revision}`}
      </span>
    );
  }
  if (step.kind !== "conflict") return null;
  return (
    <Button size="small" onClick={() => onOpen(step.key, !open)} aria-expanded={open}>
      {open ? "Close" : "Review"}
    </Button>
  );
}

function LineCounts({ before, after }: { before: unknown; after: unknown }) {
  const { added, removed } = useMemo(
    () => lineDiff(comparableText(before), comparableText(after)),
    [before, after],
  );
  return (
    <span className="flex gap-2 font-medium text-small tabular-nums">
      <span className="text-ok">
        <span className="sr-only">lines added: </span>+{added}
      </span>
      <span className="text-error">
        <span className="sr-only">lines removed: </span>−{removed}
      </span>
    </span>
  );
}

function Progress({ step: { state, attempt } }: { step: DeploymentStep }) {
  const tries = attempt > 1 ? `, try ${attempt} of 5` : "";
  const looks = {
    waiting: { icon: <CircleDashed size={14} />, tone: "text-text-3", words: "waiting" },
    applying: { icon: <Spinner size={14} />, tone: "text-accent", words: `applying${tries}` },
    done: { icon: <CircleCheck size={14} />, tone: "text-ok", words: "done" },
    failed: { icon: <CircleX size={14} />, tone: "text-error", words: "failed" },
  }[state];
  return (
    <span className={classNames("flex items-center gap-1.5 font-medium text-small", looks.tone)}>
      {looks.icon}
      {looks.words}
    </span>
  );
}
