// What others delete while it is chosen here is told; the keyboard's focus goes on beside what had it.
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { besideGone, focusedNode } from "@/lib/client/canvas/keep-focus";
import { noteKey } from "@/lib/client/editor/editor-state";
import { focusNode } from "@/lib/client/editor/focus-node";
import type { Here } from "@/lib/client/editor/here";
import { hasNode } from "@/lib/client/editor/node-names";
import { joinNames } from "@/lib/core/foundation/join-names";

export function useLostChoice({ editor, screen }: Here): void {
  useEffect(
    () =>
      editor.store.subscribe((state, before) => {
        if (state.graph === before.graph || state.revision === before.revision) return;
        const { lost, graph } = state;
        const { editingNote } = screen.getState();
        // It may come back, and is then not being written.
        if (editingNote && !hasNode(graph, noteKey(editingNote.id))) screen.setState({ editingNote: null });
        const isLost = lost !== null && lost !== before.lost;
        if (isLost)
          showToast(
            `${lost.author ?? "Several people"} deleted ${joinNames(lost.names)}, which you had chosen`,
          );
        // Not drawn yet: the card that has the focus is still there.
        const focused = focusedNode();
        const from =
          focused ?? (isLost ? [...before.selection].find((key) => !hasNode(graph, key)) : undefined);
        if (from === undefined || hasNode(graph, from)) return;
        const next = besideGone({ editor, screen }, before, from);
        // Once the card or the inspector that had the focus is gone.
        requestAnimationFrame(() => {
          if (next && document.activeElement === document.body) focusNode(screen, next);
        });
      }),
    [editor, screen],
  );
}
