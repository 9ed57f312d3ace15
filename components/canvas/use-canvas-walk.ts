// The keyboard on the canvas: arrows walk, with Shift they choose more, with Alt they move what is chosen.
import { type FocusEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import { flushSync } from "react-dom";
import { nodeKeyOf } from "@/lib/client/canvas/canvas-elements";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import { moveCommand } from "@/lib/client/canvas/positions";
import { shownCollapsed, shownGraph } from "@/lib/client/canvas/shown-graph";
import { type Direction, nextNode, type Stop } from "@/lib/client/canvas/walk-graph";
import type { Editor } from "@/lib/client/editor/create-editor";
import { useEditor } from "@/lib/client/editor/editor-context";
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import type { Position } from "@/lib/core/graph/trigger-graph";

const DIRECTIONS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const STEP = 8;
const LONG_STEP = 48;
/** Frames to wait for a node that the camera has just brought into sight. */
const PATIENCE = 30;

/** The node that has the focus, if it is one of the document or the card of a group. */
const focusedStop = (target: EventTarget): Stop | null => {
  const id =
    target instanceof HTMLElement ? target.closest<HTMLElement>(".react-flow__node")?.dataset.id : undefined;
  return id?.startsWith("group:") ? (id as Stop) : id ? nodeKeyOf(id) : null;
};

export function useCanvasWalk(root: RefObject<HTMLElement | null>) {
  const editor = useEditor();
  const screen = useScreen();
  const frame = useRef(0);

  const focus = (key: Stop) => {
    // Drawn at once: what Tab does not reach is hidden while the camera moves, and takes no focus, and the next key may follow at once.
    flushSync(() => screen.setState({ tabStop: key }));
    screen.getState().camera?.show([key]);
    let tries = 0;
    const attempt = () => {
      const node = root.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(key)}"]`);
      if (node) node.focus({ preventScroll: true });
      else if (++tries < PATIENCE) frame.current = requestAnimationFrame(attempt);
    };
    cancelAnimationFrame(frame.current);
    attempt();
  };

  return {
    onFocus: (event: FocusEvent) => {
      const key = focusedStop(event.target);
      if (key && screen.getState().tabStop !== key) screen.setState({ tabStop: key });
    },
    onKeyDown: (event: KeyboardEvent) => {
      const direction = DIRECTIONS[event.key];
      const key = focusedStop(event.target);
      if (!direction || !key || screen.getState().connecting || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      if (event.altKey) {
        nudge(editor, key, direction, event.shiftKey ? LONG_STEP : STEP);
        return;
      }
      const { graph, branch, selection } = editor.store.getState();
      // An edge may lead out of the part that is shown, which then grows; up and down stay in it.
      const upright = direction === "up" || direction === "down";
      const seen = upright ? shownGraph(editor, screen) : graph;
      const next = nextNode(seen, branch, key, direction, shownCollapsed(editor, screen));
      if (!next) return;
      const chosen = keysBehind(graph, next);
      editor.select(event.shiftKey ? [...selection, ...keysBehind(graph, key), ...chosen] : chosen);
      focus(next);
    },
  };
}

/** Moves what is chosen, or the node with the focus when it is not chosen. */
function nudge(editor: Editor, focused: Stop, direction: Direction, step: number): void {
  const { graph, selection } = editor.store.getState();
  const behind = keysBehind(graph, focused);
  const moving = behind.every((key) => selection.has(key)) ? selection : new Set(behind);
  const dx = direction === "left" ? -step : direction === "right" ? step : 0;
  const dy = direction === "up" ? -step : direction === "down" ? step : 0;
  const positions = new Map<NodeKey, Position>();
  const add = (key: NodeKey, { x, y }: Position) => {
    if (moving.has(key)) positions.set(key, { x: x + dx, y: y + dy });
  };
  for (const { id, position } of graph.flows) add(flowKey(id), position);
  for (const { name, position } of graph.events) add(eventKey(name), position);
  for (const { id, position } of graph.notes ?? []) add(noteKey(id), position);
  const command = moveCommand(graph, positions);
  if (command) editor.dispatch(command);
}
