"use client";
// The picture of a comparison, to look at: zoom and scroll, and a legend that counts.
import { type LucideIcon, Maximize, Minus, Pencil, Plus } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { tooltip } from "@/components/ui/tooltip";
import type { ComparisonPicture, Counts } from "@/lib/client/versions/comparison-picture";
import { counted, countedIfAny } from "@/lib/core/foundation/counted";
import { PictureDrawing } from "./picture-drawing.tsx";

const STEP = 1.25;
const LEAST = 0.02;
const MOST = 2;

export function PictureView({
  picture,
  label,
  describedBy,
  emptyIcon,
}: {
  picture: ComparisonPicture;
  label: string;
  /** Id of the element that says the same in words. */
  describedBy: string;
  emptyIcon: LucideIcon;
}) {
  const box = useRef<HTMLElement>(null);
  const [fitting, setFitting] = useState<number | null>(null);
  /** Null: all of it. */
  const [chosen, setChosen] = useState<number | null>(null);
  const { width, height } = picture.view;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const scale = Math.min(1, element.clientWidth / width, element.clientHeight / height);
      setFitting(Math.max(LEAST, scale));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [width, height]);
  const zoom = chosen ?? fitting ?? 1;
  const zoomTo = (scale: number) => setChosen(Math.min(MOST, Math.max(LEAST, scale)));
  if (picture.nodes.length === 0) {
    return (
      <div className="dotted-ground flex min-h-0 flex-1 items-center justify-center">
        <EmptyState icon={emptyIcon} title={<p>Nothing was drawn then</p>}>
          Neither revision has a flow or an event.
        </EmptyState>
      </div>
    );
  }
  const percent = Math.round(zoom * 100);
  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={box}
        aria-label="Picture"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="dotted-ground absolute inset-0 flex overflow-auto -outline-offset-2"
      >
        {fitting !== null && (
          <PictureDrawing
            picture={picture}
            label={label}
            describedBy={describedBy}
            size={{ width: width * zoom, height: height * zoom }}
          />
        )}
      </section>
      <Legend counts={picture.counts} />
      <div
        role="toolbar"
        aria-label="Zoom"
        className="absolute bottom-3 left-3 flex h-8 items-center rounded-popover border border-line-strong bg-surface px-0.5 shadow-1"
      >
        <IconButton label="Zoom out" icon={Minus} onClick={() => zoomTo(zoom / STEP)} />
        <button
          type="button"
          {...tooltip("Zoom to 100%")}
          aria-label={`Zoom is ${percent}%. Zoom to 100%`}
          onClick={() => zoomTo(1)}
          className="h-7 w-12 rounded-control text-center font-medium text-text-2 tabular-nums hover:bg-hover"
        >
          {percent}%
        </button>
        <IconButton label="Zoom in" icon={Plus} onClick={() => zoomTo(zoom * STEP)} />
        <span className="mx-1 h-4 w-px bg-line" />
        <IconButton label="Show everything" icon={Maximize} onClick={() => setChosen(null)} />
      </div>
    </div>
  );
}

const sum = (a: Counts, b: Counts): Counts => ({
  flows: a.flows + b.flows,
  events: a.events + b.events,
  edges: a.edges + b.edges,
  gates: a.gates + b.gates,
  notes: a.notes + b.notes,
});

function countsInWords({ flows, events, edges, gates, notes }: Counts): string {
  return [
    countedIfAny(flows, "flow"),
    countedIfAny(events, "event"),
    countedIfAny(edges, "edge"),
    countedIfAny(gates, "gate"),
    countedIfAny(notes, "note"),
  ]
    .filter(Boolean)
    .join(", ");
}

function Legend({ counts }: { counts: ComparisonPicture["counts"] }) {
  const changed = sum(counts.changed, counts.rewired);
  const same = counts.same.flows;
  return (
    <div className="absolute top-3 left-3 flex max-w-[calc(100%-24px)] flex-wrap items-center gap-x-4 gap-y-1 rounded-popover border border-line bg-surface px-3 py-2 font-medium text-small shadow-2">
      <Counted icon={Plus} tone="text-ok" verb="added" words={countsInWords(counts.added)} />
      <Counted icon={Minus} tone="text-error" verb="removed" words={countsInWords(counts.removed)} />
      <Counted icon={Pencil} tone="text-warn" verb="changed" words={countsInWords(changed)} />
      <span className="font-normal text-text-3">{counted(same, "flow")} the same</span>
    </div>
  );
}

function Counted({
  icon: Icon,
  tone,
  verb,
  words,
}: {
  icon: LucideIcon;
  tone: string;
  verb: string;
  words: string;
}): ReactNode {
  if (words === "") return null;
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      <Icon size={14} strokeWidth={2} />
      {words} {verb}
    </span>
  );
}
