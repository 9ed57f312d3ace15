// How much is in a graph, in words.
import { counted, countedIfAny } from "@/lib/core/foundation/counted";
import type { GraphCounts } from "@/lib/core/graph/graph-summary";

/** @returns "8 flows · 1 event · 8 edges"; what there is none of is left out, except the flows */
export const countsInWords = ({ flows, events, edges }: GraphCounts): string =>
  [counted(flows, "flow"), countedIfAny(events, "event"), countedIfAny(edges, "edge")]
    .filter(Boolean)
    .join(" · ");
