// One group of the palette: its title, how many, and a row for each.
import { Check, ExternalLink, FileCode, type LucideIcon, Plus, Radio, Server, Workflow } from "lucide-react";
import { memo, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { writePaletteItem } from "@/lib/client/palette/palette-item";
import { inDigits } from "@/lib/core/foundation/counted";
import type { PaletteGroup, PaletteRow } from "./palette-rows.ts";

const ICONS: Record<PaletteRow["kind"], LucideIcon> = {
  code: FileCode,
  cluster: Server,
  drawn: Workflow,
  external: ExternalLink,
  event: Radio,
};

export function PaletteGroupList({
  group,
  onPress,
  onRetry,
}: {
  group: PaletteGroup;
  onPress: (row: PaletteRow) => void;
  /** Asks again for what the group's note misses. */
  onRetry: () => void;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pt-3">
      <h3
        id={id}
        className="flex items-baseline justify-between px-1 pb-1 font-semibold text-small text-text-2"
      >
        {group.title}
        {group.count > 0 && (
          <span className="font-normal text-text-3 tabular-nums">{inDigits(group.count)}</span>
        )}
      </h3>
      <ul>
        {group.rows.map((row) => (
          <li key={row.id}>
            <Row row={row} onPress={onPress} />
          </li>
        ))}
      </ul>
      {group.count > group.rows.length && (
        <p className="px-1 pt-1 text-small text-text-3">
          {group.count - group.rows.length} more. Type to find them
        </p>
      )}
      {group.note !== null && (
        <p className="px-1 pt-1 text-small text-text-3">
          {group.note}. Flows in code are complete.{" "}
          <button
            type="button"
            onClick={onRetry}
            className="rounded-key font-medium text-accent hover:underline"
          >
            Try again
          </button>
        </p>
      )}
    </section>
  );
}

/** A key press in the search leaves most rows as they were. */
const Row = memo(function Row({ row, onPress }: { row: PaletteRow; onPress: (row: PaletteRow) => void }) {
  const { kind, name, detail, does } = row;
  const Icon = ICONS[kind];
  const onCanvas = "key" in does;
  const Sign = onCanvas ? Check : Plus;
  return (
    <button
      type="button"
      data-row
      draggable={!onCanvas}
      onClick={() => onPress(row)}
      onDragStart={(event) => {
        if (!onCanvas) writePaletteItem(event.dataTransfer, does.item);
      }}
      className="flex h-9 w-full items-center gap-2 rounded-control px-1 text-left hover:bg-hover focus-visible:outline-offset-0"
    >
      <Icon
        size={16}
        strokeWidth={1.75}
        className={classNames("shrink-0", kind === "event" ? "text-event" : "text-text-3")}
      />
      <span className="min-w-0 flex-1 leading-4">
        <span
          className={classNames(
            "block truncate text-body leading-4",
            kind === "event" ? "font-mono" : "font-medium",
          )}
        >
          {name}
        </span>
        <span className="block truncate text-text-3 text-tiny leading-[14px]">{detail}</span>
      </span>
      <Sign size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <span className="sr-only">{onCanvas ? ", in this graph" : ", add to this graph"}</span>
    </button>
  );
});
