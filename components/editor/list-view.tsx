"use client";
// The graph as a list, equal to the canvas: what starts what in sentences, with the same actions on each row.
import {
  CalendarClock,
  Ellipsis,
  OctagonAlert,
  Radio,
  Spline,
  Trash2,
  TriangleAlert,
  Unlink,
  Workflow,
} from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { FlowSync } from "@/components/canvas/flow-sync";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { deleteCommand } from "@/lib/client/canvas/delete-command";
import { type ListRow, listRows } from "@/lib/client/canvas/list-rows";
import { joinNames } from "@/lib/client/canvas/started-by";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { announce } from "@/lib/client/editor/screen-state";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;
const focusOf = (state: EditorState) => state.focus;

export function ListView() {
  const graph = useEditorState(graphOf);
  const branch = useEditorState(branchOf);
  const focus = useEditorState(focusOf);
  const rows = useMemo(() => listRows(graph, branch), [graph, branch]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [key] = focus?.keys ?? [];
    if (key)
      list.current?.querySelector(`[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [focus]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches("[data-key]")) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>("button[data-key]") ?? [])];
    all[Math.min(all.length - 1, Math.max(0, all.indexOf(event.target) + step))]?.focus();
  };
  if (rows.length === 0)
    return (
      <EmptyState icon={Workflow} title="Nothing is drawn yet" className="mt-16">
        Press K to find a known flow, or make one with “New flow”.
      </EmptyState>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the buttons inside, which do the rest
    <div ref={list} onKeyDown={onKeyDown} className="size-full overflow-auto bg-surface">
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">Flows and events, what starts them and what they start</caption>
        <thead className="text-small text-text-3">
          <tr>
            {["Flow or event", "Started by", "Starts", "Problems"].map((title) => (
              <th
                key={title}
                scope="col"
                className="sticky top-0 z-10 border-line border-b bg-sunken px-4 py-2 font-medium"
              >
                {title}
              </th>
            ))}
            <th className="sticky top-0 z-10 border-line border-b bg-sunken">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CELL = "border-line border-b px-4 py-2 align-top";

function Row({ row }: { row: ListRow }) {
  const editor = useEditor();
  const chosen = useEditorState((state) => state.selection.has(row.key));
  return (
    <tr className={chosen ? "bg-chosen" : "hover:bg-sunken"}>
      <th scope="row" className={classNames(CELL, "font-normal")}>
        <button
          type="button"
          data-key={row.key}
          aria-label={[row.name, row.startedBy].filter(Boolean).join(", ")}
          aria-pressed={chosen}
          onClick={(event) => {
            const { selection } = editor.store.getState();
            const more = event.metaKey || event.ctrlKey || event.shiftKey;
            editor.select(more ? toggled(selection, row.key) : [row.key]);
          }}
          className="flex max-w-full items-start gap-2 rounded-control text-left"
        >
          {row.kind === "event" ? (
            <Radio size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-event" />
          ) : (
            <Workflow size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-text-3" />
          )}
          <span className="min-w-0">
            <span className={classNames("block font-medium", row.kind === "event" && "font-mono")}>
              {row.name}
            </span>
            <span className="block text-small text-text-3">{row.place}</span>
          </span>
        </button>
      </th>
      <td className={classNames(CELL, "text-text-2")}>
        {row.startedBy.replace(/^started by /, "")}
        {row.schedule !== "" && (
          <span className="flex items-center gap-1.5 text-sched text-small">
            <CalendarClock size={13} strokeWidth={1.75} />
            {row.schedule}
          </span>
        )}
      </td>
      <td className={classNames(CELL, "text-text-2")}>{joinNames(row.starts) || "nothing here"}</td>
      <td className={CELL}>
        {row.kind === "flow" && (
          <span className="float-right pl-3 text-small">
            <FlowSync flowId={row.key.slice("flow:".length)} />
          </span>
        )}
        <Findings row={row} />
      </td>
      <td className={classNames(CELL, "w-12 text-right")}>
        <RowMenu row={row} />
      </td>
    </tr>
  );
}

const toggled = <T,>(set: ReadonlySet<T>, item: T): T[] =>
  set.has(item) ? [...set].filter((other) => other !== item) : [...set, item];

function Findings({ row }: { row: ListRow }) {
  const { byFlow, byEvent } = useAnalysis().analysis;
  const id = row.key.slice(row.key.indexOf(":") + 1);
  const found = (row.kind === "flow" ? byFlow : byEvent).get(id) ?? [];
  if (found.length === 0) return <span className="text-text-3">none</span>;
  return (
    <ul>
      {found.map((finding) => {
        const error = finding.severity === "error";
        const Icon = error ? OctagonAlert : TriangleAlert;
        return (
          <li
            key={finding.id}
            className={classNames(
              "flex gap-1.5 text-small",
              error ? "text-error" : finding.severity === "warning" ? "text-warn" : "text-text-2",
            )}
          >
            <Icon size={13} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-label={finding.severity} />
            {finding.message}
          </li>
        );
      })}
    </ul>
  );
}

function RowMenu({ row }: { row: ListRow }) {
  const editor = useEditor();
  const screen = useScreen();
  const items: MenuItem[] = [
    {
      label: "Connect to…",
      icon: Spline,
      keys: "E",
      onSelect: () => screen.setState({ dialog: { kind: "connect", source: row.key } }),
    },
    ...row.waits.map(
      ({ name, disconnect }): MenuItem => ({
        label: `Stop waiting for ${name}`,
        icon: Unlink,
        onSelect: () => {
          if (editor.dispatch(disconnect)) announce(screen, `${row.name} no longer waits for ${name}`);
        },
      }),
    ),
    { kind: "separator" },
    {
      label: "Delete",
      icon: Trash2,
      danger: true,
      onSelect: () => {
        const removal = deleteCommand(editor.store.getState().graph, new Set([row.key]), new Set());
        if (!removal) return;
        if (editor.dispatch(removal.command, removal.label)) announce(screen, `Done: ${removal.label}`);
        else announce(screen, `Nothing was deleted. ${editor.store.getState().refusal}`, "error");
      },
    },
  ];
  return (
    <Menu
      label={`What to do with ${row.name}`}
      align="end"
      items={items}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          aria-label={`What to do with ${row.name}`}
          className="inline-flex size-6 items-center justify-center rounded-control text-text-2 hover:bg-hover aria-expanded:bg-hover"
        >
          <Ellipsis size={16} strokeWidth={1.75} />
        </button>
      )}
    />
  );
}
