// The keys that belong to a connection on its way: step from target to target, or name one, connect, call it off.
import { isTyping } from "@/components/ui/is-typing";
import {
  aimAtNamed,
  aimAtNext,
  cancelConnecting,
  dropConnection,
  LETTERS_APART_MS,
} from "@/lib/client/canvas/connecting";
import type { ActionContext } from "./editor-actions.ts";

const STEPS: Record<string, 1 | -1> = { Tab: 1, ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @returns whether the key belonged to a connection on its way */
export function takesConnectionKey({ editor, screen }: ActionContext, event: KeyboardEvent): boolean {
  const { connecting } = screen.getState();
  if (!connecting || isTyping(event.target) || document.querySelector("dialog[open]")) return false;
  if (event.key === "Escape") {
    cancelConnecting(screen);
    return true;
  }
  const step = STEPS[event.key];
  if (step !== undefined) {
    aimAtNext(editor, screen, event.key === "Tab" && event.shiftKey ? -1 : step);
    return true;
  }
  const isNaming = performance.now() - connecting.typed.at < LETTERS_APART_MS;
  if (isOfName(event, isNaming)) {
    aimAtNamed(editor, screen, event.key, performance.now());
    return true;
  }
  if (event.key !== "Enter" || connecting.by !== "keyboard") return false;
  // After a name that no flow has there is nothing to connect to, and nothing to give up either.
  if (connecting.over !== null) dropConnection(editor, screen);
  return true;
}

/** A digit alone zooms. */
const isOfName = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, isNaming: boolean): boolean =>
  !ctrlKey && !metaKey && !altKey && (/^[\p{L}_]$/u.test(key) || (isNaming && /^\p{N}$/u.test(key)));
