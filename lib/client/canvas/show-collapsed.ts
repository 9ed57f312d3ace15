// Groups shown as one card or as their members, and the focus on what then stands where it was, or it would begin at the top of the page.
import { frameId } from "@/lib/client/canvas/canvas-elements";
import { standIns } from "@/lib/client/canvas/collapse";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import { shownCollapsed } from "@/lib/client/canvas/shown-graph";
import type { Stop } from "@/lib/client/canvas/walk-graph";
import { groupKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { focusNode } from "@/lib/client/editor/focus-node";
import type { Here } from "@/lib/client/editor/here";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** Collapses these groups and expands all others. @param collapsed ids */
export function showCollapsed({ editor, screen }: Here, collapsed: Iterable<string>): void {
  const node = document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  editor.collapse(collapsed);
  const next =
    node === undefined
      ? null
      : standsFor(editor.store.getState().graph, shownCollapsed(editor, screen), node);
  if (next) focusNode(screen, next);
}

/** @returns what stands where a node of the canvas was; null when it still does */
function standsFor(graph: TriggerGraph, collapsed: ReadonlySet<string>, node: string): Stop | null {
  for (const { id } of graph.groups ?? []) {
    if (node === frameId(id) && collapsed.has(id)) return groupKey(id);
    if (node === groupKey(id) && !collapsed.has(id)) return keysBehind(graph, groupKey(id))[0] ?? null;
  }
  return standIns(graph, collapsed).get(node as NodeKey) ?? null;
}
