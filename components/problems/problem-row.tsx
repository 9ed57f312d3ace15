// One problem: what is wrong, why it matters, and how to mend it, with one press where an edit can.
import {
  ChevronDown,
  Infinity as InfinityGlyph,
  Info,
  type LucideIcon,
  OctagonX,
  RotateCcw,
  TriangleAlert,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { tooltip } from "@/components/ui/tooltip";
import { pathInWords } from "@/lib/core/analysis/describe-loop";
import { type Finding, type Fix, PROBLEM_TITLES } from "@/lib/core/analysis/finding";
import type { ProblemCode, Severity } from "@/lib/core/foundation/problem";

const ICON_OF_LOOP: Partial<Record<ProblemCode, LucideIcon>> = {
  "runaway-loop": InfinityGlyph,
  "possible-loop": InfinityGlyph,
  "gated-loop": RotateCcw,
};
const ICON_OF: Record<Severity, LucideIcon> = { error: OctagonX, warning: TriangleAlert, info: Info };
const TONE_OF: Record<Severity, string> = { error: "text-error", warning: "text-warn", info: "text-text-3" };
const SEVERITY_WORD: Record<Severity, string> = { error: "Error", warning: "Warning", info: "Note" };

const place = ({ file, line }: Finding): string | null => {
  if (file === null) return null;
  return line === null ? file : `${file}:${line}`;
};

export function ProblemRow({
  finding,
  chosen,
  onShow,
  onFix,
}: {
  finding: Finding;
  chosen: boolean;
  onShow: (finding: Finding) => void;
  onFix: (finding: Finding, fix: Fix) => void;
}) {
  const { code, severity, message, path, why, fix, fixes } = finding;
  const Icon = ICON_OF_LOOP[code] ?? ICON_OF[severity];
  const [best, ...others] = fixes;
  const where = place(finding);
  return (
    <div
      className={classNames(
        "relative grid min-h-[55px] grid-cols-[20px_248px_minmax(0,1fr)_minmax(0,236px)] gap-x-3 border-line border-t px-4 py-2.5",
        // One under another where three columns would hold a few letters each.
        "@max-[719px]:grid-cols-[20px_minmax(0,1fr)] @max-[719px]:gap-y-1 @max-[719px]:*:col-start-2 @max-[719px]:*:first:col-start-1",
        chosen ? "bg-chosen" : "hover:bg-sunken",
      )}
    >
      <span className={classNames("pt-0.5", TONE_OF[severity])}>
        <Icon size={16} strokeWidth={2} aria-hidden="true" />
        <span className="sr-only">{SEVERITY_WORD[severity]}</span>
      </span>
      <div className="min-w-0">
        {/* The whole row shows what is concerned; the button of the fix stands above it. */}
        <button
          type="button"
          data-problem
          aria-current={chosen || undefined}
          onClick={() => onShow(finding)}
          className="block max-w-full truncate text-left font-medium text-body leading-5 outline-none before:absolute before:inset-0 focus-visible:before:outline-2 focus-visible:before:outline-accent focus-visible:before:-outline-offset-2"
        >
          {PROBLEM_TITLES[code]}
        </button>
        <p className="break-words text-small text-text-3">{path.length > 0 ? pathInWords(path) : message}</p>
      </div>
      <p className="min-w-0 break-words pt-0.5 text-small text-text-2">
        {why}
        {where !== null && path.length === 0 && (
          <span {...tooltip("Where it is written")} className="ml-1.5 font-mono text-text-3 text-tiny">
            {where}
          </span>
        )}
      </p>
      <div className="relative flex min-w-0 items-start justify-end gap-1 justify-self-end @max-[719px]:justify-self-start">
        {best ? (
          <>
            <Button
              size="small"
              variant={severity === "error" ? "danger" : "secondary"}
              className="min-w-0 shrink!"
              {...tooltip(best.label)}
              onClick={() => onFix(finding, best)}
            >
              <span className="truncate">{best.label}</span>
            </Button>
            {others.length > 0 && (
              <Menu
                label="Other ways to fix it"
                align="end"
                items={others.map((other) => ({
                  label: other.label,
                  onSelect: () => onFix(finding, other),
                }))}
                trigger={(props) => (
                  <IconButton {...props} label="Other ways to fix it" icon={ChevronDown} size="small" />
                )}
              />
            )}
          </>
        ) : (
          <p className="pt-0.5 text-right text-small text-text-2 @max-[719px]:text-left">{fix}</p>
        )}
      </div>
    </div>
  );
}
