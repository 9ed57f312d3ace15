// In which order the list of graphs stands, and what of it a typed text leaves.
import { rankMatches } from "@/components/ui/rank-matches";
import type { GraphSummary } from "@/lib/core/graph/graph-summary";

type Sorted = Omit<GraphSummary, "thumbnail">;

export type GraphOrder = "edited" | "name" | "problems";

export const ORDERS: { value: GraphOrder; label: string }[] = [
  { value: "edited", label: "Last edited" },
  { value: "name", label: "Name" },
  { value: "problems", label: "Problems" },
];

/** Runaway loops outweigh everything; then errors, then warnings. */
function weight({ problems }: Sorted): number {
  if (problems === null) return 0;
  return problems.runawayLoops * 1e6 + problems.errors * 1e3 + problems.warnings;
}

const COMPARE: Record<GraphOrder, (a: Sorted, b: Sorted) => number> = {
  edited: (a, b) => (a.updatedAt < b.updatedAt ? 1 : -1),
  name: (a, b) => a.name.localeCompare(b.name, "en"),
  problems: (a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name, "en"),
};

/**
 * @param found graphs that hold a flow or event of that name
 * @returns all in the order chosen; while something is typed those whose name matches, best first, then those that hold it
 */
export function sortGraphs<Graph extends Sorted>(
  graphs: readonly Graph[],
  order: GraphOrder,
  query: string,
  found: ReadonlyMap<string, unknown> = new Map(),
): Graph[] {
  const sorted = [...graphs].sort(COMPARE[order]);
  if (query.trim() === "") return sorted;
  const named = rankMatches(sorted, query, ({ name }) => [name]);
  return [...named, ...sorted.filter((graph) => found.has(graph.id) && !named.includes(graph))];
}
