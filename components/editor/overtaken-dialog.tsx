"use client";
// What others saved before ours came on top of it, change by change.
import Link from "next/link";
import { useMemo } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { changesOfOthers } from "@/lib/client/versions/both-sides";
import { inDigits } from "@/lib/core/foundation/counted";

const overtakenOf = (state: EditorState) => state.overtakenBy;
const graphIdOf = (state: EditorState) => state.graphId;
/** A change may replace everything. */
const SENTENCES = 8;

export function OvertakenDialog({ onClose }: { onClose: () => void }) {
  const overtaken = useEditorState(overtakenOf);
  const graphId = useEditorState(graphIdOf);
  const editor = useEditor();
  const theirs = useMemo(() => changesOfOthers(overtaken?.steps ?? []), [overtaken]);
  const from = (theirs[0]?.change.revision ?? 1) - 1;
  const to = theirs.at(-1)?.change.revision ?? 0;
  return (
    <Dialog
      title="What others saved before yours"
      width="medium"
      onClose={onClose}
      actions={
        <>
          <Link
            href={`/graphs/${graphId}/versions?from=${from}&to=${to}`}
            prefetch={false}
            className={buttonClasses("ghost")}
          >
            Compare in Versions
          </Link>
          <Button
            variant="primary"
            onClick={() => {
              editor.acknowledge();
              onClose();
            }}
          >
            Done
          </Button>
        </>
      }
    >
      <p>Your changes were made again on top of these.</p>
      <ol className="mt-3 divide-y divide-line rounded-card border border-line">
        {theirs.map(({ change: { revision, author, at }, sentences }) => (
          <li key={revision} className="px-3 py-2">
            <p className="flex gap-2 text-small text-text-3">
              <span className="font-medium text-text">Rev {revision}</span>
              <span className="min-w-0 truncate">{author}</span>
              <Moment at={at} className="ml-auto shrink-0" />
            </p>
            {sentences.slice(0, SENTENCES).map((sentence) => (
              <p key={sentence} className="wrap-anywhere">
                {sentence}
              </p>
            ))}
            {sentences.length > SENTENCES && (
              <p className="text-small text-text-3">and {inDigits(sentences.length - SENTENCES)} more</p>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
