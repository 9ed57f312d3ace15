// One row of the list: a flow or an event, what starts it, what it starts and what is wrong with it.
import { CalendarClock, OctagonAlert, Radio, TriangleAlert, Workflow } from "lucide-react";
import type { KeyboardEvent, MouseEvent, Ref } from "react";
import { FlowSync } from "@/components/canvas/flow-sync";
import { TONE_FILLS } from "@/components/people/tone-classes";
import { classNames } from "@/components/ui/class-names";
import type { ListRow } from "@/lib/client/canvas/graph-list";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import { joinNames } from "@/lib/core/foundation/join-names";
import { ListRowMenu } from "./list-row-menu.tsx";

const CELL = "border-line border-b px-3 py-2 align-top";
/** More are in the problems panel. */
const MOST_FINDINGS = 3;

export function ListRowLine({
  ref,
  index,
  row,
  reached,
  onKeyDown,
  onFocus,
  onChoose,
}: {
  ref: Ref<HTMLTableRowElement>;
  index: number;
  row: ListRow;
  /** Tab leads to this row; arrows lead on. */
  reached: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onChoose: (event: MouseEvent) => void;
}) {
  const chosen = useEditorState((state) => state.selection.has(row.key));
  const isEvent = row.kind === "event";
  const Icon = isEvent ? Radio : Workflow;
  const tabIndex = reached ? 0 : -1;
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      className={chosen ? "bg-chosen" : "hover:bg-sunken"}
    >
      <th scope="row" className={classNames(CELL, "pl-4 font-normal")}>
        <button
          type="button"
          data-key={row.key}
          tabIndex={tabIndex}
          aria-label={[row.name, row.startedBy].filter(Boolean).join(", ")}
          aria-pressed={chosen}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onClick={onChoose}
          className="flex w-full min-w-0 items-start gap-2 rounded-control text-left"
        >
          <Icon
            size={16}
            strokeWidth={1.75}
            className={classNames("mt-0.5 shrink-0", isEvent ? "text-event" : "text-text-3")}
          />
          <span className="min-w-0">
            <span className={classNames("block wrap-anywhere font-medium", isEvent && "font-mono")}>
              {row.name}
            </span>
            <span className="block truncate text-small text-text-3">
              {[row.place, row.file, row.owner && `owner ${row.owner}`].filter(Boolean).join(" · ") ||
                "no project"}
            </span>
          </span>
        </button>
        <ChosenByNames nodeKey={row.key} />
      </th>
      <td className={classNames(CELL, "wrap-anywhere text-text-2")}>
        {row.startedBy.replace(/^started by /, "")}
        {row.schedule !== "" && (
          <span className="flex items-center gap-1.5 text-sched text-small">
            <CalendarClock size={13} strokeWidth={1.75} className="shrink-0" />
            {row.schedule}
          </span>
        )}
      </td>
      <td className={classNames(CELL, "wrap-anywhere text-text-2 max-[899px]:hidden")}>
        {joinNames(row.starts) || "nothing here"}
      </td>
      <td className={classNames(CELL, "max-[719px]:hidden")}>
        {!isEvent && (
          <span className="float-right pl-3 text-small">
            <FlowSync flowId={row.key.slice("flow:".length)} />
          </span>
        )}
        <Findings row={row} />
      </td>
      <td className={classNames(CELL, "text-right")}>
        <ListRowMenu row={row} tabIndex={tabIndex} />
      </td>
    </tr>
  );
}

/** Others who have chosen the same. */
function ChosenByNames({ nodeKey }: { nodeKey: NodeKey }) {
  const by = useScreenState((state) => state.chosenByOthers.get(nodeKey));
  if (!by) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1 pl-6">
      <span className="sr-only">Chosen by</span>
      {by.map(({ name, tone }) => (
        <span
          key={name}
          className={classNames(
            "max-w-40 truncate rounded-key px-1 font-medium text-tiny leading-4",
            TONE_FILLS[tone],
          )}
        >
          {name}
        </span>
      ))}
    </span>
  );
}

function Findings({ row }: { row: ListRow }) {
  const { byFlow, byEvent } = useAnalysis().analysis;
  const id = row.key.slice(row.key.indexOf(":") + 1);
  const found = (row.kind === "flow" ? byFlow : byEvent).get(id) ?? [];
  if (found.length === 0) return <span className="text-text-3">none</span>;
  return (
    <ul>
      {found.slice(0, MOST_FINDINGS).map((finding) => {
        const error = finding.severity === "error";
        const Icon = error ? OctagonAlert : TriangleAlert;
        return (
          <li
            key={finding.id}
            className={classNames(
              "flex gap-1.5 pt-0.5 text-small",
              error ? "text-error" : finding.severity === "warning" ? "text-warn" : "text-text-2",
            )}
          >
            <Icon size={13} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-label={finding.severity} />
            <span className="line-clamp-2 min-w-0 wrap-anywhere">{finding.message}</span>
          </li>
        );
      })}
      {found.length > MOST_FINDINGS && (
        <li className="text-small text-text-3">and {found.length - MOST_FINDINGS} more</li>
      )}
    </ul>
  );
}
