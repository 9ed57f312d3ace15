// What others delete while it is chosen here is told, and the keyboard's focus goes on beside it.
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { nextAfter } from "@/lib/client/canvas/next-after";
import { shownCollapsed } from "@/lib/client/canvas/shown-graph";
import { focusNode } from "@/lib/client/editor/focus-node";
import type { Here } from "@/lib/client/editor/here";
import { nodeNames } from "@/lib/client/editor/node-names";
import { joinNames } from "@/lib/core/foundation/join-names";

export function useLostChoice({ editor, screen }: Here): void {
  useEffect(
    () =>
      editor.store.subscribe(({ lost, graph }, before) => {
        if (!lost || lost === before.lost) return;
        const { names, author } = lost;
        showToast(`${author ?? "Several people"} deleted ${joinNames(names)}, which you had chosen`);
        const now = nodeNames(graph);
        const gone = new Set([...nodeNames(before.graph).keys()].filter((key) => !now.has(key)));
        const from = [...before.selection].find((key) => gone.has(key));
        if (from === undefined) return;
        const next = nextAfter(before.graph, before.branch, gone, from, shownCollapsed(editor, screen));
        // Once the card or the inspector that had the focus is gone.
        requestAnimationFrame(() => {
          if (next && document.activeElement === document.body) focusNode(screen, next);
        });
      }),
    [editor, screen],
  );
}
