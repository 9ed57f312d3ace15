// One change that did not fit: what it would have done, what others saved instead, and how the graph stands now.
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Moment } from "@/components/ui/moment";
import { Spinner } from "@/components/ui/spinner";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, TrayEntry } from "@/lib/client/editor/editor-state";
import { useSides } from "@/lib/client/queries/both-sides";
import { meantInWords, presentInWords, savedMeanwhile } from "@/lib/client/versions/both-sides";
import { changeInWords } from "@/lib/client/versions/change-words";
import { inDigits } from "@/lib/core/foundation/counted";
import type { SavedChange } from "@/lib/core/graph/change";

const graphOf = (state: EditorState) => state.graph;
const graphIdOf = (state: EditorState) => state.graphId;

export function TrayCard({
  entry,
  refusal,
  onRetry,
  onKeepTheirs,
}: {
  entry: TrayEntry;
  /** Why it does not fit, when it was just tried again. */
  refusal: string | null;
  onRetry: () => void;
  onKeepTheirs: () => void;
}) {
  const now = useEditorState(graphOf);
  const graphId = useEditorState(graphIdOf);
  const { data, error, refetch } = useSides(graphId, entry.from);
  const { batch, reason } = entry;
  // Without the document it was made on, what it was called has to do.
  const base = data?.base ?? { ...now, flows: [], events: [] };
  const mine = meantInWords(base, batch);
  const theirs = data ? savedMeanwhile(data.base, entry, data.changes) : null;
  return (
    <li className="mt-3 overflow-hidden rounded-card border border-line">
      <div className="border-line border-b px-3 py-2">
        <p className="font-medium text-text first-letter:uppercase">{batch.label}</p>
        <p className="text-small text-warn">{reason}</p>
      </div>
      <div className="grid grid-cols-2 gap-x-4 max-[719px]:grid-cols-1">
        <Side title="What you meant">
          <Sentences sentences={mine} />
        </Side>
        <Side title="What others saved">
          {theirs && theirs.length > 0 && <Changes graphId={graphId} changes={theirs} />}
          {theirs?.length === 0 && (
            <p className="text-text-3">
              Nothing about the same. It needs something that is not there: perhaps another change that did
              not fit.
            </p>
          )}
          {!theirs && !error && <Spinner label="Reading what others saved" />}
          {error && (
            <p className="text-error">
              It could not be read. Yours is kept.{" "}
              <button
                type="button"
                onClick={() => void refetch()}
                className="rounded-key font-medium text-accent hover:underline"
              >
                Read again
              </button>
            </p>
          )}
        </Side>
      </div>
      <Side title="As it stands now" line>
        <Sentences sentences={presentInWords(base, now, batch)} />
      </Side>
      {refusal && (
        <p role="alert" className="border-line border-t px-3 py-2 text-error text-small">
          It still does not fit. {refusal}
        </p>
      )}
      <div className="flex items-center justify-end gap-2 border-line border-t bg-sunken px-3 py-2">
        <CopyButton
          text={[`${batch.label.charAt(0).toUpperCase()}${batch.label.slice(1)}`, ...mine].join("\n")}
          variant="ghost"
          size="small"
          className="mr-auto -ml-2"
        >
          Copy mine
        </CopyButton>
        <Button size="small" onClick={onKeepTheirs}>
          Keep theirs
        </Button>
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </li>
  );
}

function Side({ title, line = false, children }: { title: string; line?: boolean; children: ReactNode }) {
  return (
    <section aria-label={title} className={line ? "border-line border-t px-3 py-2" : "min-w-0 px-3 py-2"}>
      <h3 className="font-medium text-small text-text-3">{title}</h3>
      <div className="mt-0.5 text-small text-text-2 wrap-anywhere">{children}</div>
    </section>
  );
}

/** More would bury the buttons. */
const MOST = 6;

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <>
      {sentences.slice(0, MOST).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {sentences.length > MOST && <p className="text-text-3">and {inDigits(sentences.length - MOST)} more</p>}
    </>
  );
}

function Changes({ graphId, changes }: { graphId: string; changes: SavedChange[] }) {
  return (
    <ul>
      {changes.slice(-MOST).map(({ revision, author, at, label }) => (
        <li key={revision}>
          <span className="block text-text">{changeInWords(label)}</span>
          <span className="block text-text-3">
            {author}, <Moment at={at} />,{" "}
            <Link
              href={`/graphs/${graphId}/versions?to=${revision}`}
              prefetch={false}
              className="rounded-key text-accent underline decoration-line-strong underline-offset-2 hover:decoration-current"
            >
              rev {revision}
            </Link>
          </span>
        </li>
      ))}
      {changes.length > MOST && (
        <li className="text-text-3">and {inDigits(changes.length - MOST)} earlier</li>
      )}
    </ul>
  );
}
