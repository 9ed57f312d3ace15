"use client";
// The clusters that flows can be imported from, and what is in one of them: asked when the dialog is open, and never by a page.
import { useQuery } from "@tanstack/react-query";
import type { ClusterChoice, ClusterOverview, ClusterPlace } from "@/lib/core/cluster/import-request";
import { address, fetchJson } from "../simulate/fetch-json.ts";

export const useClusters = () =>
  useQuery({
    queryKey: ["clusters"],
    queryFn: ({ signal }) => fetchJson<ClusterChoice[]>("/api/clusters", signal),
    staleTime: 0,
    gcTime: 0,
  });

/** @param place null: nothing is asked. A cluster that does not answer is asked again only on a press */
export const useClusterOverview = (place: ClusterPlace | null) =>
  useQuery({
    queryKey: ["cluster-overview", place],
    queryFn: ({ signal }) => fetchJson<ClusterOverview>(address("/api/clusters/flows", { ...place }), signal),
    enabled: place !== null,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });
