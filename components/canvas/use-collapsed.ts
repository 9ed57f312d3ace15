// Which groups are one card now.
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useShown } from "./use-shown-picture.ts";

const collapsedOf = (state: EditorState) => state.collapsed;
const NOTHING: ReadonlySet<string> = new Set();

/** A part of the graph is looked at flow by flow. */
export function useCollapsed(): ReadonlySet<string> {
  const kept = useEditorState(collapsedOf);
  return useShown() === null ? kept : NOTHING;
}
