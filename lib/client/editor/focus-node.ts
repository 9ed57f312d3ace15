// Puts the keyboard's focus on a node, wherever it is shown: a card of the canvas or a row of the list.
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import type { Screen } from "@/lib/client/editor/screen-state";

/** Frames to wait for what the camera or the list has just brought into sight. */
const PATIENCE = 30;

let frame = 0;

/** Does nothing when it does not come into sight: it is then still what Tab reaches on the canvas. */
export function focusNode(screen: Screen, key: NodeKey | GroupKey): void {
  screen.setState({ tabStop: key });
  const id = CSS.escape(key);
  let tries = 0;
  const attempt = () => {
    const node = document.querySelector<HTMLElement>(
      `.react-flow__node[data-id="${id}"], button[data-key="${id}"]`,
    );
    node?.focus({ preventScroll: true });
    // Not there yet, or hidden while the camera moves until it is drawn as what Tab reaches.
    if (document.activeElement !== node && ++tries < PATIENCE) frame = requestAnimationFrame(attempt);
  };
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(attempt);
}
