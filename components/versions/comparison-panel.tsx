"use client";
// Two revisions side by side: which ones, what differs as a picture, and the same in words.
import { ArrowRight, Workflow } from "lucide-react";
import { type ReactNode, useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select, type SelectOption } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { changeInWords } from "@/lib/client/versions/change-words";
import { comparisonPicture } from "@/lib/client/versions/comparison-picture";
import { useTwoRevisions } from "@/lib/client/versions/version-queries";
import type { Compared } from "@/lib/client/versions/versions-address";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { diffGraphs } from "@/lib/core/graph/graph-diff";
import type { LogEntry } from "@/lib/core/graph/version";
import { DiffList } from "./diff-list.tsx";
import { CompareLetter } from "./history-list.tsx";
import { PictureView } from "./picture-view.tsx";

const VIEWS = [
  { value: "canvas" as const, label: "On canvas" },
  { value: "words" as const, label: "As sentences" },
];

export function ComparisonPanel({
  graphId,
  head,
  entries,
  compared: { from, to },
  branch,
  onCompare,
  actions,
}: {
  graphId: string;
  head: number;
  /** Revisions to choose from, newest first. */
  entries: readonly LogEntry[];
  compared: Compared;
  branch: BranchChoice;
  onCompare: (one: number, other: number) => void;
  /** What can be done with what is compared. */
  actions?: ReactNode;
}) {
  const [view, setView] = useState<"canvas" | "words">("canvas");
  const wordsId = useId();
  const { revisions, error, again } = useTwoRevisions(graphId, from, to);
  const shown = useMemo(() => {
    if (!revisions) return null;
    const [before, after] = [revisions.before.document, revisions.after.document];
    const diff = diffGraphs(before, after);
    return { diff, picture: comparisonPicture(before, after, diff, branch) };
  }, [revisions, branch]);
  const options = revisionOptions(entries, [from, to]);
  return (
    <main className="flex min-w-0 flex-1 flex-col max-[900px]:min-h-[720px]">
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-1.5">
        <span className="text-text-2">Compare</span>
        <RevisionSelect
          letter="A"
          label="Older revision"
          value={from}
          options={options}
          onValue={(revision) => onCompare(revision, to)}
        />
        <ArrowRight size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        <RevisionSelect
          letter="B"
          label="Newer revision"
          value={to}
          options={options}
          onValue={(revision) => onCompare(from, revision)}
        />
        {to !== head && (
          <Button variant="ghost" onClick={() => onCompare(to, head)}>
            Compare rev {to} with now
          </Button>
        )}
        <span className="ml-auto flex items-center gap-2">
          <SegmentedControl label="Shown" segments={VIEWS} value={view} onValue={setView} />
          {actions}
        </span>
      </div>
      {error && (
        <Notice
          tone="error"
          live
          title="These revisions could not be read."
          className="m-4"
          actions={
            <Button size="small" onClick={again}>
              Try again
            </Button>
          }
        >
          Nothing was changed. {error.message}
        </Notice>
      )}
      {!shown && !error && (
        <p className="appear-late flex flex-1 items-center justify-center">
          <Spinner label={`Reading rev ${from} and rev ${to}`} />
        </p>
      )}
      {shown && view === "canvas" && (
        <PictureView
          key={`${from} ${to}`}
          label={`Rev ${from} beside rev ${to}`}
          describedBy={wordsId}
          picture={shown.picture}
          emptyIcon={Workflow}
        />
      )}
      {shown && <DiffList id={wordsId} diff={shown.diff} from={from} to={to} whole={view === "words"} />}
    </main>
  );
}

function RevisionSelect({
  letter,
  label,
  value,
  options,
  onValue,
}: {
  letter: "A" | "B";
  label: string;
  value: number;
  options: SelectOption[];
  onValue: (revision: number) => void;
}) {
  return (
    <span className="flex items-center gap-1.5">
      <CompareLetter letter={letter} />
      <Select
        label={label}
        hideLabel
        fieldClassName="w-[200px]"
        value={String(value)}
        options={options}
        onValue={(text) => onValue(Number(text))}
      />
    </span>
  );
}

/** Those of the history so far, and the two that are compared though they may be older. */
function revisionOptions(entries: readonly LogEntry[], compared: readonly number[]): SelectOption[] {
  const words = new Map<number, string>(compared.map((revision) => [revision, ""]));
  for (const { revision, label, name } of entries)
    words.set(revision, name ?? (revision === 0 ? "as it was made" : changeInWords(label)));
  if (!words.get(0)) words.set(0, "as it was made");
  return [...words]
    .sort(([a], [b]) => b - a)
    .map(([revision, said]) => ({
      value: String(revision),
      label: `Rev ${revision}${said ? ` · ${said}` : ""}`,
    }));
}
