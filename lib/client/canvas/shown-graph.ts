// The part of the document that is shown, for what acts on "everything" at once.
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { Editor } from "../editor/create-editor.ts";
import type { GroupKey, NodeKey } from "../editor/editor-state.ts";
import type { Screen } from "../editor/screen-state.ts";
import { onlyNodes, shownAround } from "./around.ts";
import { standIns } from "./collapse.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** @returns the groups that are one card now: while a part of the graph is shown, none is */
export function shownCollapsed(editor: Editor, screen: Screen): ReadonlySet<string> {
  const { graph, branch, collapsed } = editor.store.getState();
  return shownAround(graph, branch, screen.getState().around) ? NOTHING : collapsed;
}

/** @returns the document, or only its nodes that are shown now: for their places and names, since edges to the rest lead nowhere in it */
export function shownGraph(editor: Editor, screen: Screen): TriggerGraph {
  const { graph, branch } = editor.store.getState();
  const shown = shownAround(graph, branch, screen.getState().around);
  return shown ? onlyNodes(graph, shown.keys) : graph;
}

/** @returns the card that stands for a node now: its own, or that of its collapsed group */
export const shownCard = (editor: Editor, screen: Screen, key: NodeKey): NodeKey | GroupKey =>
  standIns(editor.store.getState().graph, shownCollapsed(editor, screen)).get(key) ?? key;
