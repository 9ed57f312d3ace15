"use client";
// Hands the editor to the components; each reads what it needs through a selector.
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Editor } from "./create-editor.ts";
import type { EditorState } from "./editor-state.ts";

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

/** The editor's commands. Throws outside an EditorProvider, which is a bug. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("useEditor needs an EditorProvider above it");
  return editor;
}

/** One part of the state; the component renders again only when that part changes. Selectors are defined outside components. */
export function useEditorState<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditor().store, selector);
}
