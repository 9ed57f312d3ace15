// The editor without its face: every edit is a command, shown at once, kept in the browser, saved in the background.
import { createStore, type StoreApi } from "zustand/vanilla";
import { applyCommand } from "@/lib/core/graph/apply-command";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { Batch } from "@/lib/core/graph/change";
import type { Command } from "@/lib/core/graph/command";
import { describeCommand } from "@/lib/core/graph/describe-command";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { choiceAfterStep } from "./choice-after.ts";
import {
  type EdgeKey,
  type EditorState,
  eventKey,
  flowKey,
  type HistoryEntry,
  type NodeKey,
  type TrayEntry,
} from "./editor-state.ts";
import { createSaver, type EditorTransport } from "./saver.ts";
import type { UnsavedBatches } from "./unsaved-batches.ts";

export type EditorInput = {
  graphId: string;
  graph: TriggerGraph;
  revision: number;
  branch: BranchChoice;
  transport: EditorTransport;
  unsaved: UnsavedBatches;
  newId: () => string;
};

export type Editor = {
  store: StoreApi<EditorState>;
  /** Applies an edit; false when it does not fit, and then `refusal` says why. The label defaults to the command in words. */
  dispatch(command: Command, label?: string): boolean;
  /** Takes the last edit back, and chooses what thereby is there again. */
  undo(): void;
  redo(): void;
  /** Chooses these nodes and edges and no others. */
  select(keys: Iterable<NodeKey>, edges?: Iterable<EdgeKey>): void;
  /** Shows these groups as one card each, and no others. */
  collapse(groups: Iterable<string>): void;
  /** Selects and asks the canvas to show; a group that hides any of them is expanded. */
  focus(keys: readonly NodeKey[]): void;
  setBranch(branch: BranchChoice): void;
  /** Tries a batch of the tray again on the present document. */
  retry(batchId: string): void;
  discard(batchId: string): void;
  /** Puts back into the tray what was discarded. */
  keepInTray(entry: TrayEntry): void;
  /** The person has read the note about somebody else's change. */
  acknowledge(): void;
  /** Follows the server until the returned function is called; sends what a former page left unsaved. */
  connect(): () => void;
};

/** Long enough for a day's drawing, short enough to forget. */
const HISTORY_LIMIT = 500;

export function createEditor(input: EditorInput): Editor {
  const store = createStore<EditorState>(() => ({
    graphId: input.graphId,
    graph: input.graph,
    head: input.graph,
    revision: input.revision,
    pending: [],
    tray: [],
    save: { kind: "saved" },
    overtakenBy: null,
    undo: [],
    redo: [],
    selection: new Set(),
    chosenEdges: new Set(),
    branch: input.branch,
    collapsed: new Set(),
    focus: null,
    lost: null,
    refusal: null,
  }));
  const saver = createSaver(store, input);

  /** Shows and queues a batch; returns the command that takes it back, or null when it does not fit. */
  const perform = (command: Command, label: string): Command | null => {
    const { graph, pending, revision } = store.getState();
    const applied = applyCommand(graph, command);
    if (!applied.ok) {
      store.setState({ refusal: applied.error.message });
      return null;
    }
    const batch: Batch = { batchId: input.newId(), label, commands: [command] };
    input.unsaved.keep(batch, revision);
    store.setState({ graph: applied.value.graph, pending: [...pending, batch], refusal: null });
    saver.push();
    return applied.value.inverse;
  };

  const step = (from: "undo" | "redo", to: "undo" | "redo") => {
    const stack = store.getState()[from];
    const entry = stack.at(-1);
    if (!entry) return;
    const rest = stack.slice(0, -1);
    const { graph: before, selection } = store.getState();
    const inverse = perform(entry.command, `${from} ${entry.label}`);
    // A step that others made impossible is forgotten, or it would block all the earlier ones.
    const target = store.getState()[to];
    const choice = choiceAfterStep(before, store.getState().graph, selection);
    store.setState({
      [from]: rest,
      [to]: inverse ? pushed(target, { label: entry.label, command: inverse }) : target,
      selection: sameOr(selection, choice.selection),
      ...(choice.came ? { chosenEdges: new Set() } : {}),
    });
  };

  const discard = (batchId: string) => {
    input.unsaved.forget(batchId);
    store.setState({ tray: store.getState().tray.filter(({ batch }) => batch.batchId !== batchId) });
  };

  return {
    store,
    dispatch(command, label = describeCommand(store.getState().graph, command)) {
      const inverse = perform(command, label);
      if (!inverse) return false;
      store.setState({ undo: pushed(store.getState().undo, { label, command: inverse }), redo: [] });
      return true;
    },
    undo: () => step("undo", "redo"),
    redo: () => step("redo", "undo"),
    select(keys, edges = []) {
      const before = store.getState();
      const selection = sameOr(before.selection, keys);
      const chosenEdges = sameOr(before.chosenEdges, edges);
      if (selection !== before.selection || chosenEdges !== before.chosenEdges)
        store.setState({ selection, chosenEdges });
    },
    collapse(groups) {
      const { collapsed } = store.getState();
      store.setState({ collapsed: sameOr(collapsed, groups) });
    },
    focus: (keys) =>
      store.setState(({ graph, collapsed }) => ({
        selection: new Set(keys),
        chosenEdges: new Set(),
        focus: { keys },
        collapsed: withoutGroupsOf(graph, collapsed, keys),
      })),
    setBranch: (branch) => store.setState({ branch }),
    retry(batchId) {
      const entry = store.getState().tray.find(({ batch }) => batch.batchId === batchId);
      if (!entry) return;
      const commands = entry.batch.commands.flatMap((command) =>
        command.type === "batch" ? command.commands : [command],
      );
      if (perform({ type: "batch", commands }, entry.batch.label) === null) return;
      discard(batchId);
    },
    discard,
    keepInTray(entry) {
      const { batch, reason, from, to } = entry;
      input.unsaved.keep(batch, to, { reason, from });
      store.setState({ tray: [...store.getState().tray, entry] });
    },
    acknowledge: () => store.setState({ overtakenBy: null }),
    connect: saver.connect,
  };
}

/** The set as it was when nothing changed, so that nobody renders again. */
function sameOr<T>(before: ReadonlySet<T>, items: Iterable<T>): ReadonlySet<T> {
  const next = new Set(items);
  return next.size === before.size && [...next].every((item) => before.has(item)) ? before : next;
}

function withoutGroupsOf(
  { flows, events }: TriggerGraph,
  collapsed: ReadonlySet<string>,
  keys: readonly NodeKey[],
): ReadonlySet<string> {
  if (collapsed.size === 0) return collapsed;
  const shown = new Set<NodeKey>(keys);
  const hides = new Set<string>();
  for (const { id, group } of flows) if (group !== undefined && shown.has(flowKey(id))) hides.add(group);
  for (const { name, group } of events)
    if (group !== undefined && shown.has(eventKey(name))) hides.add(group);
  return sameOr(
    collapsed,
    [...collapsed].filter((id) => !hides.has(id)),
  );
}

const pushed = (stack: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] => [
  ...stack.slice(1 - HISTORY_LIMIT),
  entry,
];
