// What this person has chosen, to be put on what is drawn.
import { useMemo } from "react";
import { standIns } from "@/lib/client/canvas/collapse";
import type { Dress } from "@/lib/client/canvas/dress";
import { chosenGroups } from "@/lib/client/canvas/whole-groups";
import { useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { useCollapsed } from "./use-collapsed.ts";

const graphOf = (state: EditorState) => state.graph;
const selectionOf = (state: EditorState) => state.selection;
const chosenEdgesOf = (state: EditorState) => state.chosenEdges;
const tabStopOf = (state: ScreenState) => state.tabStop;

export function useDress(): Dress {
  const graph = useEditorState(graphOf);
  const selection = useEditorState(selectionOf);
  const chosenEdges = useEditorState(chosenEdgesOf);
  const tabStop = useScreenState(tabStopOf);
  const collapsed = useCollapsed();
  const groups = useMemo(() => chosenGroups(graph, selection, collapsed), [graph, selection, collapsed]);
  const cards = useMemo(() => standIns(graph, collapsed), [graph, collapsed]);
  const [first] = graph.flows;
  const stop = tabStop ?? (first ? flowKey(first.id) : null);
  const reached = (stop && cards.get(stop as NodeKey)) ?? stop;
  return useMemo(
    () => ({ selection, chosenGroups: groups, chosenEdges, tabStop: reached }),
    [selection, groups, chosenEdges, reached],
  );
}
