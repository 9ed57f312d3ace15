// What can be done in the editor beyond drawing and looking around: fetched after it can be used, and then part of the same list.

import { type Axis, align, distribute, type Line } from "@/lib/client/canvas/arrange";
import { bypassCommand } from "@/lib/client/canvas/bypass-command";
import { copyText } from "@/lib/client/canvas/copy-text";
import { keepFocus } from "@/lib/client/canvas/keep-focus";
import { type Along, reach } from "@/lib/client/canvas/reach";
import { tidyApart } from "@/lib/client/canvas/tidy-apart";
import { membersByGroup, wholeGroups } from "@/lib/client/canvas/whole-groups";
import { requestRename } from "@/lib/client/editor/awaited-field";
import { eventKey, flowKey, type GroupKey, groupKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { fetchNow } from "@/lib/client/editor/fetch-part";
import { focusNode } from "@/lib/client/editor/focus-node";
import { newId } from "@/lib/client/editor/new-id";
import { announce, type PanelName, setPanel } from "@/lib/client/editor/screen-state";
import { counted, inDigits } from "@/lib/core/foundation/counted";
import type { CommandOf } from "@/lib/core/graph/command";
import { type ActionContext, EDITOR_ACTIONS, type EditorAction, onCanvas } from "./editor-actions.ts";
import { EXPORT_ACTIONS } from "./export-actions.ts";
import { FIND_ACTIONS } from "./find-actions.ts";
import { GROUP_ACTIONS } from "./group-actions.ts";
import { PAGE_ACTIONS } from "./page-actions.ts";

const chosenAtLeast =
  (count: number) =>
  ({ editor }: ActionContext): boolean =>
    editor.store.getState().selection.size >= count;

function move({ editor, screen }: ActionContext, moves: CommandOf<"move">, label: string): void {
  const count = moves.flows.length + moves.events.length + (moves.notes?.length ?? 0);
  if (count > 0) editor.dispatch(moves, label);
  announce(screen, count > 0 ? `Done: ${label}` : "Nothing to move: they stand like that already");
}

const chooseAlong =
  (along: Along) =>
  ({ editor, screen }: ActionContext): void => {
    const { graph, branch, selection } = editor.store.getState();
    const keys = reach(graph, branch, selection, along);
    editor.select(keys);
    announce(screen, `${inDigits(keys.length)} chosen`);
  };

const alignTo = (line: Line) => (context: ActionContext) => {
  const { graph, selection } = context.editor.store.getState();
  move(context, align(graph, selection, line), `align ${counted(selection.size, "node")}`);
};

const distributeAlong = (axis: Axis) => (context: ActionContext) => {
  const { graph, selection } = context.editor.store.getState();
  move(context, distribute(graph, selection, axis), `space ${counted(selection.size, "node")} evenly`);
};

async function tidyChosen(context: ActionContext): Promise<void> {
  const { graph, branch, selection } = context.editor.store.getState();
  const chosen = {
    ...graph,
    flows: graph.flows.filter(({ id }) => selection.has(flowKey(id))),
    events: graph.events.filter(({ name }) => selection.has(eventKey(name))),
  };
  move(context, await tidyApart(chosen, branch), `tidy ${counted(selection.size, "node")}`);
}

function bypassChosen(context: ActionContext): void {
  const { editor, screen } = context;
  const { graph, branch, selection } = editor.store.getState();
  const bypass = bypassCommand(graph, branch, selection);
  if (!bypass) return;
  let isDone = false;
  keepFocus(context, () => {
    isDone = editor.dispatch(bypass.command, bypass.label);
  });
  if (!isDone) {
    announce(screen, `Nothing was deleted. ${editor.store.getState().refusal}`, "error");
    return;
  }
  editor.select([]);
  announce(screen, `Done: ${bypass.label}`);
}

const ALIGNED: readonly [Line, string][] = [
  ["left", "Align left edges"],
  ["centre", "Align centres, one under another"],
  ["right", "Align right edges"],
  ["top", "Align top edges"],
  ["middle", "Align middles, side by side"],
  ["bottom", "Align bottom edges"],
];

/** Adds what the text of a copy holds and chooses it. */
export async function addCopies(
  { editor, screen }: ActionContext,
  text: string,
  verb: "paste" | "duplicate",
): Promise<void> {
  const part = await fetchNow(screen, () => import("@/lib/client/canvas/paste-command"));
  const copied = part?.pasteCommand(editor.store.getState().graph, text, newId);
  if (!copied || !editor.dispatch(copied.command, `${verb} ${counted(copied.keys.length, "node")}`)) return;
  editor.select(copied.keys);
  const [first] = copied.keys;
  // The keys that follow are meant for the copies.
  if (first && document.activeElement?.matches(".react-flow__node, tr *, body")) focusNode(screen, first);
  announce(screen, `${inDigits(copied.keys.length)} added`);
}

function duplicate(context: ActionContext): void {
  const { graph, selection } = context.editor.store.getState();
  const text = copyText(graph, selection);
  if (text !== null) void addCopies(context, text, "duplicate");
}

const FIRST_FIELD = "aside[aria-label=Inspector] :is(input, button, select, textarea)";

/** Opens the inspector and goes to its first field; that is fetched when it is first opened. */
function openInspector({ screen }: ActionContext): void {
  setPanel(screen, "inspector", { open: true });
  let tries = 0;
  const enter = () => {
    const field = document.querySelector<HTMLElement>(FIRST_FIELD);
    if (!field) {
      if (++tries < 40) setTimeout(enter, 50);
      return;
    }
    field.focus();
  };
  setTimeout(enter, 50);
}

function rename(context: ActionContext): void {
  const key = oneName(context);
  if (key !== null) requestRename(context.screen, key);
}

function open(context: ActionContext): void {
  const { editor, screen } = context;
  const { selection } = editor.store.getState();
  const [only] = selection;
  if (selection.size === 1 && only?.startsWith("note:") && onCanvas(context))
    screen.setState({ editingNote: { id: only.slice("note:".length), isNew: false } });
  else openInspector(context);
}

/** @returns the one chosen node or, by its members, group that has a name; else null */
function oneName({ editor }: ActionContext): NodeKey | GroupKey | null {
  const { graph, selection } = editor.store.getState();
  const [only] = selection;
  if (only !== undefined && selection.size === 1) return only.startsWith("note:") ? null : only;
  const [group, ...more] = wholeGroups(graph, selection);
  if (!group || more.length > 0) return null;
  return membersByGroup(graph).get(group.id)?.length === selection.size ? groupKey(group.id) : null;
}

function toggle(name: PanelName) {
  return ({ screen }: ActionContext) =>
    setPanel(screen, name, { open: !screen.getState().panels[name].open });
}

const MORE_ACTIONS: readonly EditorAction[] = [
  {
    id: "duplicate",
    label: "Duplicate",
    keys: ["mod+D"],
    group: "Draw",
    enabled: chosenAtLeast(1),
    run: duplicate,
  },
  {
    id: "open",
    label: "Open what is chosen in the inspector, or write in the note",
    keys: ["Enter"],
    group: "Choose",
    // Elsewhere Enter presses what has the focus.
    enabled: (context) =>
      chosenAtLeast(1)(context) && document.activeElement?.matches(".react-flow__node, body") === true,
    run: open,
  },
  {
    id: "rename",
    label: "Rename",
    keys: ["F2"],
    group: "Draw",
    enabled: (context) => oneName(context) !== null,
    run: rename,
  },
  {
    id: "bypass",
    label: "Delete and reconnect",
    // Shift and Delete is "cut" on some systems.
    keys: ["mod+Delete", "mod+Backspace"],
    group: "Draw",
    enabled: chosenAtLeast(1),
    run: bypassChosen,
  },
  {
    id: "tidy-chosen",
    label: "Tidy up what is chosen",
    keys: ["shift+T"],
    group: "Draw",
    enabled: chosenAtLeast(2),
    run: (context) => void tidyChosen(context),
  },
  {
    id: "choose-upstream",
    label: "Choose everything upstream",
    keys: ["shift+U"],
    group: "Choose",
    enabled: chosenAtLeast(1),
    run: chooseAlong("upstream"),
  },
  {
    id: "choose-downstream",
    label: "Choose everything downstream",
    keys: ["shift+D"],
    group: "Choose",
    enabled: chosenAtLeast(1),
    run: chooseAlong("downstream"),
  },
  {
    id: "choose-connected",
    label: "Choose everything connected",
    keys: ["shift+C"],
    group: "Choose",
    enabled: chosenAtLeast(1),
    run: chooseAlong("any"),
  },
  ...ALIGNED.map(
    ([line, label]): EditorAction => ({
      id: `align-${line}`,
      label,
      keys: [],
      group: "Draw",
      enabled: chosenAtLeast(2),
      run: alignTo(line),
    }),
  ),
  {
    id: "space-across",
    label: "Space evenly from left to right",
    keys: [],
    group: "Draw",
    enabled: chosenAtLeast(3),
    run: distributeAlong("across"),
  },
  {
    id: "space-down",
    label: "Space evenly from top to bottom",
    keys: [],
    group: "Draw",
    enabled: chosenAtLeast(3),
    run: distributeAlong("down"),
  },
  {
    id: "zoom-100",
    label: "Zoom to 100%",
    keys: ["0"],
    group: "View",
    enabled: onCanvas,
    run: ({ screen }) => screen.getState().camera?.zoomTo(1),
  },
  {
    id: "zoom-in",
    label: "Zoom in",
    keys: ["+", "="],
    group: "View",
    enabled: onCanvas,
    run: ({ screen }) => screen.getState().camera?.zoomBy(1.25),
  },
  {
    id: "zoom-out",
    label: "Zoom out",
    keys: ["-"],
    group: "View",
    enabled: onCanvas,
    run: ({ screen }) => screen.getState().camera?.zoomBy(0.8),
  },
  {
    id: "palette",
    label: "Show or hide the palette",
    keys: ["["],
    group: "View",
    enabled: () => true,
    run: toggle("palette"),
  },
  {
    id: "inspector",
    label: "Show or hide the inspector",
    keys: ["]"],
    group: "View",
    enabled: () => true,
    run: toggle("inspector"),
  },
  {
    id: "problems",
    label: "Show or hide the problems",
    keys: ["P"],
    group: "View",
    enabled: () => true,
    run: toggle("problems"),
  },
  {
    id: "help",
    label: "Keys and what they do",
    keys: ["?"],
    group: "View",
    enabled: () => true,
    run: ({ screen }) => screen.setState({ dialog: { kind: "help" } }),
  },
];

/** The more particular come last: a key with Ctrl, Cmd or Shift means something else than the key. */
export const ALL_ACTIONS: readonly EditorAction[] = [
  ...EDITOR_ACTIONS,
  ...MORE_ACTIONS,
  ...GROUP_ACTIONS,
  ...FIND_ACTIONS,
  ...EXPORT_ACTIONS,
  ...PAGE_ACTIONS,
];
