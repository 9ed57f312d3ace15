"use client";
// The things a flow waits for: put in another order by drag or by arrow keys, shown, taken out.
import {
  CircleDashed,
  CircleQuestionMark,
  ExternalLink,
  GripVertical,
  History,
  Radio,
  Sparkle,
  X,
} from "lucide-react";
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { tooltip } from "@/components/ui/tooltip";
import { nthOf, type Wait } from "@/lib/core/graph/wait-origins";
import { DrawnBy } from "./drawn-by.tsx";
import type { WaitRow } from "./upstream-rows.ts";

const SIGNS: Record<WaitRow["state"], { icon: typeof X; tone: string; says: string }> = {
  drawn: { icon: CircleDashed, tone: "text-text-3", says: "" },
  event: { icon: Radio, tone: "text-event", says: "" },
  elsewhere: { icon: ExternalLink, tone: "text-text-3", says: "not on this branch" },
  unknown: { icon: CircleQuestionMark, tone: "text-warn", says: "not found" },
  dynamic: { icon: Sparkle, tone: "text-text-3", says: "known when it runs" },
};

export function WaitList({
  label,
  flowId,
  waits,
  rows,
  readOnly,
  onMove,
  onRemove,
  onShow,
  detail,
}: {
  label: string;
  /** The flow that waits, and for what, as the document has it. */
  flowId: string;
  waits: readonly Wait[];
  rows: WaitRow[];
  readOnly: boolean;
  onMove: (from: number, to: number) => void;
  onRemove: (row: WaitRow) => void;
  /** Brings what a row names into view. */
  onShow: (row: WaitRow) => void;
  /** Stands under a row. */
  detail?: (row: WaitRow) => ReactNode;
}) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [told, setTold] = useState("");
  /** The row of which one asked who drew it. */
  const [asked, setAsked] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const move = (from: number, to: number) => {
    const row = rows[from];
    if (!row || to === from || to < 0 || to >= rows.length) return;
    onMove(from, to);
    setTold(`${row.name} is now ${to + 1} of ${rows.length}`);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    move(index, index + step);
    const to = Math.max(0, Math.min(rows.length - 1, index + step));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("[data-grip]")[to]?.focus());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== null && over !== null) move(dragged, over);
    setDragged(null);
    setOver(null);
  };

  return (
    <>
      <ul ref={list} aria-label={label} className="flex flex-col gap-2" onDrop={drop}>
        {rows.map((row, index) => {
          const { icon: Icon, tone, says } = SIGNS[row.state];
          const wait = waits[row.at];
          return (
            <li
              key={row.id}
              draggable={!readOnly && rows.length > 1}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                setDragged(index);
              }}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(index);
              }}
              className={classNames(
                "rounded-control border bg-surface",
                dragged !== null && over === index && dragged !== index
                  ? "border-accent"
                  : "border-line-strong",
              )}
            >
              <div className="flex h-[30px] items-center gap-2 pr-1 pl-1">
                {!readOnly && rows.length > 1 ? (
                  <button
                    type="button"
                    data-grip
                    aria-label={`Move ${row.name}, ${index + 1} of ${rows.length}`}
                    {...tooltip("Drag, or press the up and down arrows")}
                    onKeyDown={(event) => onKeyDown(event, index)}
                    className="inline-flex h-6 w-5 cursor-grab items-center justify-center rounded-key text-text-3 hover:text-text"
                  >
                    <GripVertical size={14} strokeWidth={1.75} />
                  </button>
                ) : (
                  <span className="w-0.5" />
                )}
                <Icon size={16} strokeWidth={1.75} className={classNames("shrink-0", tone)} />
                <button
                  type="button"
                  onClick={() => onShow(row)}
                  disabled={row.state !== "drawn" && row.state !== "event"}
                  {...tooltip([row.name, row.place, says].filter(Boolean).join(" · "))}
                  className="flex min-w-0 flex-1 items-baseline gap-2 rounded-key text-left disabled:cursor-default"
                >
                  <span
                    className={classNames(
                      // The place gives way first: to shrink the name even by a fraction would cut it.
                      "max-w-full shrink-0 truncate",
                      row.state === "event" ? "font-mono text-code" : "font-medium",
                    )}
                  >
                    {row.name}
                  </span>
                  <span className="min-w-0 shrink-[999] truncate text-small text-text-3">{row.place}</span>
                </button>
                {says && row.state !== "dynamic" && (
                  <span
                    className={classNames(
                      "shrink-0 text-small",
                      row.state === "unknown" ? "text-warn" : "text-text-3",
                    )}
                  >
                    {says}
                  </span>
                )}
                <IconButton
                  label={`Who drew ${row.name}`}
                  icon={History}
                  size="small"
                  aria-expanded={asked === row.id}
                  className="-mr-1"
                  onClick={() => setAsked(asked === row.id ? null : row.id)}
                />
                {!readOnly && (
                  <IconButton
                    label={`Remove ${row.name}`}
                    icon={X}
                    size="small"
                    onClick={() => onRemove(row)}
                  />
                )}
              </div>
              {asked === row.id && wait && (
                <div className="border-line border-t px-2 py-1.5">
                  <DrawnBy flowId={flowId} wait={wait} nth={nthOf(waits, row.at)} />
                </div>
              )}
              {detail?.(row)}
            </li>
          );
        })}
      </ul>
      <p aria-live="polite" className="sr-only">
        {told}
      </p>
    </>
  );
}
