"use client";
// One run as Metaflow keeps it: how it stands, where its files lie, and how to open it in Python.
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useRun } from "@/lib/client/simulate/simulate-queries";
import { type MetaflowRun, whyNotPickable } from "@/lib/core/simulation/metaflow-run";
import type { OneRun, SimulateSetup } from "@/lib/core/simulation/simulate-request";
import { durationInWords } from "@/lib/core/simulation/words-for-time";

export function RunDialog({
  one,
  setup,
  downstream,
  onClose,
}: {
  one: OneRun;
  setup: SimulateSetup;
  /** Flows of the graph that wait for this one: a run can start them next. */
  downstream: readonly { name: string; href: string }[];
  onClose: () => void;
}) {
  const pathspec = `${one.of}/${one.run}`;
  const run = useRun(one, true);
  const code = `from metaflow import Run, namespace\nnamespace(None)\nrun = Run("${pathspec}")`;
  return (
    <Dialog
      title={pathspec}
      width="medium"
      onClose={onClose}
      actions={
        <>
          {setup.metaflowUi !== null && (
            <a
              className={buttonClasses()}
              href={`${setup.metaflowUi.replace(/\/$/, "")}/${pathspec}`}
              target="_blank"
              rel="noreferrer"
            >
              <ExternalLink size={16} strokeWidth={1.75} />
              Open in Metaflow's UI
            </a>
          )}
          {run.data?.state.kind === "succeeded" &&
            downstream.map(({ name, href }) => (
              <Link key={name} href={href} className={buttonClasses()}>
                Simulate {name} with it
              </Link>
            ))}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {run.error !== null && <Notice tone="error">{run.error.message}</Notice>}
      {run.isPending && <Spinner label="Reading the run" />}
      {run.data && <Facts run={run.data} root={setup.datastore.root} />}
      <div className="mt-4 flex items-center gap-2 pb-1">
        <span className="flex-1 font-medium text-small text-text-2">In Python</span>
        <CopyButton size="small" text={code}>
          Copy
        </CopyButton>
      </div>
      <CodeBlock label="How to open the run in Python" code={code} />
    </Dialog>
  );
}

function Facts({ run, root }: { run: MetaflowRun; root: string }) {
  const facts: [string, ReactNode][] = [
    ["State", whyNotPickable(run, Date.now()) ?? "succeeded"],
    ["Began", <Moment key="began" at={new Date(run.createdMs).toISOString()} />],
    ["Took", run.finishedMs === null ? "—" : durationInWords(run.finishedMs - run.createdMs)],
    ["User", run.user ?? "—"],
    ["Tags", run.tags.length === 0 ? "none" : run.tags.join(", ")],
    ...(run.project === null
      ? []
      : ([["Project", `${run.project} · ${run.branch}`]] satisfies [string, string][])),
    [
      "Files",
      <span key="files" className="break-all font-mono text-code">
        {root}/{run.flow}/{run.id}
      </span>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-text-3">{name}</dt>
          <dd className="min-w-0 break-words text-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
