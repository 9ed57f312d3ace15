// The owners that are named in a graph already.
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** @returns "nobody" first, then every owner, sorted; `value` is "" for none */
export function ownerOptions(graph: TriggerGraph): { value: string; label: string }[] {
  const names = new Set<string>();
  for (const { owner } of graph.flows) if (owner !== undefined) names.add(owner);
  return [
    { value: "", label: "Nobody named" },
    ...[...names].sort().map((name) => ({ value: name, label: name })),
  ];
}
