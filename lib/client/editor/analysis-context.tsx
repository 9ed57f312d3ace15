"use client";
// What is found in the graph as it stands, once for all who show it. The checks are fetched right after the canvas can be used.
import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { analysisOf, EditorAnalysis } from "./analysis.ts";
import { useEditorState } from "./editor-context.tsx";
import type { EditorState } from "./editor-state.ts";
import { fetchSometime } from "./fetch-part.ts";

const AnalysisContext = createContext<EditorAnalysis | null>(null);

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

/** Until the checks are there: nothing is marked, and nobody may say that nothing is wrong. */
const NOT_YET: EditorAnalysis = {
  ready: false,
  analysis: {
    findings: [],
    loops: [],
    byFlow: new Map(),
    byEvent: new Map(),
    counts: { error: 0, warning: 0, info: 0 },
  },
  marks: { flows: new Map() },
};

export function AnalysisProvider({ children }: { children: ReactNode }) {
  const graph = useEditorState(graphOf);
  const branch = useEditorState(branchOf);
  const [analyse, setAnalyse] = useState<{ run: typeof analysisOf } | null>(null);
  useEffect(() => {
    fetchSometime(() => import("./analysis.ts")).then((file) => setAnalyse({ run: file.analysisOf }));
  }, []);
  // The edit is shown first; what it means follows within the same moment.
  const asked = useDeferredValue(graph);
  const analysis = useMemo(() => analyse?.run(asked, branch) ?? NOT_YET, [analyse, asked, branch]);
  return <AnalysisContext value={analysis}>{children}</AnalysisContext>;
}

/** Throws outside an AnalysisProvider, which is a bug. */
export function useAnalysis(): EditorAnalysis {
  const analysis = useContext(AnalysisContext);
  if (!analysis) throw new Error("useAnalysis needs an AnalysisProvider above it");
  return analysis;
}
