"use client";
// What was done to the graph, newest first: who, when, which revision. What only moved things about is one quiet line.
import { Move, Rocket, Tag } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { SearchField } from "@/components/ui/search-field";
import { changeInWords } from "@/lib/client/versions/change-words";
import { historyRows } from "@/lib/client/versions/history-rows";
import type { useLog } from "@/lib/client/versions/version-queries";
import type { Compared } from "@/lib/client/versions/versions-address";
import { inDigits } from "@/lib/core/foundation/counted";
import type { LogEntry } from "@/lib/core/graph/version";

export function HistoryList({
  head,
  compared,
  find,
  onFind,
  log,
  onChoose,
  onCompare,
}: {
  head: number;
  compared: Compared;
  find: string;
  onFind: (text: string) => void;
  log: ReturnType<typeof useLog>;
  /** Shows what a revision changed. */
  onChoose: (revision: number) => void;
  onCompare: (one: number, other: number) => void;
}) {
  const rows = historyRows(log.data?.pages.flatMap((page) => page.entries) ?? []);
  return (
    <section
      aria-label="History"
      className="flex w-[264px] shrink-0 flex-col border-line border-r bg-surface max-[900px]:w-full max-[900px]:border-r-0 max-[900px]:border-b"
    >
      <div className="flex h-11 shrink-0 items-center justify-between gap-3 border-line border-b px-4">
        <h1 className="text-name">Versions</h1>
        <span className="text-small text-text-3 tabular-nums">rev 0 to {head}</span>
      </div>
      <SearchField
        label="Find by flow or name"
        value={find}
        onValue={onFind}
        jumpKey="/"
        maxLength={200}
        className="mx-3 my-2.5 shrink-0"
      />
      <div className="min-h-0 flex-1 overflow-y-auto border-line border-t max-[900px]:max-h-72">
        {log.isError && (
          <Notice
            tone="error"
            live
            title="The history could not be read."
            className="m-3"
            actions={
              <Button size="small" onClick={() => void log.refetch()}>
                Try again
              </Button>
            }
          >
            Nothing was changed. {log.error.message}.
          </Notice>
        )}
        <ol aria-busy={log.isPlaceholderData || undefined}>
          {rows.map((row) =>
            row.kind === "change" ? (
              <ChangeRow
                key={row.entry.revision}
                entry={row.entry}
                compared={compared}
                onChoose={() => onChoose(row.entry.revision)}
              />
            ) : (
              <MovesRow
                key={row.entries[0].revision}
                entries={row.entries}
                compared={compared}
                onCompare={onCompare}
              />
            ),
          )}
        </ol>
        {rows.length === 0 && !log.isError && !log.isPlaceholderData && (
          <p className="px-4 py-6 text-center text-small text-text-2">
            No change has to do with “{find.trim()}”.
          </p>
        )}
        {log.hasNextPage && (
          <div className="p-3">
            <Button className="w-full" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              Show older
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** The letter under which a revision is compared. */
export function CompareLetter({ letter }: { letter: "A" | "B" }) {
  return (
    <span className="inline-flex size-4.5 shrink-0 items-center justify-center rounded-key bg-accent-fill font-semibold text-on-accent text-tiny">
      {letter}
    </span>
  );
}

function Row({
  chosen,
  quiet = false,
  label,
  onClick,
  children,
}: {
  chosen: boolean;
  quiet?: boolean;
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-current={chosen || undefined}
        title={label}
        onClick={onClick}
        className={classNames(
          "flex w-full flex-col border-l-[3px] pr-4 pl-[13px] text-left -outline-offset-2",
          quiet ? "py-1.5" : "py-2.5",
          chosen ? "border-accent bg-chosen" : "border-transparent hover:bg-hover",
        )}
      >
        {children}
      </button>
    </li>
  );
}

function ChangeRow({
  entry: { revision, label, author, at, name, deployed },
  compared: { from, to },
  onChoose,
}: {
  entry: LogEntry;
  compared: Compared;
  onChoose: () => void;
}) {
  const words = revision === 0 ? "The graph as it was made" : changeInWords(label);
  return (
    <Row chosen={revision === from || revision === to} label={words} onClick={onChoose}>
      <span className="flex w-full items-center gap-2">
        <strong className="font-semibold text-text tabular-nums">Rev {revision}</strong>
        {revision === from && <CompareLetter letter="A" />}
        {revision === to && from !== to && <CompareLetter letter="B" />}
        <Moment at={at} className="ml-auto shrink-0 text-small text-text-3 tabular-nums" />
      </span>
      {name !== null && (
        <span className="mt-1 mb-0.5 flex max-w-full items-center gap-1.5 rounded-chip bg-accent-bg px-1.5 py-0.5 font-semibold text-accent">
          <Tag size={13} strokeWidth={2} className="shrink-0" />
          <span className="min-w-0 wrap-anywhere">{name}</span>
        </span>
      )}
      <span className="line-clamp-2 text-text-2 wrap-anywhere">{words}</span>
      {deployed.map(({ target, branch, at: when }) => (
        <span
          key={`${target} ${branch}`}
          className="mt-0.5 flex max-w-full items-start gap-1.5 text-ok text-small"
        >
          <Rocket size={13} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">
            Deployed to {target}, {branch}
          </span>
          <Moment at={when} className="ml-auto shrink-0 text-text-3" />
        </span>
      ))}
      {author !== "" && <span className="max-w-full truncate text-small text-text-3">{author}</span>}
    </Row>
  );
}

function MovesRow({
  entries,
  compared: { from, to },
  onCompare,
}: {
  entries: [LogEntry, ...LogEntry[]];
  compared: Compared;
  onCompare: (one: number, other: number) => void;
}) {
  const [newest] = entries;
  const oldest = entries.at(-1) ?? newest;
  const holds = (revision: number) => revision >= oldest.revision && revision <= newest.revision;
  const which =
    entries.length === 1 ? `rev ${newest.revision}` : `rev ${oldest.revision} to ${newest.revision}`;
  const words =
    entries.length === 1 ? changeInWords(newest.label) : `Layout, ${inDigits(entries.length)} times`;
  return (
    <Row
      quiet
      chosen={holds(from) || holds(to)}
      label={`${words}, ${which}`}
      onClick={() => onCompare(oldest.revision - 1, newest.revision)}
    >
      <span className="flex w-full items-center gap-1.5 text-small text-text-3">
        <Move size={13} strokeWidth={1.75} className="shrink-0" />
        <span className="min-w-0 truncate">{words}</span>
        <span className="shrink-0 tabular-nums">· {which}</span>
        {holds(from) && <CompareLetter letter="A" />}
        {holds(to) && from !== to && <CompareLetter letter="B" />}
      </span>
    </Row>
  );
}
