// What differs between two revisions in sentences, flow by flow; layout apart.
import { Minus, Move, Pencil, Plus, Spline } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { type DiffKind, diffSentences, diffText, movedInWords } from "@/lib/client/versions/diff-sentences";
import { counted } from "@/lib/core/foundation/counted";
import type { GraphDiff } from "@/lib/core/graph/graph-diff";

const KIND_LOOKS = {
  added: { icon: Plus, tone: "text-ok", words: "added" },
  removed: { icon: Minus, tone: "text-error", words: "removed" },
  rewired: { icon: Spline, tone: "text-warn", words: "rewired" },
  changed: { icon: Pencil, tone: "text-warn", words: "changed" },
} as const satisfies Record<DiffKind, object>;

export function DiffSentences({ diff, columns = false }: { diff: GraphDiff; columns?: boolean }) {
  const moved = movedInWords(diff);
  return (
    <ul className={columns ? "gap-x-12 min-[1100px]:columns-2" : "flex flex-col gap-2.5"}>
      {diffSentences(diff).map(({ key, kind, name, sentences }) => {
        const { icon: Icon, tone, words } = KIND_LOOKS[kind];
        return (
          <li key={key} className={classNames("flex gap-2.5", columns && "break-inside-avoid pb-2.5")}>
            <Icon
              size={16}
              strokeWidth={1.75}
              role="img"
              aria-label={words}
              className={classNames("mt-0.5 shrink-0", tone)}
            />
            <div className="min-w-0 text-text-2 wrap-anywhere">
              {sentences.map((sentence, index) => (
                <p key={sentence}>
                  {index === 0 ? <strong className="font-semibold text-text">{name}</strong> : "It"}{" "}
                  {sentence}
                </p>
              ))}
            </div>
          </li>
        );
      })}
      {moved && (
        <li className={classNames("flex gap-2.5", columns && "break-inside-avoid pb-2.5")}>
          <Move size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-text-3" />
          <p className="text-text-3">{moved}: layout only.</p>
        </li>
      )}
    </ul>
  );
}

export function DiffList({
  id,
  diff,
  from,
  to,
  whole,
}: {
  id: string;
  diff: GraphDiff;
  from: number;
  to: number;
  /** It has the place of the picture too. */
  whole: boolean;
}) {
  const groups = diffSentences(diff);
  const text = diffText(diff);
  const count = groups.length;
  return (
    <section
      aria-label="In words"
      className={classNames(
        "flex shrink-0 flex-col border-line border-t bg-surface",
        whole ? "min-h-0 flex-1 border-t-0" : "max-h-[220px]",
      )}
    >
      <div className="flex shrink-0 items-center gap-2.5 px-4 pt-2.5 pb-1.5">
        <h2 className="text-name">In words</h2>
        <p className="text-small text-text-3">
          {count === 0
            ? `No changes from rev ${from} to rev ${to}${text === "" ? "" : " but layout"}`
            : `${counted(count, "change")} from rev ${from} to rev ${to}`}
        </p>
        {text !== "" && (
          <CopyButton text={text} variant="ghost" size="small" className="ml-auto">
            Copy
          </CopyButton>
        )}
      </div>
      <section
        id={id}
        aria-label={`Changes from rev ${from} to rev ${to}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 overflow-y-auto px-4 pt-1 pb-4 -outline-offset-2"
      >
        {text === "" ? (
          <p className="text-text-2">These revisions say the same.</p>
        ) : (
          <DiffSentences diff={diff} columns />
        )}
      </section>
    </section>
  );
}
