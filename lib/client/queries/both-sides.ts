"use client";
// What an edit met: the document it was made on, and what was saved since.
import { useQuery } from "@tanstack/react-query";
import type { SavedChange } from "@/lib/core/graph/change";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { readChanges, readHead } from "../editor/read-answers.ts";
import { address, fetchJson } from "../simulate/fetch-json.ts";

/** @param from the revision it was made on, which never changes; later changes may be added to the list */
export function useSides(graphId: string, from: number) {
  return useQuery({
    queryKey: ["both-sides", graphId, from],
    queryFn: async ({ signal }): Promise<{ base: TriggerGraph; changes: SavedChange[] }> => {
      const [head, changes] = await Promise.all([
        fetchJson<unknown>(`/api/graphs/${graphId}/revisions/${from}`, signal),
        fetchJson<unknown>(address(`/api/graphs/${graphId}/changes`, { since: from }), signal),
      ]);
      const base = readHead(head);
      if (!base.ok) throw new Error(base.error);
      return { base: base.value.graph, changes: readChanges(changes) };
    },
  });
}
