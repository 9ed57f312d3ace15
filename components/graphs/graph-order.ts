// In which order the list of graphs stands, and what of it a typed text leaves.
import { rankMatches } from "@/components/ui/rank-matches";
import type { GraphSummary } from "@/lib/core/graph/graph-summary";

export type GraphOrder = "edited" | "name" | "problems";

export const ORDERS: { value: GraphOrder; label: string }[] = [
  { value: "edited", label: "Last edited" },
  { value: "name", label: "Name" },
  { value: "problems", label: "Problems" },
];

/** Runaway loops outweigh everything; then errors, then warnings. */
function weight({ problems }: GraphSummary): number {
  if (problems === null) return 0;
  return problems.runawayLoops * 1e6 + problems.errors * 1e3 + problems.warnings;
}

const COMPARE: Record<GraphOrder, (a: GraphSummary, b: GraphSummary) => number> = {
  edited: (a, b) => (a.updatedAt < b.updatedAt ? 1 : -1),
  name: (a, b) => a.name.localeCompare(b.name, "en"),
  problems: (a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name, "en"),
};

/** @returns the graphs whose name matches the text, best first while something is typed, else in the order chosen */
export function sortGraphs(
  graphs: readonly GraphSummary[],
  order: GraphOrder,
  query: string,
): GraphSummary[] {
  const sorted = [...graphs].sort(COMPARE[order]);
  return query.trim() === "" ? sorted : rankMatches(sorted, query, ({ name }) => [name]);
}
