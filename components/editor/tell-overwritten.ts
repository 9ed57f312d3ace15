// Somebody else changed the very text that was being typed over: the last word counts, and the other is told and can be brought back.
import { showToast } from "@/components/ui/toast";
import type { Editor } from "@/lib/client/editor/create-editor";

/** Of a long text enough to know it by. */
const MOST_LETTERS = 60;

/** To be called right after the edit. @param theirs what the document said before it */
export function tellOverwritten({ store, undo }: Editor, theirs: string): void {
  const made = store.getState().undo.at(-1);
  const shown = theirs.length > MOST_LETTERS ? `${theirs.slice(0, MOST_LETTERS)}…` : theirs;
  showToast(`Somebody else made it “${shown}” while you typed. Yours came on top`, {
    action: {
      label: "Undo mine",
      run: () => {
        // What was done since would be undone first.
        if (store.getState().undo.at(-1) === made) undo();
      },
    },
  });
}
