"use client";
// Who drew an edge, when, and as which revision: said where the edge is.
import Link from "next/link";
import { Moment } from "@/components/ui/moment";
import { Spinner } from "@/components/ui/spinner";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import { useWaitOrigin } from "@/lib/client/queries/wait-origins";
import { changeInWords } from "@/lib/client/versions/change-words";
import type { Wait } from "@/lib/core/graph/wait-origins";

const graphIdOf = (state: EditorState) => state.graphId;

type Edge = {
  flowId: string;
  wait: Wait;
  /** Which of several waits on the same, from 1. */
  nth: number;
};

export function DrawnBy(edge: Edge) {
  return (
    <div className="text-small text-text-2" aria-live="polite">
      <QueryProvider>
        <Origin {...edge} />
      </QueryProvider>
    </div>
  );
}

function Origin({ flowId, wait, nth }: Edge) {
  const graphId = useEditorState(graphIdOf);
  const { origin, error, refetch } = useWaitOrigin(flowId, wait, nth);
  if (error)
    return (
      <p>
        Who drew it could not be read.{" "}
        <button
          type="button"
          onClick={() => void refetch()}
          className="rounded-key font-medium text-accent hover:underline"
        >
          Try again
        </button>
      </p>
    );
  if (origin === null)
    return (
      <p className="appear-late">
        <Spinner label="Looking who drew it" />
      </p>
    );
  if (origin === "unsaved") return <p>Drawn just now and not saved yet.</p>;
  const { revision, label, author, at } = origin;
  return (
    <>
      <p className="wrap-anywhere">
        {revision === 0 ? "Came with the graph as it was made" : changeInWords(label)}
      </p>
      <p className="text-text-3">
        {author !== "" && `${author}, `}
        <Moment at={at} />,{" "}
        <Link
          href={`/graphs/${graphId}/versions?to=${revision}`}
          prefetch={false}
          className="rounded-key text-accent underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          rev {revision}
        </Link>
      </p>
    </>
  );
}
