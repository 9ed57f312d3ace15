// Groups and notes among the actions of the editor.

import { groupCommand, ungroupCommand } from "@/lib/client/canvas/group-command";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import { newNote } from "@/lib/client/canvas/note-command";
import { showCollapsed } from "@/lib/client/canvas/show-collapsed";
import { chosenGroups } from "@/lib/client/canvas/whole-groups";
import { awaitField, requestRename } from "@/lib/client/editor/awaited-field";
import { groupKey, noteKey } from "@/lib/client/editor/editor-state";
import { newId } from "@/lib/client/editor/new-id";
import { announce, setPanel } from "@/lib/client/editor/screen-state";
import { placeBesideSelection } from "@/lib/client/palette/free-place";
import { counted } from "@/lib/core/foundation/counted";
import type { ActionContext, EditorAction } from "./editor-actions.ts";

function group({ editor, screen }: ActionContext): void {
  const { graph, selection } = editor.store.getState();
  const grouped = groupCommand(graph, selection, newId);
  if (!grouped) {
    announce(screen, "Nothing to group: what is chosen is a group already");
    return;
  }
  if (!editor.dispatch(grouped.command, grouped.label)) return;
  const members = keysBehind(editor.store.getState().graph, groupKey(grouped.group.id));
  // One alone opens its own inspector, where the group is a field. Notes are in no group: with them chosen it would have no name field.
  if (grouped.isNew && members.length > 1) {
    editor.select(members);
    requestRename(screen, groupKey(grouped.group.id));
  }
  setPanel(screen, "inspector", { open: true });
  announce(screen, `Done: ${grouped.label}`);
}

function ungroup({ editor, screen }: ActionContext): void {
  const { graph, selection } = editor.store.getState();
  const ungrouped = ungroupCommand(graph, selection);
  if (ungrouped && editor.dispatch(ungrouped.command, ungrouped.label))
    announce(screen, `Done: ${ungrouped.label}`);
}

/** Those that look chosen: whole ones, and collapsed ones. */
const groupsOf = ({ editor }: ActionContext): ReadonlySet<string> => {
  const { graph, selection, collapsed } = editor.store.getState();
  return chosenGroups(graph, selection, collapsed);
};

function collapseOrExpand(context: ActionContext): void {
  const { editor, screen } = context;
  const { graph, collapsed } = editor.store.getState();
  const chosen = groupsOf(context);
  const opens = [...chosen].every((id) => collapsed.has(id));
  const rest = [...collapsed].filter((id) => !chosen.has(id));
  showCollapsed(context, opens ? rest : [...rest, ...chosen]);
  const names = graph.groups?.filter(({ id }) => chosen.has(id)).map(({ name }) => name) ?? [];
  const what = names.length === 1 ? names[0] : counted(names.length, "group");
  announce(screen, `${what} ${opens ? "expanded" : "collapsed"}`);
}

function collapseAll(context: ActionContext): void {
  const { editor, screen } = context;
  const { graph, collapsed } = editor.store.getState();
  const ids = graph.groups?.map(({ id }) => id) ?? [];
  const opens = ids.every((id) => collapsed.has(id));
  showCollapsed(context, opens ? [] : ids);
  announce(screen, `All groups ${opens ? "expanded" : "collapsed"}`);
}

function addNote({ editor, screen }: ActionContext): void {
  const { graph } = editor.store.getState();
  const { camera } = screen.getState();
  const middle = camera?.middle() ?? placeBesideSelection(graph, null, null);
  const command = newNote(graph, newId(), middle);
  if (!editor.dispatch(command)) return;
  const key = noteKey(command.note.id);
  if (camera) {
    awaitField(screen, key);
    editor.select([key]);
    screen.setState({ editingNote: { id: command.note.id, isNew: true }, tabStop: key });
    return;
  }
  requestRename(screen, key);
  editor.focus([key]);
}

const isChosen = ({ editor }: ActionContext): boolean =>
  [...editor.store.getState().selection].some((key) => !key.startsWith("note:"));
const hasGroups = ({ editor }: ActionContext): boolean => editor.store.getState().graph.groups !== undefined;

export const GROUP_ACTIONS: readonly EditorAction[] = [
  {
    id: "group",
    label: "Group what is chosen",
    keys: ["mod+G"],
    group: "Draw",
    enabled: isChosen,
    run: group,
  },
  {
    id: "ungroup",
    label: "Ungroup, or take out of the group",
    keys: ["mod+shift+G"],
    group: "Draw",
    enabled: ({ editor }) => {
      const { graph, selection } = editor.store.getState();
      return ungroupCommand(graph, selection) !== null;
    },
    run: ungroup,
  },
  {
    id: "collapse",
    label: "Collapse or expand the group",
    keys: ["G"],
    group: "View",
    enabled: (context) => groupsOf(context).size > 0,
    run: collapseOrExpand,
  },
  {
    id: "collapse-all",
    label: "Collapse or expand all groups",
    keys: [],
    group: "View",
    enabled: hasGroups,
    run: collapseAll,
  },
  { id: "note", label: "Add a note", keys: ["N"], group: "Draw", enabled: () => true, run: addNote },
];
