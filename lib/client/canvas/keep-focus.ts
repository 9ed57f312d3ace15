// The keyboard's focus goes on beside a node that is taken away, or it would begin at the top of the page.
import type { EditorState, NodeKey } from "../editor/editor-state.ts";
import { focusNode } from "../editor/focus-node.ts";
import type { Here } from "../editor/here.ts";
import { hasNode, nodeNames } from "../editor/node-names.ts";
import { nodeKeyOf } from "./canvas-elements.ts";
import { nextAfter } from "./next-after.ts";
import { shownCollapsed } from "./shown-graph.ts";
import type { Stop } from "./walk-graph.ts";

/** @returns the node of the canvas that has the focus */
export function focusedNode(): NodeKey | null {
  const id = document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  return id === undefined ? null : nodeKeyOf(id);
}

/**
 * @param before the editor when `gone` was there
 * @returns what the focus goes to instead: the event under its new name, or what the arrow keys would have led to. Linear
 */
export function besideGone({ editor, screen }: Here, before: EditorState, gone: NodeKey): Stop | null {
  const { graph, selection } = editor.store.getState();
  const [former, now] = [nodeNames(before.graph), nodeNames(graph)];
  // An event is its name: what is chosen follows it.
  const renamed = [...selection].find((key) => key.startsWith("event:") && !former.has(key));
  if (renamed && gone.startsWith("event:")) return renamed;
  const all = new Set([...former.keys()].filter((key) => !now.has(key)));
  return nextAfter(before.graph, before.branch, all, gone, shownCollapsed(editor, screen));
}

/** Does something that may take away the node with the focus. */
export function keepFocus(here: Here, act: () => void): void {
  const { store } = here.editor;
  const before = store.getState();
  const focused = focusedNode();
  act();
  if (focused === null || hasNode(store.getState().graph, focused)) return;
  const next = besideGone(here, before, focused);
  if (next) focusNode(here.screen, next);
}
