// What is on the editor's screen beside the document: the view, the panels, what is open, what is being connected.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Position } from "@/lib/core/graph/trigger-graph";
import type { GraphSync } from "@/lib/core/plan/sync-status";
import type { Around } from "../canvas/around.ts";
import type { ConnectionTargets } from "../canvas/connection-targets.ts";
import type { ChosenByOthers } from "../people/people.ts";
import type { FacetChoice } from "../search/search-query.ts";
import type { GroupKey, NodeKey } from "./editor-state.ts";

export type View = "canvas" | "list";
export type PanelName = "palette" | "inspector" | "problems";
/** Pixels: width, or height of the problems. */
export type Panel = { open: boolean; size: number };

export const PANEL_SIZES = {
  palette: { least: 184, usual: 208, most: 320 },
  inspector: { least: 280, usual: 320, most: 480 },
  problems: { least: 120, usual: 212, most: 480 },
} as const;

/** A connection on its way from a flow or an event; every possible target is judged when it starts. */
export type Connecting = {
  source: NodeKey;
  /** The name of the source. */
  name: string;
  by: "pointer" | "keyboard";
  targets: ConnectionTargets;
  /** The flow, by id, that a drop would reach now. */
  over: string | null;
  /** What was typed to name a target, and when its last letter was (`performance.now`). */
  typed: { text: string; at: number };
};

export type OpenDialog =
  | { kind: "help" | "tray" | "overtaken" }
  /** Goes on with an earlier search, or starts anew. */
  | { kind: "search"; search?: Search }
  /** Chooses what the source starts from a list. */
  | { kind: "connect"; source: NodeKey };

/** How the rest of the screen moves the canvas; null while the list is shown. */
export type Camera = {
  fit(): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** Brings nodes into view, with `beside` if both fit at the present zoom; does nothing when they are. */
  show(keys: readonly (NodeKey | GroupKey)[], beside?: NodeKey): void;
  /** The same, and near enough to read them when one is far away. */
  approach(keys: readonly (NodeKey | GroupKey)[]): void;
  /** What stands in the middle of the view. */
  middle(): Position;
};

/** What somebody looks for: facets that were chosen, and the text as typed. */
export type Search = { chips: readonly FacetChoice[]; text: string };

/** What a search found when one went to a hit, so that one can step on. */
export type Found = { search: Search; keys: readonly NodeKey[]; at: number };

export type ScreenState = {
  view: View;
  panels: Record<PanelName, Panel>;
  dialog: OpenDialog | null;
  /** The tour is on: offered to somebody new, or asked for. */
  tour: "offered" | "asked" | null;
  connecting: Connecting | null;
  /** A frame that chooses is being drawn: what is chosen is not settled yet. */
  framing: boolean;
  /** The node that the Tab key reaches: where the arrow keys have led. */
  tabStop: NodeKey | GroupKey | null;
  /** The note that is being written on the canvas; `isNew`: it was made for that. */
  editingNote: { id: string; isNew: boolean } | null;
  /**
   * A field that is on its way: for the name or the text of this, or for the target of a connection; what was typed for it meanwhile. When it
   * was asked for, and when the last key was (`performance.now`).
   */
  awaited: { of: NodeKey | GroupKey | "connection"; typed: string; since: number; keyAt: number } | null;
  /** When the last key was (`performance.now`) that was meant for a field that has gone; null when none was. */
  hushedAt: number | null;
  camera: Camera | null;
  /** Where the canvas was when the list took its place, and what it showed; null before. */
  leftAt: { viewport: { x: number; y: number; zoom: number }; around: Around | null } | null;
  /** The part of the graph that canvas and list show; null for all of it. */
  around: Around | null;
  found: Found | null;
  /** What the list is narrowed to. */
  listSearch: Search;
  /** Counts how often one asked to type into that search. */
  narrowAsked: number;
  /** How the graph compares with what is deployed; null as long as nobody knows, or it never was. */
  sync: GraphSync | null;
  /** What others in this graph have chosen just now, by node. */
  chosenByOthers: ChosenByOthers;
  /** Read out politely by screen readers, and shown when something went wrong; a new object each time. */
  announcement: { text: string; tone: "plain" | "error" } | null;
};

export type Screen = StoreApi<ScreenState>;

export function createScreen(
  initial: Partial<Pick<ScreenState, "view" | "panels" | "around" | "tabStop">> = {},
): Screen {
  return createStore<ScreenState>(() => ({
    view: "canvas",
    panels: {
      palette: { open: true, size: PANEL_SIZES.palette.usual },
      inspector: { open: true, size: PANEL_SIZES.inspector.usual },
      problems: { open: true, size: PANEL_SIZES.problems.usual },
    },
    dialog: null,
    tour: null,
    connecting: null,
    framing: false,
    tabStop: null,
    editingNote: null,
    awaited: null,
    hushedAt: null,
    camera: null,
    leftAt: null,
    around: null,
    found: null,
    listSearch: { chips: [], text: "" },
    narrowAsked: 0,
    sync: null,
    chosenByOthers: new Map(),
    announcement: null,
    ...initial,
  }));
}

/** Opens, closes or resizes a panel; the size stays within its bounds. */
export function setPanel(screen: Screen, name: PanelName, change: Partial<Panel>): void {
  const { panels } = screen.getState();
  const { least, most } = PANEL_SIZES[name];
  const panel = { ...panels[name], ...change };
  screen.setState({
    panels: { ...panels, [name]: { ...panel, size: Math.min(most, Math.max(least, panel.size)) } },
  });
}

export const announce = (screen: Screen, text: string, tone: "plain" | "error" = "plain"): void =>
  screen.setState({ announcement: { text, tone } });
