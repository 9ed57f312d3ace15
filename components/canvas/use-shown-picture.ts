// The picture without what is not shown while one looks at a part of the graph.
import { useMemo } from "react";
import { onlyShown, type Shown, shownAround } from "@/lib/client/canvas/around";
import type { Canvas } from "@/lib/client/canvas/canvas-elements";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;
const aroundOf = (state: ScreenState) => state.around;

/** @returns what is shown of the graph; null for all of it */
export function useShown(): Shown | null {
  const graph = useEditorState(graphOf);
  const branch = useEditorState(branchOf);
  return shownAround(graph, branch, useScreenState(aroundOf));
}

export function useShownPicture(picture: Canvas): Canvas {
  const shown = useShown();
  return useMemo(() => (shown ? onlyShown(picture, shown) : picture), [picture, shown]);
}
