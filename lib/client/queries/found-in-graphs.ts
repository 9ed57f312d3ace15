"use client";
// Graphs that hold a flow or an event of the name typed.
import { keepPreviousData, useQuery } from "@tanstack/react-query";

export type FoundNames = ReadonlyMap<string, readonly string[]>;

const NONE: FoundNames = new Map();

/** @returns by graph id the names found; empty until the answer is there, and for fewer than two characters */
export function useFoundInGraphs(text: string): FoundNames {
  const wanted = text.trim();
  const { data } = useQuery({
    queryKey: ["found-in-graphs", wanted],
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<FoundNames> => {
      const response = await fetch(`/api/find-in-graphs?text=${encodeURIComponent(wanted)}`, { signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      const found = (await response.json()) as { graphId: string; names: string[] }[];
      return new Map(found.map(({ graphId, names }) => [graphId, names]));
    },
  });
  return wanted.length >= 2 ? (data ?? NONE) : NONE;
}
