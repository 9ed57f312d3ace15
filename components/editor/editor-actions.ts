// Everything that can be done in the editor: one list behind the keys, the ⌘K dialog, the tool bar and the help.
import { startConnecting } from "@/lib/client/canvas/connecting";
import { keepFocus } from "@/lib/client/canvas/keep-focus";
import { shownGraph } from "@/lib/client/canvas/shown-graph";
import type { Editor } from "@/lib/client/editor/create-editor";
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { fetchNow } from "@/lib/client/editor/fetch-part";
import { focusNode } from "@/lib/client/editor/focus-node";
import { announce, type Screen } from "@/lib/client/editor/screen-state";
import { removeChosen } from "./remove-chosen.ts";

export type ActionContext = {
  editor: Editor;
  screen: Screen;
  /** Leads to another page. @param href its address here, without a host */
  goTo: (href: string) => void;
};

export type EditorAction = {
  id: string;
  label: string;
  /** The first is shown; all work. */
  keys: readonly string[];
  group: "Draw" | "Choose" | "Find" | "View";
  enabled: (context: ActionContext) => boolean;
  run: (context: ActionContext) => void;
};

const always = () => true;
export const onCanvas = ({ screen }: ActionContext) => screen.getState().camera !== null;
const isChosen = ({ editor }: ActionContext) => editor.store.getState().selection.size > 0;

/** What a connection starts from: the one chosen node. */
function sourceOf({ editor }: ActionContext): NodeKey | null {
  const { selection } = editor.store.getState();
  const [only] = selection;
  return selection.size === 1 && only && !only.startsWith("note:") ? only : null;
}

function stepBack(step: "undo" | "redo") {
  return (context: ActionContext) => {
    const { editor, screen } = context;
    const label = editor.store.getState()[step].at(-1)?.label;
    keepFocus(context, editor[step]);
    const { refusal } = editor.store.getState();
    if (refusal) announce(screen, `Could not ${step} “${label}”. ${refusal}`, "error");
    else announce(screen, `Done: ${step} ${label}`);
  };
}

/** The focus stays with its node. */
function switchView({ editor, screen }: ActionContext): void {
  const isOnNode = document.activeElement?.matches(".react-flow__node, tr [data-key]") === true;
  const [chosen] = editor.store.getState().selection;
  const node = document.activeElement?.closest<HTMLElement>("[data-id], [data-key]")?.dataset;
  const key = node?.id ?? node?.key ?? chosen;
  screen.setState(({ view }) => ({ view: view === "canvas" ? "list" : "canvas" }));
  if (isOnNode && key !== undefined) focusNode(screen, key as NodeKey);
}

async function tidyUp({ editor, screen }: ActionContext): Promise<void> {
  const part = await fetchNow(screen, () => import("@/lib/client/canvas/tidy-apart"));
  if (!part) return;
  const moves = await part.tidyApart(shownGraph(editor, screen), editor.store.getState().branch);
  if (moves.flows.length + moves.events.length > 0) editor.dispatch(moves, "tidy");
  announce(screen, "Tidied");
  // After the nodes have arrived.
  setTimeout(() => screen.getState().camera?.fit(), 260);
}

export const EDITOR_ACTIONS: readonly EditorAction[] = [
  {
    id: "undo",
    label: "Undo",
    keys: ["mod+Z"],
    group: "Draw",
    enabled: ({ editor }) => editor.store.getState().undo.length > 0,
    run: stepBack("undo"),
  },
  {
    id: "redo",
    label: "Redo",
    keys: ["mod+shift+Z", "mod+Y"],
    group: "Draw",
    enabled: ({ editor }) => editor.store.getState().redo.length > 0,
    run: stepBack("redo"),
  },
  {
    id: "connect",
    label: "Connect to…",
    keys: ["E"],
    group: "Draw",
    enabled: (context) => sourceOf(context) !== null && !context.screen.getState().connecting,
    run: (context) => {
      const source = sourceOf(context);
      if (!source) return;
      const { screen } = context;
      if (!onCanvas(context)) {
        screen.setState({ dialog: { kind: "connect", source } });
        return;
      }
      // A panel that lies over the canvas makes way, and its button with it.
      if (document.activeElement?.closest("[data-side-panel]")) focusNode(screen, source);
      void startConnecting(context, source, "keyboard");
    },
  },
  {
    id: "delete",
    label: "Delete what is chosen",
    keys: ["Delete", "Backspace"],
    group: "Draw",
    enabled: (context) => isChosen(context) || context.editor.store.getState().chosenEdges.size > 0,
    run: removeChosen,
  },
  {
    id: "tidy",
    label: "Tidy up",
    keys: ["T"],
    group: "Draw",
    enabled: ({ editor }) => {
      const { flows, events } = editor.store.getState().graph;
      return flows.length + events.length > 0;
    },
    run: (context) => void tidyUp(context),
  },
  {
    id: "select-all",
    label: "Choose everything",
    keys: ["mod+A"],
    group: "Choose",
    enabled: always,
    run: ({ editor, screen }) => {
      const { flows, events, notes = [] } = shownGraph(editor, screen);
      editor.select([
        ...flows.map(({ id }) => flowKey(id)),
        ...events.map(({ name }) => eventKey(name)),
        ...notes.map(({ id }) => noteKey(id)),
      ]);
    },
  },
  {
    id: "select-none",
    label: "Choose nothing",
    keys: ["Escape"],
    group: "Choose",
    enabled: (context) => isChosen(context) || context.editor.store.getState().chosenEdges.size > 0,
    run: ({ editor }) => editor.select([]),
  },
  {
    id: "search",
    label: "Search or run a command",
    keys: ["mod+K", "/"],
    group: "Find",
    enabled: always,
    run: ({ screen }) => screen.setState({ dialog: { kind: "search" } }),
  },
  {
    id: "view",
    label: "Switch between canvas and list",
    keys: ["L"],
    group: "View",
    enabled: always,
    run: switchView,
  },
  {
    id: "fit",
    label: "Show everything",
    keys: ["1"],
    group: "View",
    enabled: onCanvas,
    run: ({ screen }) => screen.getState().camera?.fit(),
  },
];

/** @throws for an id that is not in the list, which is a bug */
export function actionById(id: string): EditorAction {
  const action = EDITOR_ACTIONS.find((one) => one.id === id);
  if (!action) throw new Error(`There is no action ${id}`);
  return action;
}
