// The keyboard's focus goes on beside a node that is taken away, or it would begin at the top of the page.

import { focusNode } from "../editor/focus-node.ts";
import type { Here } from "../editor/here.ts";
import { nodeNames } from "../editor/node-names.ts";
import { nodeKeyOf } from "./canvas-elements.ts";
import { nextAfter } from "./next-after.ts";
import { shownCollapsed } from "./shown-graph.ts";

/** Does something that may take away the node with the focus. */
export function keepFocus(here: Here, act: () => void): void {
  const { graph, branch } = here.editor.store.getState();
  const id = document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const focused = id === undefined ? null : nodeKeyOf(id);
  act();
  if (focused === null) return;
  const now = nodeNames(here.editor.store.getState().graph);
  if (now.has(focused)) return;
  const gone = new Set([...nodeNames(graph).keys()].filter((key) => !now.has(key)));
  const next = nextAfter(graph, branch, gone, focused, shownCollapsed(here.editor, here.screen));
  if (next) focusNode(here.screen, next);
}
