"use client";
// How the graph compares with what is deployed: asked after every save, and now and then, since others deploy too.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { GraphSync } from "@/lib/core/plan/sync-status";

const AGAIN_MS = 30_000;

/** @returns null when it was never deployed, or as long as the target does not say */
export function useGraphSync(graphId: string, branch: string, revision: number): GraphSync | null {
  const { data, isError } = useQuery({
    queryKey: ["graph-sync", graphId, branch, revision],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<GraphSync | null> => {
      const response = await fetch(`/api/graphs/${graphId}/sync?branch=${encodeURIComponent(branch)}`, {
        signal,
      });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      return response.json();
    },
    retry: false,
    refetchInterval: ({ state }) => (state.data === null ? false : AGAIN_MS),
  });
  return isError ? null : (data ?? null);
}
