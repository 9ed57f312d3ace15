// Moves what is chosen with the pointer: the picture follows at once, the document gets one command at the end.
import { moveCommand, movedBy } from "@/lib/client/canvas/positions";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { Position } from "@/lib/core/graph/trigger-graph";
import type { Gesture, GestureContext } from "./gesture.ts";

const GRID = 8;
const snap = (value: number): number => Math.round(value / GRID) * GRID;

/**
 * @param held the node under the pointer: it goes to the grid, the others keep their distance from it
 * @param behind what is chosen with it; all that is chosen moves when this is
 * @param settle called once the move is in the document
 */
export function dragNodes(
  context: GestureContext,
  { id: held, keys: behind }: { id: string; keys: readonly NodeKey[] },
  from: Position,
  settle: () => void,
): Gesture {
  const { editor, flow, scene, setHand } = context;
  const { selection } = editor.store.getState();
  const keys: ReadonlySet<NodeKey> = behind.every((key) => selection.has(key)) ? selection : new Set(behind);
  const start = flow.screenToFlowPosition(from, { snapToGrid: false });
  const { nodes, placeOf } = scene.scene();
  const home = nodes[placeOf.get(held) ?? -1]?.position ?? { x: 0, y: 0 };
  let by: Position = { x: 0, y: 0 };
  const follow = (x: number, y: number) => {
    const now = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
    const next = { x: snap(home.x + now.x - start.x) - home.x, y: snap(home.y + now.y - start.y) - home.y };
    if (next.x === by.x && next.y === by.y) return;
    by = next;
    setHand({ drag: { keys, by } });
  };
  return {
    pans: true,
    move: follow,
    end(x, y) {
      follow(x, y);
      const { graph } = editor.store.getState();
      const command = moveCommand(graph, movedBy(graph, keys, by));
      if (command) editor.dispatch(command);
      settle();
      setHand({ drag: null });
    },
    cancel: () => setHand({ drag: null }),
  };
}
