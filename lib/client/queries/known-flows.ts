"use client";
// The flows found in the server's code folders and clusters; read again when the window comes back after a while, since both change.
import { useQuery } from "@tanstack/react-query";
import type { KnownClusterFlows } from "@/lib/core/cluster/known-flows";
import type { Flow } from "@/lib/core/graph/trigger-graph";

export const useKnownFlows = () =>
  useQuery({
    queryKey: ["known-flows"],
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/known-flows", { signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      return (await response.json()) as { flows: Flow[]; notes: string[] };
    },
    staleTime: 60_000,
  });

/** Never fails on account of a cluster: what does not answer is named in the note. */
export const useKnownClusterFlows = () =>
  useQuery({
    queryKey: ["known-flows", "cluster"],
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/known-flows/cluster", { signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      return (await response.json()) as KnownClusterFlows;
    },
    staleTime: 60_000,
    retry: false,
  });
