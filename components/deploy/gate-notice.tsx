"use client";
// What the gate says: the loops that forbid a deploy and how each can be ended, the ones that need a yes, the ones to know of.
import { ArrowRight, Crosshair, Infinity as Endless, RotateCcw } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { joinNames } from "@/lib/core/foundation/join-names";
import type { WritingStep } from "@/lib/core/plan/deployment-plan";
import type { Judgement } from "@/lib/core/plan/judge-deployment";
import type { JudgedLoop } from "@/lib/core/plan/judged-loop";

/** Longer ways round are cut in the middle. */
const SHOWN_FLOWS = 8;
/** More loops than anybody reads at once. */
const SHOWN_LOOPS = 5;

/** An edit of the graph that ends a loop, in words: "SecondFlow → FirstFlow". */
export type LoopFix = { label: string; run: () => void };

export function GateNotice({
  judgement,
  hrefOf,
  target,
  accepted,
  locked,
  helpOf,
  fixOf,
  onAccept,
  onChoose,
}: {
  judgement: Judgement;
  /** The canvas with the loop chosen. */
  hrefOf: (loop: JudgedLoop) => string;
  target: string;
  accepted: ReadonlySet<string>;
  locked: boolean;
  /** Steps that would end the loop if they were chosen. */
  helpOf: (loop: JudgedLoop) => WritingStep[];
  /** Null when nothing in this graph can be edited to that end. */
  fixOf: (loop: JudgedLoop) => LoopFix | null;
  onAccept: (loop: JudgedLoop, yes: boolean) => void;
  onChoose: (steps: WritingStep[]) => void;
}) {
  const { refused, needYes, toKnow, ended } = judgement;
  return (
    <>
      {refused.length > 0 && (
        <section
          role="alert"
          aria-label="Why nothing can be applied"
          className="flex shrink-0 flex-col gap-3 rounded-card border border-error-line bg-error-bg p-4"
        >
          {refused.slice(0, SHOWN_LOOPS).map((loop, index) => {
            const help = helpOf(loop);
            const fix = help.length === 0 ? fixOf(loop) : null;
            return (
              <div key={loop.id} className="flex items-start gap-3.5 max-[719px]:flex-wrap">
                <Endless size={18} strokeWidth={2} className="mt-0.5 shrink-0 text-error" />
                <div className="flex min-w-0 flex-1 flex-col gap-1.5 max-[719px]:basis-3/4">
                  <h2 className="font-semibold text-error text-name">
                    {index > 0
                      ? "And another runaway loop"
                      : loop.onTheWay === null
                        ? "Nothing can be applied while a runaway loop exists"
                        : "Nothing can be applied while a runaway loop would exist on the way"}
                  </h2>
                  <LoopPath path={loop.path} />
                  <p className="text-small text-text-2">
                    {loop.why}
                    {loop.onTheWay !== null && ` It would exist for a moment, after ${loop.onTheWay}.`}
                    {help.length > 0 &&
                      ` ${joinNames(help.map(({ flow }) => flow))} still ${help.length === 1 ? "has a trigger" : "have triggers"} there that the graph no longer has.`}
                  </p>
                </div>
                <div className="flex shrink-0 flex-wrap justify-end gap-2 max-[719px]:w-full max-[719px]:shrink max-[719px]:justify-start max-[719px]:pl-8">
                  <Link href={hrefOf(loop)} className={buttonClasses()}>
                    <Crosshair size={16} strokeWidth={1.75} /> Show on canvas
                  </Link>
                  {help.length > 0 && (
                    <Button variant="danger" disabled={locked} onClick={() => onChoose(help)}>
                      {chooseInWords(help)}
                    </Button>
                  )}
                  {fix && (
                    <Button variant="danger" disabled={locked} onClick={fix.run}>
                      Remove {fix.label}
                    </Button>
                  )}
                </div>
              </div>
            );
          })}
          <p className="pl-8 text-small text-text-2">
            {refused.length > SHOWN_LOOPS && `${refused.length - SHOWN_LOOPS} more loops. `}
            The rest of the plan is below, so you can review it now. Nothing has been written to {target}.
          </p>
        </section>
      )}
      {needYes.map((loop) => (
        <section
          key={loop.id}
          aria-label={`Gated loop ${loop.path.join(" → ")}`}
          className="flex shrink-0 items-start gap-3.5 rounded-card border border-warn-line bg-warn-bg p-4"
        >
          <RotateCcw size={16} strokeWidth={2} className="mt-1 shrink-0 text-warn" />
          <div className="flex min-w-0 flex-1 flex-col gap-1.5">
            <h2 className="font-semibold text-name text-warn">A gated loop needs your yes</h2>
            <LoopPath path={loop.path} />
            <p className="text-small text-text-2">{loop.why}</p>
            <Checkbox
              checked={accepted.has(loop.id)}
              disabled={locked}
              onChecked={(yes) => onAccept(loop, yes)}
            >
              Yes, {loop.path.join(" → ")} is meant to go round
            </Checkbox>
          </div>
        </section>
      ))}
      {toKnow.map((loop) => (
        <Notice key={loop.id} tone="warn" title={`${loop.path.join(" → ")} ${toKnowInWords(loop)}.`}>
          {loop.why}
        </Notice>
      ))}
      {ended.length > 0 && (
        <Notice tone="ok" title={`This ends ${ended.map(({ path }) => path.join(" → ")).join(", ")}.`}>
          Runs that are under way go on to their end.
        </Notice>
      )}
    </>
  );
}

const toKnowInWords = ({ kind }: JudgedLoop): string =>
  ({
    runaway: "is a runaway loop in the target, and stays one",
    gated: "is a gated loop that stands there already",
    possible: "may be a loop",
  })[kind];

const VERBS = { prune: "Prune", update: "Update", create: "Create" } as const;

function chooseInWords(steps: WritingStep[]): string {
  const [only, second] = steps;
  if (!only) return "";
  return second ? `Choose ${steps.length} more changes` : `${VERBS[only.kind]} ${only.flow}’s Sensor as well`;
}

function LoopPath({ path }: { path: string[] }) {
  const shown =
    path.length > SHOWN_FLOWS + 1
      ? [...path.slice(0, SHOWN_FLOWS - 2), `… ${path.length - SHOWN_FLOWS} more …`, ...path.slice(-2)]
      : path;
  return (
    <p className="flex flex-wrap items-center gap-2">
      {shown.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first flow stands there twice
        <Fragment key={at}>
          {at > 0 && <ArrowRight size={14} aria-label="starts" className="text-text-3" />}
          <span className="rounded-chip border border-line-strong bg-surface px-1.5 text-small leading-[18px]">
            {name}
          </span>
        </Fragment>
      ))}
    </p>
  );
}
