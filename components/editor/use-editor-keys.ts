// The editor's keys: what is pressed anywhere on the page, unless something is being typed or a dialog is open.
import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { aimAtNext, cancelConnecting, dropConnection } from "@/lib/client/canvas/connecting";
import { matchesKeys } from "@/lib/client/editor/shortcuts";
import { SOON_MS } from "@/lib/client/parts/later-part";
import { type ActionContext, EDITOR_ACTIONS } from "./editor-actions.ts";
import { loadAllActions } from "./later.ts";
import { takesTypedAhead } from "./typed-ahead.ts";

export function useEditorKeys(context: ActionContext): void {
  useEffect(() => {
    let actions = EDITOR_ACTIONS;
    const timer = setTimeout(async () => {
      actions = await loadAllActions();
    }, SOON_MS);
    const onConnectionKey = (event: KeyboardEvent) => {
      if (!takesConnectionKey(context, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onActionKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const typing = isTyping(event.target);
      if (!typing && takesTypedAhead(context, event)) return;
      const pressed = actions
        .flatMap(({ id, keys }) => keys.map((key) => ({ id, key })))
        // While something is typed only ⌘K means something else than text.
        .findLast(
          ({ id, key }) => (!typing || (id === "search" && key.includes("mod"))) && matchesKeys(key, event),
        );
      // Several may have the same key, Escape above all: the last one that has something to do.
      const action =
        pressed && actions.findLast((one) => one.keys.includes(pressed.key) && one.enabled(context));
      if (!action) return;
      event.preventDefault();
      action.run(context);
    };
    // Before the elements hear it: Tab and Enter belong to a connection that is being drawn.
    window.addEventListener("keydown", onConnectionKey, { capture: true });
    window.addEventListener("keydown", onActionKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", onConnectionKey, { capture: true });
      window.removeEventListener("keydown", onActionKey);
    };
  }, [context]);
}

const STEPS: Record<string, 1 | -1> = { Tab: 1, ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @returns whether the key belonged to a connection on its way */
function takesConnectionKey({ editor, screen }: ActionContext, event: KeyboardEvent): boolean {
  const { connecting } = screen.getState();
  if (!connecting || isTyping(event.target)) return false;
  if (event.key === "Escape") {
    cancelConnecting(screen);
    return true;
  }
  const step = STEPS[event.key];
  if (step !== undefined) {
    aimAtNext(editor, screen, event.key === "Tab" && event.shiftKey ? -1 : step);
    return true;
  }
  if (event.key !== "Enter" || connecting.by !== "keyboard") return false;
  dropConnection(editor, screen);
  return true;
}
