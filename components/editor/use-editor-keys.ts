// The editor's keys: what is pressed anywhere on the page, unless something is being typed or a dialog is open.
import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { matchesKeys } from "@/lib/client/editor/shortcuts";
import { SOON_MS } from "@/lib/client/parts/later-part";
import { takesConnectionKey } from "./connection-keys.ts";
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
      // One thing at a time: while a connection is drawn one may look around.
      if (!context.screen.getState().connecting || action.group === "View") action.run(context);
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
