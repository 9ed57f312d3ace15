"use client";
// What the Versions page asks the server: pages of the log, and documents as they were.
import { keepPreviousData, useInfiniteQuery, useQueries, useQueryClient } from "@tanstack/react-query";
import type { Head } from "@/lib/core/graph/change";
import type { LogPage } from "@/lib/core/graph/version";
import { address, fetchJson } from "../simulate/fetch-json.ts";

const LOG_KEY = "graph-log";

/** @param initial the first page of the whole log, as the page came with it */
export function useLog(graphId: string, find: string, initial: LogPage) {
  return useInfiniteQuery({
    // A page opened again later brings a newer log than the one that is still kept.
    queryKey: [LOG_KEY, graphId, initial.head, find],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<LogPage>(
        address(`/api/graphs/${graphId}/log`, { before: pageParam, find: find === "" ? undefined : find }),
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ more, entries }) => (more ? entries.at(-1)?.revision : undefined),
    ...(find === "" ? { initialData: { pages: [initial], pageParams: [undefined] } } : {}),
    placeholderData: keepPreviousData,
  });
}

/** @returns reads the log again */
export function useRefreshLog(graphId: string): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: [LOG_KEY, graphId] });
}

/** What was saved as a revision never changes, so each is fetched once. */
export function useTwoRevisions(graphId: string, from: number, to: number) {
  return useQueries({
    queries: [from, to].map((revision) => ({
      queryKey: ["graph-revision", graphId, revision],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchJson<Head>(`/api/graphs/${graphId}/revisions/${revision}`, signal),
      staleTime: Number.POSITIVE_INFINITY,
      // Documents may be large; a few are enough to go back and forth.
      gcTime: 60_000,
    })),
    combine: ([before, after]) => ({
      revisions: before?.data && after?.data ? { before: before.data, after: after.data } : null,
      error: before?.error ?? after?.error ?? null,
      again: () => {
        for (const one of [before, after]) if (one?.isError) void one.refetch();
      },
    }),
  });
}
