// What the editor knows: the document as seen, what of it is saved, and what the person has chosen.
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { Batch, SavedChange } from "@/lib/core/graph/change";
import type { Command } from "@/lib/core/graph/command";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** What can be chosen on the canvas: a flow or a note by id, an event by name. A group is chosen by choosing its members. */
export type NodeKey = `flow:${string}` | `event:${string}` | `note:${string}`;
/** An edge of a flow's trigger, as `triggerEdges` names it. */
export type EdgeKey = `edge:${string}`;
export const flowKey = (id: string): NodeKey => `flow:${id}`;
export const eventKey = (name: string): NodeKey => `event:${name}`;
export const noteKey = (id: string): NodeKey => `note:${id}`;
/** A collapsed group's card: it stands on the canvas for its members. */
export type GroupKey = `group:${string}`;
export const groupKey = (id: string): GroupKey => `group:${id}`;

/** A step that can be undone or done again. */
export type HistoryEntry = { label: string; command: Command };

/** Ours, but it no longer fits what others saved meanwhile: kept to be looked at, never dropped. */
export type TrayEntry = {
  batch: Batch;
  reason: string;
  /** It still fitted at the revision `from`, and no longer at `to`. */
  from: number;
  to: number;
};

/** Changes that came in at once, on the head as it was before them; `ours` are the batches among them that were sent from here. */
export type Overtaking = {
  before: TriggerGraph;
  changes: readonly SavedChange[];
  ours: ReadonlySet<string>;
};

/** What was chosen here when others deleted it. `names`: of flows and events, and how many notes. `author`: null when several people did it. */
export type LostChoice = { names: readonly string[]; author: string | null };

export type SaveState =
  | { kind: "saved" }
  | { kind: "saving" }
  /** The server does not answer, or says why it cannot; everything is kept here and sent again by itself. */
  | { kind: "offline"; reason: string | null }
  /** The graph was deleted; what is unsaved stays in this browser. */
  | { kind: "gone"; message: string };

export type EditorState = {
  graphId: string;
  /** The document the person sees: the head with our pending batches on top. */
  graph: TriggerGraph;
  /** The document as the server has it, as far as we heard. */
  head: TriggerGraph;
  revision: number;
  pending: readonly Batch[];
  tray: readonly TrayEntry[];
  save: SaveState;
  /** Somebody else's last change to what ours changes too, and ours came on top of it; null after it was seen. */
  overtakenBy: { author: string; revision: number; steps: readonly Overtaking[] } | null;
  undo: readonly HistoryEntry[];
  redo: readonly HistoryEntry[];
  selection: ReadonlySet<NodeKey>;
  chosenEdges: ReadonlySet<EdgeKey>;
  branch: BranchChoice;
  /** Ids of the groups that this person sees as one card. */
  collapsed: ReadonlySet<string>;
  /** The canvas brings these into view; a new object each time it is asked. */
  focus: { keys: readonly NodeKey[] } | null;
  /** A new object each time. */
  lost: LostChoice | null;
  /** Why the last edit was not possible; null when it was. */
  refusal: string | null;
};
