"use client";
// Our changes that no longer fit what others saved: both sides and how it stands now, to try again or to let go.
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, TrayEntry } from "@/lib/client/editor/editor-state";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import { TrayCard } from "./tray-card.tsx";

const trayOf = (state: EditorState) => state.tray;
const refusalOf = (state: EditorState) => state.refusal;

export function ChangeTray({ onClose }: { onClose: () => void }) {
  const tray = useEditorState(trayOf);
  const refusal = useEditorState(refusalOf);
  const editor = useEditor();
  /** The one tried last: what stopped it again is said at it. */
  const [tried, setTried] = useState<string | null>(null);
  /** For as long as the dialog is open, they can be taken back. */
  const [letGo, setLetGo] = useState<TrayEntry[]>([]);
  const keepTheirs = (entry: TrayEntry) => {
    editor.discard(entry.batch.batchId);
    setLetGo((some) => [...some, entry]);
  };
  const takeBack = (entry: TrayEntry) => {
    editor.keepInTray(entry);
    setLetGo((some) => some.filter((one) => one !== entry));
  };
  return (
    <Dialog title="Changes that did not fit" width="wide" onClose={onClose}>
      {tray.length === 0 ? (
        <p>Nothing is left here.</p>
      ) : (
        <p>
          Others changed the graph before yours arrived. These are kept in this browser and are not part of
          the graph.
        </p>
      )}
      <QueryProvider>
        <ul className="flex flex-col">
          {tray.map((entry) => (
            <TrayCard
              key={entry.batch.batchId}
              entry={entry}
              refusal={tried === entry.batch.batchId ? refusal : null}
              onRetry={() => {
                setTried(entry.batch.batchId);
                editor.retry(entry.batch.batchId);
              }}
              onKeepTheirs={() => keepTheirs(entry)}
            />
          ))}
        </ul>
      </QueryProvider>
      {letGo.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1">
          {letGo.map((entry) => (
            <li
              key={entry.batch.batchId}
              className="flex items-center gap-3 rounded-control bg-sunken py-1.5 pr-1.5 pl-3"
            >
              <span role="status" className="min-w-0 flex-1 truncate text-small">
                Theirs stands. Yours was let go: {entry.batch.label}
              </span>
              <Button size="small" onClick={() => takeBack(entry)}>
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
