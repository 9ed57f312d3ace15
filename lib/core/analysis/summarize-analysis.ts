// An analysis as the list of graphs shows it: how many of each, and which flows to colour.
import type { ProblemCounts } from "../graph/graph-summary.ts";
import type { Analysis } from "./analyze-graph.ts";

/** @returns counts, and the loop each flow is in by its id; a flow of both kinds counts as runaway, a possible loop as none */
export function summarizeAnalysis({ loops, counts }: Pick<Analysis, "loops" | "counts">): {
  problems: ProblemCounts;
  loopOfFlow: ReadonlyMap<string, "runaway" | "gated">;
} {
  const loopOfFlow = new Map<string, "runaway" | "gated">();
  const found = { runaway: 0, gated: 0, possible: 0 };
  for (const { kind, flows } of loops) {
    found[kind]++;
    if (kind === "possible") continue;
    for (const { id } of flows) if (kind === "runaway" || !loopOfFlow.has(id)) loopOfFlow.set(id, kind);
  }
  return {
    problems: {
      errors: counts.error,
      warnings: counts.warning,
      runawayLoops: found.runaway,
      gatedLoops: found.gated,
    },
    loopOfFlow,
  };
}
