// Nodes under the hand: the picture follows at once, the document gets one move at the end.
import type { NodeChange } from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import type { CanvasNode } from "@/lib/client/canvas/canvas-elements";
import { draggedTo } from "@/lib/client/canvas/dragged-to";
import { moveCommand, type Positions, withPositions } from "@/lib/client/canvas/positions";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, NodeKey } from "@/lib/client/editor/editor-state";
import type { Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";

const graphOf = (state: EditorState) => state.graph;
const NOWHERE: Positions = new Map();

/** @returns the graph as dragged so far, whether a drag goes on, and what to call with React Flow's changes */
export function useDraggedGraph(): {
  graph: TriggerGraph;
  dragging: boolean;
  follow: (changes: readonly NodeChange<CanvasNode>[]) => void;
} {
  const editor = useEditor();
  const graph = useEditorState(graphOf);
  const latest = useRef(NOWHERE);
  const [dragged, setDragged] = useState(NOWHERE);
  const follow = (changes: readonly NodeChange<CanvasNode>[]) => {
    const positions = new Map<NodeKey, Position>(latest.current);
    let ended = false;
    for (const change of changes) {
      if (change.type !== "position") continue;
      if (change.position)
        for (const [key, place] of draggedTo(editor.store.getState().graph, change.id, change.position))
          positions.set(key, place);
      if (change.dragging === false) ended = true;
    }
    if (!ended) {
      if (positions.size === 0) return;
      latest.current = positions;
      setDragged(positions);
      return;
    }
    const command = moveCommand(editor.store.getState().graph, positions);
    latest.current = NOWHERE;
    setDragged(NOWHERE);
    if (command) editor.dispatch(command);
  };
  const shown = useMemo(() => withPositions(graph, dragged), [graph, dragged]);
  return { graph: shown, dragging: dragged.size > 0, follow };
}
