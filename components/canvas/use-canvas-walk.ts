// The keyboard on the canvas: arrows walk, with Shift they choose more, with Alt they move what is chosen.
import { type FocusEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import { nodeKeyOf } from "@/lib/client/canvas/canvas-elements";
import { moveCommand } from "@/lib/client/canvas/positions";
import { shownGraph } from "@/lib/client/canvas/shown-graph";
import { type Direction, nextNode } from "@/lib/client/canvas/walk-graph";
import type { Editor } from "@/lib/client/editor/create-editor";
import { useEditor } from "@/lib/client/editor/editor-context";
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
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

/** The node that has the focus, if it is one of the document. */
const focusedKey = (target: EventTarget): NodeKey | null => {
  const id =
    target instanceof HTMLElement ? target.closest<HTMLElement>(".react-flow__node")?.dataset.id : undefined;
  return id ? nodeKeyOf(id) : null;
};

export function useCanvasWalk(root: RefObject<HTMLElement | null>) {
  const editor = useEditor();
  const screen = useScreen();
  const frame = useRef(0);

  const focus = (key: NodeKey) => {
    screen.setState({ tabStop: key });
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
      const key = focusedKey(event.target);
      if (key && screen.getState().tabStop !== key) screen.setState({ tabStop: key });
    },
    onKeyDown: (event: KeyboardEvent) => {
      const direction = DIRECTIONS[event.key];
      const key = focusedKey(event.target);
      if (!direction || !key || screen.getState().connecting || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      if (event.altKey) {
        nudge(editor, key, direction, event.shiftKey ? LONG_STEP : STEP);
        return;
      }
      const { graph, branch, selection } = editor.store.getState();
      // An edge may lead out of the part that is shown, which then grows; up and down stay in it.
      const upright = direction === "up" || direction === "down";
      const next = nextNode(upright ? shownGraph(editor, screen) : graph, branch, key, direction);
      if (!next) return;
      editor.select(event.shiftKey ? [...selection, key, next] : [next]);
      focus(next);
    },
  };
}

/** Moves what is chosen, or the node with the focus when it is not chosen. */
function nudge(editor: Editor, focused: NodeKey, direction: Direction, step: number): void {
  const { graph, selection } = editor.store.getState();
  const moving = selection.has(focused) ? selection : new Set([focused]);
  const dx = direction === "left" ? -step : direction === "right" ? step : 0;
  const dy = direction === "up" ? -step : direction === "down" ? step : 0;
  const positions = new Map<NodeKey, Position>();
  const add = (key: NodeKey, { x, y }: Position) => {
    if (moving.has(key)) positions.set(key, { x: x + dx, y: y + dy });
  };
  for (const { id, position } of graph.flows) add(flowKey(id), position);
  for (const { name, position } of graph.events) add(eventKey(name), position);
  const command = moveCommand(graph, positions);
  if (command) editor.dispatch(command);
}
