// Our changes that no longer fit what others saved: each with its reason, to try again or to let go.
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";

const trayOf = (state: EditorState) => state.tray;
const refusalOf = (state: EditorState) => state.refusal;

export function ChangeTray({ onClose }: { onClose: () => void }) {
  const tray = useEditorState(trayOf);
  const refusal = useEditorState(refusalOf);
  const editor = useEditor();
  return (
    <Dialog title="Changes that did not fit" width="medium" onClose={onClose}>
      {tray.length === 0 ? (
        <p>Nothing is left here.</p>
      ) : (
        <>
          <p>
            Others changed the graph before yours arrived. These are kept in this browser and are not part of
            the graph.
          </p>
          <ul className="mt-3 divide-y divide-line rounded-card border border-line">
            {tray.map(({ batch, reason }) => (
              <li key={batch.batchId} className="flex items-start gap-3 px-3 py-2.5">
                <div className="min-w-0 flex-1">
                  <p className="font-medium text-text first-letter:uppercase">{batch.label}</p>
                  <p className="text-small">{reason}</p>
                </div>
                <Button size="small" onClick={() => editor.retry(batch.batchId)}>
                  Try again
                </Button>
                <Button size="small" variant="danger" onClick={() => editor.discard(batch.batchId)}>
                  Discard
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {refusal && (
        <p role="alert" className="mt-3 text-error">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
