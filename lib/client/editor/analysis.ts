// The analysis of the graph in view, kept per document and branch, in the form the screen needs it.
import { type Analysis, analyzeGraph } from "@/lib/core/analysis/analyze-graph";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { sameButLayout } from "@/lib/core/graph/same-but-layout";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { GraphMarks, LoopMark } from "../canvas/canvas-elements.ts";

export type EditorAnalysis = {
  /** False until the checks have been fetched. */
  ready: boolean;
  analysis: Analysis;
  marks: GraphMarks;
};

/** The last one asked for: every screen part asks for the same. */
let last: { graph: TriggerGraph; branch: BranchChoice; result: EditorAnalysis } | null = null;

/** @returns what is found on the branch in view; the same object for the same branch and a document that is the same or only laid out anew */
export function analysisOf(graph: TriggerGraph, branch: BranchChoice): EditorAnalysis {
  const before = last?.branch === branch ? last : null;
  if (before && (before.graph === graph || sameButLayout(before.graph, graph))) {
    before.graph = graph;
    return before.result;
  }
  const analysis = analyzeGraph(graph, { branches: [branch] });
  const marks = marksOf(analysis);
  const result = { ready: true, analysis, marks: sameMarks(before?.result.marks, marks) ?? marks };
  last = { graph, branch, result };
  return result;
}

/** Most edits change no mark: then the picture need not be made again for them. @returns the former marks when the new ones equal them */
function sameMarks(former: GraphMarks | undefined, { flows }: GraphMarks): GraphMarks | null {
  if (former?.flows.size !== flows.size) return null;
  for (const [id, { errors, warnings, loop }] of flows) {
    const before = former.flows.get(id);
    if (before?.errors !== errors || before.warnings !== warnings) return null;
    if (before.loop?.kind !== loop?.kind || before.loop?.loop !== loop?.loop) return null;
  }
  return former;
}

/** What the canvas shows of it: counts on each card, and who is in which loop; the worst loop wins. */
export function marksOf({ byFlow, loops }: Analysis): GraphMarks {
  const flows = new Map<string, { errors: number; warnings: number; loop: LoopMark | null }>();
  for (const [id, findings] of byFlow) {
    const mark = { errors: 0, warnings: 0, loop: null };
    for (const { severity } of findings) {
      if (severity === "error") mark.errors += 1;
      else if (severity === "warning") mark.warnings += 1;
    }
    flows.set(id, mark);
  }
  // Runaway loops come first, then gated, then possible ones.
  for (const [number, { kind, flows: members }] of loops.entries()) {
    for (const { id } of members) {
      const mark = flows.get(id) ?? { errors: 0, warnings: 0, loop: null };
      if (mark.loop === null) flows.set(id, { ...mark, loop: { kind, loop: number } });
    }
  }
  return { flows };
}
