"use client";
// The flows found in the server's code folders; read again when the window comes back after a while, since code changes.
import { useQuery } from "@tanstack/react-query";
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
