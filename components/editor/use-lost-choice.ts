// What others delete while it is chosen here is told; the keyboard's focus goes on beside what had it.
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { nodeKeyOf } from "@/lib/client/canvas/canvas-elements";
import { nextAfter } from "@/lib/client/canvas/next-after";
import { shownCollapsed } from "@/lib/client/canvas/shown-graph";
import { focusNode } from "@/lib/client/editor/focus-node";
import type { Here } from "@/lib/client/editor/here";
import { nodeNames } from "@/lib/client/editor/node-names";
import { joinNames } from "@/lib/core/foundation/join-names";

export function useLostChoice({ editor, screen }: Here): void {
  useEffect(
    () =>
      editor.store.subscribe(({ lost, graph, revision }, before) => {
        if (graph === before.graph || revision === before.revision) return;
        const isLost = lost !== null && lost !== before.lost;
        if (isLost)
          showToast(
            `${lost.author ?? "Several people"} deleted ${joinNames(lost.names)}, which you had chosen`,
          );
        // Not drawn yet: the card that has the focus is still there.
        const id = document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
        const focused = id === undefined ? null : nodeKeyOf(id);
        if (!isLost && focused === null) return;
        const now = nodeNames(graph);
        if (!isLost && focused !== null && now.has(focused)) return;
        const gone = new Set([...nodeNames(before.graph).keys()].filter((key) => !now.has(key)));
        const from = focused ?? [...before.selection].find((key) => gone.has(key));
        if (from === undefined || !gone.has(from)) return;
        const next = nextAfter(before.graph, before.branch, gone, from, shownCollapsed(editor, screen));
        // Once the card or the inspector that had the focus is gone.
        requestAnimationFrame(() => {
          if (next && document.activeElement === document.body) focusNode(screen, next);
        });
      }),
    [editor, screen],
  );
}
