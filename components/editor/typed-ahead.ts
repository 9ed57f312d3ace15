// What is typed while a field or a dialog that was asked for is still on its way: text, and no shortcut.
import { isNameExpected } from "@/components/inspector/rename-request";
import type { ActionContext } from "./editor-actions.ts";

/**
 * To be asked for keys that nothing that is open takes.
 * @returns whether the key is meant for what is on its way: then nothing else may act on it. The search begins with what was typed; Escape
 * calls a dialog off
 */
export function takesTypedAhead({ editor, screen }: ActionContext, event: KeyboardEvent): boolean {
  const { dialog, editingNote, camera } = screen.getState();
  if (dialog === null) {
    // Somebody else may have taken the note away.
    const isThere =
      camera !== null && editor.store.getState().graph.notes?.some(({ id }) => id === editingNote);
    return isThere === true || isNameExpected();
  }
  if (event.key === "Escape") screen.setState({ dialog: null });
  else if (dialog.kind === "search" && isLetter(event)) {
    event.preventDefault();
    const { chips = [], text = "" } = dialog.search ?? {};
    screen.setState({ dialog: { ...dialog, search: { chips, text: text + event.key } } });
  }
  return true;
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
