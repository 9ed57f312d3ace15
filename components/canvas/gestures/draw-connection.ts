// A connection drawn with the pointer: from a port to anywhere on a card.
import { aimAt, cancelConnecting, dropConnection, startConnecting } from "@/lib/client/canvas/connecting";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { type Gesture, type GestureContext, nodeUnder } from "./gesture.ts";

export function drawConnection(context: GestureContext, source: NodeKey): Gesture {
  const { editor, screen, flow, setHand } = context;
  const started = startConnecting(context, source, "pointer");
  const aim = (x: number, y: number) => {
    const node = nodeUnder(context, x, y);
    aimAt(editor, screen, node?.type === "flow" || node?.type === "gate" ? node.data.flowId : null);
  };
  return {
    pans: true,
    move(x, y) {
      setHand({ line: flow.screenToFlowPosition({ x, y }, { snapToGrid: false }) });
      aim(x, y);
    },
    async end(x, y) {
      // A quick hand may drop before the targets are judged.
      await started;
      aim(x, y);
      setHand({ line: null });
      dropConnection(editor, screen);
    },
    async cancel() {
      await started;
      setHand({ line: null });
      cancelConnecting(screen);
    },
  };
}
