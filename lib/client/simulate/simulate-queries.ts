"use client";
// Queries of the Simulate screen: runs, Python, history and setup.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { MetaflowRun } from "@/lib/core/simulation/metaflow-run.ts";
import type {
  ListRuns,
  OneRun,
  PythonStatus,
  SimulateSetup,
} from "@/lib/core/simulation/simulate-request.ts";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation.ts";
import { address, fetchJson, fetchOrExplain } from "./fetch-json.ts";
import { type FoundRuns, nothingFound, readRunBatches } from "./run-batches.ts";

/** Keys under which the cache knows them, to be refreshed when a run may have come or changed. */
export const RUNS_KEY = "runs";
export const SIMULATIONS_KEY = "simulations";
export const SETUP_KEY = "simulate-setup";
export const PYTHON_KEY = "simulate-python";

/** @param initial what the page came with, for the list before any search */
export function useRuns(wanted: ListRuns, initial: FoundRuns | undefined) {
  return useQuery({
    queryKey: [RUNS_KEY, wanted],
    queryFn: async ({ signal, client, queryKey }) => {
      const answer = await fetchOrExplain(address("/api/simulations/runs", wanted), signal);
      if (answer.body === null) return nothingFound;
      // A search through thousands shows what it has; the list before stays until the first hit.
      return readRunBatches(answer.body, (found) => {
        if (found.runs.length > 0) client.setQueryData<FoundRuns>(queryKey, found);
      });
    },
    ...(initial ? { initialData: initial } : {}),
    placeholderData: keepPreviousData,
  });
}

export const useRun = (one: OneRun, enabled: boolean) =>
  useQuery({
    queryKey: [RUNS_KEY, "one", one],
    queryFn: ({ signal }) => fetchJson<MetaflowRun>(address("/api/simulations/run", one), signal),
    enabled,
  });

export const useSimulateSetup = (graphId: string, flow: string, initial: SimulateSetup) =>
  useQuery({
    queryKey: [SETUP_KEY, graphId, flow],
    queryFn: ({ signal }) =>
      fetchJson<SimulateSetup>(address("/api/simulations/setup", { graphId, flow }), signal),
    initialData: initial,
  });

/** Asked again each second while it is being set up. */
export const usePythonStatus = () =>
  useQuery({
    queryKey: [PYTHON_KEY],
    queryFn: ({ signal }) => fetchJson<PythonStatus>("/api/simulations/python", signal),
    refetchInterval: ({ state }) => (state.data?.kind === "setting-up" ? 1000 : false),
  });

/** The history of a flow, newest first; asked again while something in it is under way. */
export const useSimulations = (graphId: string, flow: string, initial: Simulation[]) =>
  useQuery({
    queryKey: [SIMULATIONS_KEY, graphId, flow],
    queryFn: ({ signal }) =>
      fetchJson<Simulation[]>(address("/api/simulations", { graphId, flow, limit: 20 }), signal),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.every(isOver) ? false : 3000),
  });
