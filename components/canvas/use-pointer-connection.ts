// A connection drawn with the mouse: from a port to anywhere on a card.
import type { OnConnectStart } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { nodeKeyOf } from "@/lib/client/canvas/canvas-elements";
import { aimAt, cancelConnecting, dropConnection, startConnecting } from "@/lib/client/canvas/connecting";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";

const byPointer = ({ connecting }: ScreenState) => connecting?.by === "pointer";

/** The flow whose card, or whose gate, is under the point. */
function flowAt(x: number, y: number): string | null {
  const node = document.elementFromPoint(x, y)?.closest<HTMLElement>(".react-flow__node");
  const key = node?.dataset.id ? nodeKeyOf(node.dataset.id) : null;
  return key?.startsWith("flow:") ? key.slice("flow:".length) : null;
}

export function usePointerConnection(): {
  onConnectStart: OnConnectStart;
  onConnectEnd: (event: MouseEvent | TouchEvent) => Promise<void>;
} {
  const editor = useEditor();
  const screen = useScreen();
  const drawing = useScreenState(byPointer);
  useEffect(() => {
    if (!drawing) return;
    let frame = 0;
    const follow = (event: PointerEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => aimAt(editor, screen, flowAt(event.clientX, event.clientY)));
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      cancelConnecting(screen);
    };
    window.addEventListener("pointermove", follow);
    window.addEventListener("keydown", leave, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", follow);
      window.removeEventListener("keydown", leave, { capture: true });
    };
  }, [drawing, editor, screen]);
  const started = useRef<Promise<void>>(Promise.resolve());
  return {
    onConnectStart: (_event, { nodeId }) => {
      const key = nodeId ? nodeKeyOf(nodeId) : null;
      if (key) started.current = startConnecting(editor, screen, key, "pointer");
    },
    onConnectEnd: async (event) => {
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      const flow = point ? flowAt(point.clientX, point.clientY) : null;
      // A quick hand may drop before the targets are judged.
      await started.current;
      aimAt(editor, screen, flow);
      dropConnection(editor, screen);
    },
  };
}
