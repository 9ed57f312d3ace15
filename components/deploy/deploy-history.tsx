"use client";
// What was deployed to the target: who, when, what, and what came of it.
import { CircleCheck, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { Moment } from "@/components/ui/moment";
import { inDigits } from "@/lib/core/foundation/counted";
import { type Deployment, doneInWords } from "@/lib/core/plan/deployment";
import type { History } from "./deploy-actions.ts";

const LOOKS: Record<Deployment["state"], { icon: LucideIcon; tone: string; words: string }> = {
  applying: { icon: LoaderCircle, tone: "text-accent", words: "being applied" },
  done: { icon: CircleCheck, tone: "text-ok", words: "done" },
  failed: { icon: CircleX, tone: "text-error", words: "stopped" },
  interrupted: { icon: CircleX, tone: "text-warn", words: "interrupted" },
};

export function DeployHistory({ target, history }: { target: string; history: History | null }) {
  return (
    <section aria-label={`History on ${target}`} className="flex flex-col">
      <div className="flex items-center justify-between border-line border-b pb-3">
        <h2 className="text-name">History on {target}</h2>
        {history && history.total > history.deployments.length && (
          <span className="text-small text-text-3">
            newest {history.deployments.length} of {inDigits(history.total)}
          </span>
        )}
      </div>
      {history?.deployments.length === 0 && (
        <p className="py-4 text-small text-text-2">This graph was never deployed there.</p>
      )}
      <ol>
        {history?.deployments.map((deployment) => (
          <HistoryRow key={deployment.id} deployment={deployment} />
        ))}
      </ol>
    </section>
  );
}

function HistoryRow({ deployment }: { deployment: Deployment }) {
  const { graphId, state, revision, branch, author, startedAt, steps, result } = deployment;
  const { icon: Icon, tone, words } = LOOKS[state];
  return (
    <li className="flex gap-2.5 border-line border-b py-3 last:border-b-0">
      <Icon
        size={16}
        strokeWidth={1.75}
        aria-label={words}
        role="img"
        className={`mt-0.5 shrink-0 ${tone}`}
      />
      <div className="min-w-0 flex-1 text-small text-text-2">
        <p className="flex items-baseline gap-2 text-text-3">
          <Link
            href={`/graphs/${graphId}/versions?to=${revision}`}
            prefetch={false}
            className="rounded-key font-semibold text-body text-text underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            Rev {revision}
          </Link>
          <Moment at={startedAt} />
        </p>
        <p className="break-words">
          {state === "done" || state === "applying" ? doneInWords(steps) : result}
        </p>
        <p className="truncate text-text-3">
          {author} · {branch}
        </p>
      </div>
    </li>
  );
}
