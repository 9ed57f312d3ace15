"use client";
// Edits from the inspector: dispatched, with the reason at hand when one does not fit.
import { useEditor } from "@/lib/client/editor/editor-context";
import type { Command } from "@/lib/core/graph/command";

/** @returns a function that makes the edit and answers null, or a sentence that says why not */
export function useEdit(): (command: Command, label?: string) => string | null {
  const editor = useEditor();
  return (command, label) => {
    if (editor.dispatch(command, label)) return null;
    return editor.store.getState().refusal ?? "This edit does not fit the graph any more";
  };
}
