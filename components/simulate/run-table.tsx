"use client";
// The existing runs of one upstream, newest first: search them, and pick the one that is to have just finished.
import { FolderSearch, Play, SearchX } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { SearchField } from "@/components/ui/search-field";
import { Spinner } from "@/components/ui/spinner";
import type { FoundRuns } from "@/lib/client/simulate/run-batches";
import { useRuns } from "@/lib/client/simulate/simulate-queries";
import { inDigits } from "@/lib/core/foundation/counted";
import { type MetaflowRun, whyNotPickable } from "@/lib/core/simulation/metaflow-run";
import type { FlowInGraph } from "@/lib/core/simulation/simulate-request";
import { Card } from "./card.tsx";
import { RunRow } from "./run-row.tsx";
import { useSettled } from "./use-settled.ts";
import type { Pick } from "./use-simulate.ts";

const PAGE = 50;
const HEADS = ["Run", "Finished", "Took", "User", "Tags, or why not"];
const WIDTHS = ["w-10", "w-[172px]", "w-[124px]", "w-[76px]", "w-[84px]", ""];

export function RunTable({
  flow,
  of,
  title,
  initial,
  picked,
  nowMs,
  folder,
  onPick,
  onRunOnce,
  onLookElsewhere,
}: {
  flow: FlowInGraph;
  /** The upstream's name. */
  of: string;
  title: ReactNode;
  initial: FoundRuns | undefined;
  picked: Pick | null;
  nowMs: number;
  /** Where runs are looked for. */
  folder: string;
  onPick: (run: MetaflowRun) => void;
  /** Makes a first run; null while that cannot be done. */
  onRunOnce: (() => void) | null;
  onLookElsewhere: () => void;
}) {
  const group = useId();
  const [query, setQuery] = useState("");
  const [onlySucceeded, setOnlySucceeded] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const settled = useSettled(query.trim());
  const isFirstList = settled === "" && !onlySucceeded && limit === PAGE;
  const answer = useRuns(
    { ...flow, of, query: settled, onlySucceeded, limit },
    isFirstList ? initial : undefined,
  );
  const found = answer.data;
  const searching = answer.isFetching && (settled !== "" || onlySucceeded);
  const isEmpty = found !== undefined && found.total === 0;

  return (
    <Card
      title={of}
      note={title}
      aside={
        !isEmpty && (
          <>
            <SearchField
              label={`Find a run of ${of}`}
              placeholder="Run id, user or tag"
              value={query}
              onValue={(value) => {
                setQuery(value);
                setLimit(PAGE);
              }}
              className="w-[184px]"
            />
            <Checkbox checked={onlySucceeded} onChecked={setOnlySucceeded} className="text-small">
              Hide the rest
            </Checkbox>
          </>
        )
      }
    >
      {answer.error !== null && (
        <Notice
          tone="error"
          live
          title="The runs could not be read."
          className="mx-4 mb-3"
          actions={
            <Button size="small" onClick={() => void answer.refetch()}>
              Try again
            </Button>
          }
        >
          {answer.error.message}. A run that was picked is kept.
        </Notice>
      )}
      {isEmpty ? (
        <EmptyState
          icon={FolderSearch}
          title={`No runs of ${of} where this machine looks`}
          className="border-line border-t"
          actions={
            <>
              {onRunOnce !== null && (
                <Button icon={Play} onClick={onRunOnce}>
                  Run {of} once
                </Button>
              )}
              <Button variant="ghost" onClick={onLookElsewhere}>
                Look elsewhere
              </Button>
            </>
          }
        >
          <span className="break-all font-mono text-code">{folder}</span>
        </EmptyState>
      ) : (
        <table className="w-full table-fixed border-collapse">
          <colgroup>
            {WIDTHS.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have only places
              <col key={index} className={width} />
            ))}
          </colgroup>
          <thead>
            <tr className="h-7 border-line border-t bg-sunken text-left text-small text-text-3">
              <td />
              {HEADS.map((head) => (
                <th key={head} scope="col" className="truncate font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found === undefined && <Outlines />}
            {found?.runs.map((run) => (
              <RunRow key={run.id} {...{ run, nowMs, group, onPick }} picked={picked?.run === run.id} />
            ))}
          </tbody>
        </table>
      )}
      {found !== undefined && !isEmpty && found.runs.length === 0 && !searching && (
        <EmptyState icon={SearchX} title="No run matches" className="border-line border-t py-6">
          {found.examined} runs were looked at.
        </EmptyState>
      )}
      {found !== undefined && !isEmpty && (
        <Foot
          {...{ found, searching, nowMs }}
          pickedOutside={picked !== null && !found.runs.some(({ id }) => id === picked.run) ? picked : null}
          more={moreOf(found, settled !== "" || onlySucceeded, limit)}
          onMore={() => setLimit(limit + PAGE)}
        />
      )}
    </Card>
  );
}

/** How many more can be shown; null for none, "some" when only a search would tell. */
function moreOf({ runs, total }: FoundRuns, narrowed: boolean, limit: number): number | "some" | null {
  if (runs.length < limit) return null;
  if (narrowed) return "some";
  return total > runs.length ? Math.min(PAGE, total - runs.length) : null;
}

function Outlines() {
  return ["a", "b", "c", "d"].map((key) => (
    <tr key={key} className="appear-late h-8 border-line border-t">
      <td colSpan={6} className="px-4">
        <div className="h-3 rounded-chip bg-hover" />
      </td>
    </tr>
  ));
}

function Foot({
  found,
  searching,
  nowMs,
  pickedOutside,
  more,
  onMore,
}: {
  found: FoundRuns;
  searching: boolean;
  nowMs: number;
  pickedOutside: Pick | null;
  more: number | "some" | null;
  onMore: () => void;
}) {
  const barred = found.runs.filter((run) => whyNotPickable(run, nowMs) !== null).length;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 border-line border-t px-4 py-1 text-small text-text-3">
      {searching ? (
        <Spinner size={14} label={`Looked at ${inDigits(found.examined)} of ${inDigits(found.total)}`} />
      ) : (
        <span>
          Newest first
          {barred > 0 &&
            ` · ${inDigits(barred)} of ${inDigits(found.runs.length)} shown cannot be picked: a run must have finished successfully`}
        </span>
      )}
      {pickedOutside !== null && (
        <span>
          Picked: <span className="font-mono text-code">{pickedOutside.run}</span>
        </span>
      )}
      <span className="flex-1" />
      {more !== null && (
        <button
          type="button"
          onClick={onMore}
          className="rounded-key font-medium text-accent hover:underline"
        >
          {more === "some" ? "Show more" : `Show ${more} more`}
        </button>
      )}
    </div>
  );
}
