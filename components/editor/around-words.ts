// The part of the graph that is shown, in words.
import { type Around, shownAround } from "@/lib/client/canvas/around";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { counted, inDigits } from "@/lib/core/foundation/counted";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

const WAYS = { both: "around", upstream: "upstream of", downstream: "downstream of" } as const;

function nameOf(graph: TriggerGraph, centres: readonly NodeKey[]): string {
  const [only, ...others] = centres;
  if (only === undefined || others.length > 0) return counted(centres.length, "node");
  const id = only.slice(only.indexOf(":") + 1);
  return graph.flows.find((flow) => only === `flow:${flow.id}`)?.name ?? id;
}

/** "2 hops around InferenceFlow: 7 of 210 flows"; "" while everything is shown */
export function aroundInWords(graph: TriggerGraph, choice: BranchChoice, around: Around): string {
  const shown = shownAround(graph, choice, around);
  if (!shown) return "";
  const { hops, along, centres } = around;
  let flows = 0;
  for (const { id } of graph.flows) if (shown.keys.has(`flow:${id}`)) flows += 1;
  const there = centres.filter((key) => shown.keys.has(key));
  return `${counted(hops, "hop")} ${WAYS[along]} ${nameOf(graph, there)}: ${inDigits(flows)} of ${counted(graph.flows.length, "flow")}`;
}
