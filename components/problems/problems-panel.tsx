"use client";
// The bottom panel: everything that is wrong with the graph as drawn, worst first. Closed, it still counts.
import { Check, ChevronDown, ChevronUp, Info, OctagonX, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { useEditor } from "@/lib/client/editor/editor-context";
import { eventKey, flowKey } from "@/lib/client/editor/editor-state";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import { announce, type ScreenState, setPanel } from "@/lib/client/editor/screen-state";
import type { Analysis } from "@/lib/core/analysis/analyze-graph";
import type { Finding, Fix } from "@/lib/core/analysis/finding";
import { counted } from "@/lib/core/foundation/counted";
import type { Severity } from "@/lib/core/foundation/problem";
import { ProblemsList } from "./problems-list.tsx";

const isOpen = ({ panels }: ScreenState) => panels.problems.open;

export function ProblemsPanel({
  analysis,
  flows,
}: {
  analysis: Pick<Analysis, "findings" | "counts">;
  /** How many flows were checked. */
  flows: number;
}) {
  const editor = useEditor();
  const screen = useScreen();
  const open = useScreenState(isOpen);
  const [chosen, setChosen] = useState<string | null>(null);
  const { findings, counts } = analysis;

  const show = (finding: Finding) => {
    setChosen(finding.id);
    const { flows: ids, events } = finding.target;
    editor.focus([...ids.map(flowKey), ...events.map(eventKey)]);
  };
  const mend = (_: Finding, { label, commands }: Fix): boolean => {
    const simple = commands.flatMap((command) => (command.type === "batch" ? command.commands : [command]));
    const [only] = simple;
    if (!only) return false;
    const words = label.charAt(0).toLowerCase() + label.slice(1);
    const mended = editor.dispatch(simple.length === 1 ? only : { type: "batch", commands: simple }, words);
    if (mended) announce(screen, `Done: ${words}`);
    return mended;
  };
  const toggle = () => setPanel(screen, "problems", { open: !open });

  return (
    <section aria-label="Problems" className="flex h-full min-h-0 flex-col border-line border-t bg-surface">
      <div className={classNames("flex shrink-0 items-center gap-4 pr-3 pl-4", open ? "h-9" : "h-[31px]")}>
        <h2 className="font-semibold text-body">
          <button type="button" aria-expanded={open} onClick={toggle} className="rounded-key">
            Problems
          </button>
        </h2>
        <div aria-live="polite" className="flex items-center gap-4">
          <Counts counts={counts} />
        </div>
        <span className="flex-1" />
        {open && (
          <span className="min-w-0 truncate text-small text-text-3 max-[479px]:hidden">
            Checked as you draw
          </span>
        )}
        <IconButton
          label={open ? "Close the problems" : "Open the problems"}
          icon={open ? ChevronDown : ChevronUp}
          size="small"
          onClick={toggle}
        />
      </div>
      {open && findings.length === 0 && (
        <p className="flex items-center gap-2 border-line border-t px-4 py-3 text-text-2">
          <Check size={16} strokeWidth={1.75} className="text-ok" />
          No problems. {counted(flows, "flow")} checked
        </p>
      )}
      {open && findings.length > 0 && (
        <ProblemsList findings={findings} chosen={chosen} onShow={show} onFix={mend} />
      )}
    </section>
  );
}

function Counts({ counts }: { counts: Record<Severity, number> }) {
  const row = "inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-small tabular-nums";
  return (
    <>
      <span className={classNames(row, counts.error > 0 ? "text-error" : "text-text-3")}>
        <OctagonX size={14} strokeWidth={2} />
        {counted(counts.error, "error")}
      </span>
      <span className={classNames(row, counts.warning > 0 ? "text-warn" : "text-text-3")}>
        <TriangleAlert size={14} strokeWidth={2} />
        {counted(counts.warning, "warning")}
      </span>
      {counts.info > 0 && (
        <span className={classNames(row, "text-text-3")}>
          <Info size={14} strokeWidth={2} />
          {counted(counts.info, "note")}
        </span>
      )}
    </>
  );
}
