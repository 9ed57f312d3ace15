// What is typed while a field or a dialog that was asked for is still on its way: text, and no shortcut.
import { typesAhead } from "@/lib/client/editor/awaited-field";
import type { ActionContext } from "./editor-actions.ts";

/**
 * To be asked for keys that nothing that is open takes.
 * @returns whether the key is meant for what is on its way: then nothing else may act on it. The search, a name or a note begins with what
 * was typed; Escape calls it off
 */
export function takesTypedAhead({ screen }: ActionContext, event: KeyboardEvent): boolean {
  const { dialog } = screen.getState();
  if (dialog === null) {
    const isAhead = typesAhead(screen, event);
    if (isAhead) event.preventDefault();
    return isAhead;
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
