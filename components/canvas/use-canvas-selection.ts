// Takes what React Flow says is chosen over into the editor, which alone knows it.
import type { EdgeChange, NodeChange } from "@xyflow/react";
import type { CanvasEdge, CanvasNode } from "@/lib/client/canvas/canvas-elements";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import type { Editor } from "@/lib/client/editor/create-editor";
import type { EdgeKey } from "@/lib/client/editor/editor-state";

export function selectNodes(editor: Editor, changes: readonly NodeChange<CanvasNode>[]): void {
  const { graph, selection, chosenEdges } = editor.store.getState();
  const next = new Set(selection);
  for (const change of changes) {
    if (change.type !== "select") continue;
    for (const key of keysBehind(graph, change.id)) {
      if (change.selected) next.add(key);
      else next.delete(key);
    }
  }
  editor.select(next, chosenEdges);
}

export function selectEdges(
  editor: Editor,
  changes: readonly EdgeChange<CanvasEdge>[],
  edges: readonly CanvasEdge[],
): void {
  const keys = new Map(edges.map(({ id, data }) => [id, data?.key ?? null]));
  const { selection, chosenEdges } = editor.store.getState();
  const next = new Set<EdgeKey>(chosenEdges);
  for (const change of changes) {
    if (change.type !== "select") continue;
    const key = keys.get(change.id);
    if (!key) continue;
    if (change.selected) next.add(key);
    else next.delete(key);
  }
  editor.select(selection, next);
}
