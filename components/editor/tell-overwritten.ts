// Somebody else changed the very text that was being typed over: the last word counts, and the other is told and can be brought back.
import { showToast } from "@/components/ui/toast";
import type { Editor } from "@/lib/client/editor/create-editor";
import { shortened } from "@/lib/core/foundation/shortened";

/** To be called right after the edit. @param theirs what the document said before it */
export function tellOverwritten({ store, undo }: Editor, theirs: string): void {
  const made = store.getState().undo.at(-1);
  const what = theirs === "" ? "emptied it" : `made it “${shortened(theirs, 60)}”`;
  showToast(`Somebody else ${what} while you typed. Yours replaced that`, {
    action: {
      label: "Undo mine",
      run: () => {
        if (store.getState().undo.at(-1) === made) undo();
        else showToast("Something was done since. Undo that first", { tone: "error" });
      },
    },
  });
}
