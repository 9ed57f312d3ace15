// The projects that are in a graph already.
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** @returns "no project" first, then every project's name, sorted; `value` is "" for none */
export function projectOptions(graph: TriggerGraph): { value: string; label: string }[] {
  const names = new Set<string>();
  for (const { project } of graph.flows) if (project && !isDynamic(project)) names.add(project.name);
  return [
    { value: "", label: "No project" },
    ...[...names].sort().map((name) => ({ value: name, label: name })),
  ];
}
