// What the card of a collapsed group says: its name, how many are in it, and the worst that is wrong with them.
import {
  ChevronsUpDown,
  Group as GroupIcon,
  Infinity as InfinityIcon,
  OctagonAlert,
  RotateCcw,
  TriangleAlert,
} from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { tooltip } from "@/components/ui/tooltip";
import type { GroupNodeData } from "@/lib/client/canvas/canvas-elements";
import { farBorder, isFar } from "@/lib/client/canvas/detail-level";
import { shortName } from "@/lib/client/canvas/short-name";
import { showCollapsed } from "@/lib/client/canvas/show-collapsed";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useScreen } from "@/lib/client/editor/screen-context";
import { counted } from "@/lib/core/foundation/counted";
import { cardOutline } from "./card-outline.ts";
import { useDetail } from "./detail-context.ts";
import { Flag } from "./flag.tsx";

export function GroupCardBody({ data, selected }: { data: GroupNodeData; selected: boolean }) {
  const editor = useEditor();
  const screen = useScreen();
  const detail = useDetail();
  const { box } = cardOutline({
    loop: data.loop,
    selected,
    foreign: false,
    target: null,
    over: false,
    far: isFar(detail),
  });
  const isFull = detail === "full";
  const expand = () => {
    const { collapsed } = editor.store.getState();
    showCollapsed(
      { editor, screen },
      [...collapsed].filter((id) => id !== data.groupId),
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button within and the key that do the same
    <div className="relative size-full" onDoubleClick={expand}>
      <div className="absolute inset-x-1.5 -bottom-1.5 h-6 rounded-card border border-line-strong bg-surface" />
      <div
        className={classNames("absolute inset-0 rounded-card", box)}
        style={{ borderWidth: farBorder(detail, data.loop !== null || selected) ?? undefined }}
      />
      <div className="relative size-full">
        {isFull ? (
          <FullCard data={data} onExpand={expand} />
        ) : (
          <FarGroupCard data={data} large={detail !== "compact"} />
        )}
      </div>
      {isFull && data.loop && <Flag kind={data.loop} word={data.loop} />}
    </div>
  );
}

function FullCard({ data, onExpand }: { data: GroupNodeData; onExpand: () => void }) {
  const { name, note, errors, warnings } = data;
  const short = shortName(name);
  return (
    <div className="flex size-full flex-col p-3">
      <div className="flex h-5 items-center gap-1.5">
        <GroupIcon size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        <span
          className="min-w-0 whitespace-nowrap font-semibold text-name text-text"
          {...(short === name ? {} : tooltip(name))}
        >
          {short}
        </span>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Expand ${name}`}
          onClick={onExpand}
          className="ml-auto shrink-0 rounded-control p-0.5 text-text-3 hover:bg-hover hover:text-text"
          {...tooltip("Expand")}
        >
          <ChevronsUpDown size={14} strokeWidth={1.75} />
        </button>
      </div>
      <span className="mt-[3px] h-4 truncate font-medium text-small text-text-2">{note}</span>
      <span className="mt-2.5 flex h-4 items-center gap-3 font-medium text-small tabular-nums">
        {errors > 0 && (
          <span className="inline-flex items-center gap-1 text-error">
            <OctagonAlert size={14} strokeWidth={1.75} />
            {counted(errors, "error")}
          </span>
        )}
        {errors === 0 && warnings > 0 && (
          <span className="inline-flex items-center gap-1 text-warn">
            <TriangleAlert size={14} strokeWidth={1.75} />
            {counted(warnings, "warning")}
          </span>
        )}
      </span>
    </div>
  );
}

function FarGroupCard({ data, large }: { data: GroupNodeData; large: boolean }) {
  const { name, note, errors, warnings, loop } = data;
  const Worst =
    loop === "runaway" ? InfinityIcon : errors > 0 ? OctagonAlert : loop ? RotateCcw : TriangleAlert;
  const isWrong = loop === "runaway" || errors > 0;
  const hasWorst = loop !== null || errors + warnings > 0;
  return (
    <div className="flex size-full items-center gap-3 px-4">
      <span className="min-w-0 flex-1">
        <span
          className={classNames(
            "block truncate font-semibold text-text",
            large ? "text-[30px] leading-9" : "text-[20px] leading-7",
          )}
        >
          {name}
        </span>
        {!large && <span className="block truncate text-[18px] text-text-2 leading-6">{note}</span>}
      </span>
      {hasWorst && (
        <Worst
          size={large ? 34 : 24}
          strokeWidth={2.2}
          className={classNames("shrink-0", isWrong ? "text-error" : "text-warn")}
        />
      )}
    </div>
  );
}
