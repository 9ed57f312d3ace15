// What this person has chosen, to be put on what is drawn.
import { useMemo } from "react";
import { standIns } from "@/lib/client/canvas/collapse";
import type { Dress } from "@/lib/client/canvas/dress";
import { chosenGroups } from "@/lib/client/canvas/whole-groups";
import { useEditorState } from "@/lib/client/editor/editor-context";
import {
  type EditorState,
  eventKey,
  flowKey,
  type GroupKey,
  groupKey,
  type NodeKey,
  noteKey,
} from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { useCollapsed } from "./use-collapsed.ts";

const graphOf = (state: EditorState) => state.graph;
const selectionOf = (state: EditorState) => state.selection;
const chosenEdgesOf = (state: EditorState) => state.chosenEdges;
const tabStopOf = (state: ScreenState) => state.tabStop;

/** It may have been taken away, here or by others, or expanded: then Tab must not lead nowhere. */
const hasStop = (
  { flows, events, notes = [], groups = [] }: TriggerGraph,
  collapsed: ReadonlySet<string>,
  stop: NodeKey | GroupKey,
): boolean =>
  flows.some(({ id }) => flowKey(id) === stop) ||
  events.some(({ name }) => eventKey(name) === stop) ||
  notes.some(({ id }) => noteKey(id) === stop) ||
  groups.some(({ id }) => groupKey(id) === stop && collapsed.has(id));

export function useDress(): Dress {
  const graph = useEditorState(graphOf);
  const selection = useEditorState(selectionOf);
  const chosenEdges = useEditorState(chosenEdgesOf);
  const tabStop = useScreenState(tabStopOf);
  const collapsed = useCollapsed();
  const groups = useMemo(() => chosenGroups(graph, selection, collapsed), [graph, selection, collapsed]);
  const cards = useMemo(() => standIns(graph, collapsed), [graph, collapsed]);
  const reached = useMemo(() => {
    const stop = tabStop && hasStop(graph, collapsed, tabStop) ? tabStop : null;
    const [first] = graph.flows;
    const key = stop ?? (first ? flowKey(first.id) : null);
    return (key && cards.get(key as NodeKey)) ?? key;
  }, [graph, collapsed, tabStop, cards]);
  return useMemo(
    () => ({ selection, chosenGroups: groups, chosenEdges, tabStop: reached }),
    [selection, groups, chosenEdges, reached],
  );
}
