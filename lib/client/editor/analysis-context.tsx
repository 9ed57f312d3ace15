"use client";
// What is found in the graph as it stands, once for all who show it.
import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from "react";
import { analysisOf, type EditorAnalysis } from "./analysis.ts";
import { useEditorState } from "./editor-context.tsx";
import type { EditorState } from "./editor-state.ts";

const AnalysisContext = createContext<EditorAnalysis | null>(null);

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function AnalysisProvider({ children }: { children: ReactNode }) {
  const graph = useEditorState(graphOf);
  const branch = useEditorState(branchOf);
  // The edit is shown first; what it means follows within the same moment.
  const asked = useDeferredValue(graph);
  const analysis = useMemo(() => analysisOf(asked, branch), [asked, branch]);
  return <AnalysisContext value={analysis}>{children}</AnalysisContext>;
}

/** Throws outside an AnalysisProvider, which is a bug. */
export function useAnalysis(): EditorAnalysis {
  const analysis = useContext(AnalysisContext);
  if (!analysis) throw new Error("useAnalysis needs an AnalysisProvider above it");
  return analysis;
}
