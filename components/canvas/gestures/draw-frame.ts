// Chooses what a frame drawn over the canvas touches, while it is drawn.
import { keysTouching } from "@/lib/client/canvas/scene-handle";
import type { Position } from "@/lib/core/graph/trigger-graph";
import type { Gesture, GestureContext } from "./gesture.ts";

export function drawFrame(
  { editor, screen, flow, store, scene, setHand }: GestureContext,
  from: Position,
): Gesture {
  const before = [...editor.store.getState().selection];
  screen.setState({ framing: true });
  const start = flow.screenToFlowPosition(from, { snapToGrid: false });
  const follow = (x: number, y: number) => {
    const now = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
    const box = {
      x: Math.min(start.x, now.x),
      y: Math.min(start.y, now.y),
      width: Math.abs(now.x - start.x),
      height: Math.abs(now.y - start.y),
    };
    const [left, top, zoom] = store.getState().transform;
    setHand({
      frame: {
        x: box.x * zoom + left,
        y: box.y * zoom + top,
        width: box.width * zoom,
        height: box.height * zoom,
      },
    });
    editor.select(keysTouching(scene, editor.store.getState().graph, box));
  };
  return {
    pans: true,
    move: follow,
    end(x, y) {
      follow(x, y);
      setHand({ frame: null });
      screen.setState({ framing: false });
    },
    cancel() {
      setHand({ frame: null });
      editor.select(before);
      screen.setState({ framing: false });
    },
  };
}
