"use client";
// Closes the inspector: nothing is chosen any more, and the focus is back on what was.
import { X } from "lucide-react";
import { useActionContext } from "@/components/editor/action-context";
import { IconButton } from "@/components/ui/icon-button";
import { flowOfEdge } from "@/lib/client/canvas/edge-key";
import { shownCard } from "@/lib/client/canvas/shown-graph";
import { flowKey } from "@/lib/client/editor/editor-state";
import { focusNode } from "@/lib/client/editor/focus-node";

export function CloseButton() {
  const { editor, screen } = useActionContext();
  const close = () => {
    const { graph, selection, chosenEdges } = editor.store.getState();
    const [edge] = chosenEdges;
    const waiting = edge && flowOfEdge(graph, edge);
    const key = [...selection][0] ?? (waiting && flowKey(waiting.id));
    editor.select([]);
    if (key) focusNode(screen, shownCard(editor, screen, key));
  };
  return <IconButton label="Close" icon={X} className="-mr-1.5" onClick={close} />;
}
