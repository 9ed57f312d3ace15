"use client";
// How the graph compares with what is deployed: asked a moment after a save, and now and then, since others deploy too.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { GraphSync } from "@/lib/core/plan/sync-status";

const AGAIN_MS = 30_000;
/** Somebody who draws saves many times; the target, perhaps a cluster, is read once they pause. */
const PAUSE_MS = 800;

/** @returns null when it was never deployed, or as long as the target does not say */
export function useGraphSync(graphId: string, branch: string, revision: number): GraphSync | null {
  const { data, isError, refetch } = useQuery({
    queryKey: ["graph-sync", graphId, branch],
    queryFn: async ({ signal }): Promise<GraphSync | null> => {
      const response = await fetch(`/api/graphs/${graphId}/sync?branch=${encodeURIComponent(branch)}`, {
        signal,
      });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      return response.json();
    },
    retry: false,
    // The page may have been left for a deploy and come back to.
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data === null ? false : AGAIN_MS),
  });
  const asked = useRef(revision);
  const deployed = data !== null;
  useEffect(() => {
    if (asked.current === revision || !deployed) return;
    const timer = setTimeout(() => {
      asked.current = revision;
      void refetch();
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [revision, deployed, refetch]);
  return isError ? null : (data ?? null);
}
