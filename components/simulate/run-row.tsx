"use client";
// One existing run of an upstream: picked, to be picked, or why it cannot be.
import { Ban, CircleHelp, CircleX } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Moment } from "@/components/ui/moment";
import { tooltip } from "@/components/ui/tooltip";
import { type MetaflowRun, whyNotPickable } from "@/lib/core/simulation/metaflow-run";
import { durationInWords } from "@/lib/core/simulation/words-for-time";

const SHOWN_TAGS = 3;

export function RunRow({
  run,
  picked,
  nowMs,
  group,
  onPick,
}: {
  run: MetaflowRun;
  picked: boolean;
  nowMs: number;
  /** Name of the radio buttons of this upstream. */
  group: string;
  onPick: (run: MetaflowRun) => void;
}) {
  const why = whyNotPickable(run, nowMs);
  const pickable = why === null;
  return (
    <tr
      onClick={pickable ? () => onPick(run) : undefined}
      className={classNames(
        "h-8 border-line border-t text-small",
        picked ? "bg-chosen" : pickable && "hover:bg-hover",
        pickable ? "cursor-pointer text-text-2" : "text-text-3",
      )}
    >
      <td className="w-10 pl-4">
        {pickable ? (
          <input
            type="radio"
            name={group}
            checked={picked}
            onChange={() => onPick(run)}
            aria-label={`Start by ${run.flow} run ${run.id}`}
            className="block size-4 appearance-none rounded-full border border-control bg-surface checked:border-[5px] checked:border-accent-fill"
          />
        ) : (
          <Ban size={16} strokeWidth={1.75} aria-label="Cannot be picked" />
        )}
      </td>
      <td className={classNames("max-w-0 truncate pr-3 font-mono text-code", pickable && "text-text")}>
        <span {...(run.id.length > 20 ? tooltip(run.id) : {})}>{run.id}</span>
      </td>
      <td className="whitespace-nowrap pr-3">
        {run.finishedMs === null ? (
          <>
            began <Moment at={new Date(run.createdMs).toISOString()} />
          </>
        ) : (
          <Moment at={new Date(run.finishedMs).toISOString()} />
        )}
      </td>
      <td className="whitespace-nowrap pr-3 tabular-nums">
        {run.finishedMs === null ? "—" : durationInWords(run.finishedMs - run.createdMs)}
      </td>
      <td className="max-w-0 truncate pr-3">{run.user ?? "—"}</td>
      <td className="max-w-0 pr-4">{why === null ? <Tags run={run} /> : <Why run={run} why={why} />}</td>
    </tr>
  );
}

function Tags({ run }: { run: MetaflowRun }) {
  const rest = run.tags.slice(SHOWN_TAGS);
  return (
    <div className="flex gap-1.5 overflow-hidden">
      {run.project !== null && (
        <Chip tone="outline">
          {run.project} · {run.branch}
        </Chip>
      )}
      {run.tags.slice(0, SHOWN_TAGS).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {rest.length > 0 && <Chip {...tooltip(rest.join(", "))}>+{rest.length}</Chip>}
    </div>
  );
}

function Why({ run, why }: { run: MetaflowRun; why: string }) {
  const failed = run.state.kind === "failed";
  const Icon = failed ? CircleX : CircleHelp;
  return (
    <div className={classNames("flex items-center gap-1.5", failed ? "text-error" : "text-text-2")}>
      <Icon size={14} strokeWidth={1.75} className="shrink-0" />
      <span className="truncate" {...tooltip(why)}>
        {why}
      </span>
    </div>
  );
}
