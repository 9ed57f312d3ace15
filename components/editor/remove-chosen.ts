// Delete, by key, menu or panel: the graph without what is chosen, and the focus on what was next to it, or it would begin at the top of
// the page.
import { deleteCommand } from "@/lib/client/canvas/delete-command";
import { flowOfEdge } from "@/lib/client/canvas/edge-key";
import { nextAfter } from "@/lib/client/canvas/next-after";
import { shownCollapsed } from "@/lib/client/canvas/shown-graph";
import type { Stop } from "@/lib/client/canvas/walk-graph";
import { flowKey } from "@/lib/client/editor/editor-state";
import { focusNode } from "@/lib/client/editor/focus-node";
import type { Here } from "@/lib/client/editor/here";
import { announce } from "@/lib/client/editor/screen-state";

export function removeChosen(here: Here): void {
  const { editor, screen } = here;
  const { graph, selection, chosenEdges } = editor.store.getState();
  const removal = deleteCommand(graph, selection, chosenEdges);
  if (!removal) return;
  const next = nextStop(here);
  if (!editor.dispatch(removal.command, removal.label)) {
    announce(screen, `Nothing was deleted. ${editor.store.getState().refusal}`, "error");
    return;
  }
  editor.select([]);
  announce(screen, `Done: ${removal.label}`);
  // Rows of the list keep the focus by themselves.
  if (next && !document.activeElement?.closest("tr")) focusNode(screen, next);
}

function nextStop({ editor, screen }: Here): Stop | null {
  const { graph, branch, selection, chosenEdges } = editor.store.getState();
  const { tabStop } = screen.getState();
  const [first] = selection;
  if (first === undefined) {
    const [edge] = chosenEdges;
    const flow = edge && flowOfEdge(graph, edge);
    return flow ? flowKey(flow.id) : null;
  }
  const from =
    tabStop && (tabStop.startsWith("group:") || selection.has(tabStop as typeof first)) ? tabStop : first;
  return nextAfter(graph, branch, selection, from, shownCollapsed(editor, screen));
}
