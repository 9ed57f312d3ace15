// Remembers in this browser which groups are collapsed.
import { useLayoutEffect } from "react";
import { chosenGroups, wholeGroups } from "@/lib/client/canvas/whole-groups";
import { keepCollapsed, readCollapsed } from "@/lib/client/editor/collapsed-groups";
import type { Editor } from "@/lib/client/editor/create-editor";

export function useCollapsedGroups(editor: Editor): void {
  // Before the page is painted: the server cannot know, and nothing may jump.
  useLayoutEffect(() => {
    const { graphId, graph, selection } = editor.store.getState();
    const kept = readCollapsed(window.localStorage, graphId);
    // A flow that a link has chosen is to be seen; a group that is chosen as a whole is seen as its card.
    const whole = new Set(wholeGroups(graph, selection).map(({ id }) => id));
    const chosen = chosenGroups(graph, selection, new Set(kept));
    editor.collapse(kept.filter((id) => whole.has(id) || !chosen.has(id)));
    return editor.store.subscribe(({ collapsed }, before) => {
      if (collapsed !== before.collapsed) keepCollapsed(window.localStorage, graphId, collapsed);
    });
  }, [editor]);
}
