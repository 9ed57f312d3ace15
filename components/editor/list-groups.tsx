// Groups and notes in the list view, above the flows: chosen, collapsed, undone and deleted as on the canvas.
import {
  ChevronsDownUp,
  ChevronsUpDown,
  Ellipsis,
  Group as GroupIcon,
  StickyNote,
  Trash2,
  Ungroup,
} from "lucide-react";
import { type MouseEvent, useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { deleteCommand } from "@/lib/client/canvas/delete-command";
import { membersInWords } from "@/lib/client/canvas/group-nodes";
import { membersByGroup } from "@/lib/client/canvas/whole-groups";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { announce } from "@/lib/client/editor/screen-state";
import type { Command } from "@/lib/core/graph/command";
import type { Group, Note, TriggerGraph } from "@/lib/core/graph/trigger-graph";

const graphOf = (state: EditorState) => state.graph;
const selectionOf = (state: EditorState) => state.selection;
const collapsedOf = (state: EditorState) => state.collapsed;

export function ListGroups() {
  const graph = useEditorState(graphOf);
  const members = useMemo(() => membersByGroup(graph), [graph]);
  const { groups = [], notes = [] } = graph;
  if (groups.length + notes.length === 0) return null;
  return (
    <section
      aria-label="Groups and notes"
      className="max-h-[40%] shrink-0 overflow-y-auto border-line border-b"
    >
      <ul className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2">
        {groups.map((group) => (
          <GroupItem key={group.id} group={group} members={members.get(group.id) ?? []} />
        ))}
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ul>
    </section>
  );
}

function GroupItem({ group, members }: { group: Group; members: readonly NodeKey[] }) {
  const editor = useEditor();
  const selection = useEditorState(selectionOf);
  const collapsed = useEditorState(collapsedOf).has(group.id);
  const act = useAct();
  const chosen = members.length > 0 && members.every((key) => selection.has(key));
  const flows = members.filter((key) => key.startsWith("flow:")).length;
  const words = membersInWords({ flows, events: members.length - flows }) || "empty";
  const items: MenuItem[] = [
    {
      label: collapsed ? "Expand on the canvas" : "Collapse on the canvas",
      icon: collapsed ? ChevronsUpDown : ChevronsDownUp,
      onSelect: () => {
        const others = [...editor.store.getState().collapsed].filter((id) => id !== group.id);
        editor.collapse(collapsed ? others : [...others, group.id]);
      },
    },
    {
      label: "Ungroup",
      icon: Ungroup,
      onSelect: () =>
        act(() => ({ command: { type: "remove-group", group: group.id }, label: `ungroup ${group.name}` })),
    },
    { kind: "separator" },
    {
      label: `Delete ${words}`,
      icon: Trash2,
      danger: true,
      onSelect: () => act((graph) => deleteCommand(graph, new Set(members), new Set())),
    },
  ];
  return (
    <Item
      icon={GroupIcon}
      name={group.name}
      note={collapsed ? `${words}, collapsed` : words}
      chosen={chosen}
      keys={members}
      items={members.length > 0 ? items : items.slice(1, 2)}
    />
  );
}

function NoteItem({ note }: { note: Note }) {
  const chosen = useEditorState((state) => state.selection.has(noteKey(note.id)));
  const act = useAct();
  const keys = [noteKey(note.id)];
  return (
    <Item
      icon={StickyNote}
      name={note.text.replace(/\s+/g, " ").trim() || "Empty note"}
      note="note"
      chosen={chosen}
      keys={keys}
      items={[
        {
          label: "Delete",
          icon: Trash2,
          danger: true,
          onSelect: () => act((graph) => deleteCommand(graph, new Set(keys), new Set())),
        },
      ]}
    />
  );
}

/** Makes an edit and says how it went. */
function useAct() {
  const editor = useEditor();
  const screen = useScreen();
  return (make: (graph: TriggerGraph) => { command: Command; label: string } | null) => {
    const edit = make(editor.store.getState().graph);
    if (!edit) return;
    if (editor.dispatch(edit.command, edit.label)) announce(screen, `Done: ${edit.label}`);
    else announce(screen, `Nothing was changed. ${editor.store.getState().refusal}`, "error");
  };
}

function Item({
  icon: Icon,
  name,
  note,
  chosen,
  keys,
  items,
}: {
  icon: typeof GroupIcon;
  name: string;
  note: string;
  chosen: boolean;
  keys: readonly NodeKey[];
  items: MenuItem[];
}) {
  const editor = useEditor();
  const choose = (event: MouseEvent) => {
    const more = event.shiftKey || event.metaKey || event.ctrlKey;
    editor.select(more ? [...editor.store.getState().selection, ...keys] : keys);
  };
  return (
    <li
      className={classNames(
        "flex max-w-full items-center gap-1 rounded-control pl-1.5",
        chosen ? "bg-chosen" : "hover:bg-hover",
      )}
    >
      <button
        type="button"
        data-key={keys.find((key) => key.startsWith("note:"))}
        aria-pressed={chosen}
        onClick={choose}
        className="flex min-h-7 min-w-0 items-center gap-1.5 rounded-control text-left"
      >
        <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        <span className="max-w-[320px] truncate font-medium">{name}</span>
        <span className="shrink-0 text-small text-text-3">{note}</span>
      </button>
      <Menu
        label={`What to do with ${name}`}
        align="end"
        items={items}
        trigger={(props) => (
          <button
            type="button"
            {...props}
            aria-label={`What to do with ${name}`}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover aria-expanded:bg-hover"
          >
            <Ellipsis size={16} strokeWidth={1.75} />
          </button>
        )}
      />
    </li>
  );
}
