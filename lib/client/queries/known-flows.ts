"use client";
// The flows found in the server's code folders; read again when the window comes back after a while, since code changes.
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { flowSchema } from "@/lib/core/graph/trigger-graph";

const knownFlowsSchema = z.object({ flows: z.array(flowSchema), notes: z.array(z.string()) });

export const useKnownFlows = () =>
  useQuery({
    queryKey: ["known-flows"],
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/known-flows", { signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      return knownFlowsSchema.parse(await response.json());
    },
    staleTime: 60_000,
  });
