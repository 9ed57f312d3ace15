// How much is in a graph, in words.
import type { GraphCounts } from "@/lib/core/graph/graph-summary";

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** @returns "8 flows · 1 event · 8 edges"; what there is none of is left out, except the flows */
export const countsInWords = ({ flows, events, edges }: GraphCounts): string =>
  [count(flows, "flow"), events > 0 && count(events, "event"), edges > 0 && count(edges, "edge")]
    .filter(Boolean)
    .join(" · ");
