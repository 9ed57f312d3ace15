// Copy, cut and paste of what is chosen, through the clipboard as text: also between graphs and browsers.
import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";
import { copyText } from "@/lib/client/canvas/copy-text";
import { announce } from "@/lib/client/editor/screen-state";
import { inDigits } from "@/lib/core/foundation/counted";
import { type ActionContext, actionById } from "./editor-actions.ts";
import { addCopies } from "./more-actions.ts";

/** Text that is marked, typed or in a dialog is the browser's to copy; while a connection is drawn nothing else is done. */
const isOurs = ({ screen }: ActionContext, event: ClipboardEvent): boolean =>
  !event.defaultPrevented &&
  !screen.getState().connecting &&
  !isTyping(event.target) &&
  !document.querySelector("dialog[open]") &&
  (window.getSelection()?.isCollapsed ?? true);

export function useClipboard(context: ActionContext): void {
  useEffect(() => {
    const { editor, screen } = context;
    const onCopy = (event: ClipboardEvent) => {
      const { graph, selection } = editor.store.getState();
      const text = isOurs(context, event) ? copyText(graph, selection) : null;
      if (text === null || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      if (event.type === "cut") actionById("delete").run(context);
      else announce(screen, `${inDigits(selection.size)} copied`);
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = isOurs(context, event) ? event.clipboardData?.getData("text/plain") : "";
      if (text) void addCopies(context, text, "paste");
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [context]);
}
