// A graph in its tidied places: the first picture of one that was imported.
import { applyCommand } from "./apply-command.ts";
import type { BranchChoice } from "./branch.ts";
import { tidy } from "./tidy.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

/** @returns the same flows and events where `tidy` puts them */
export function tidied(graph: TriggerGraph, choice: BranchChoice): TriggerGraph {
  const laidOut = applyCommand(graph, tidy(graph, choice));
  return laidOut.ok ? laidOut.value.graph : graph;
}
