"use client";
// Who drew what a flow waits for, asked when somebody wants to know, and again when the server has other waits for it.
import { useQuery } from "@tanstack/react-query";
import { canonicalJson } from "@/lib/core/foundation/canonical-json";
import type { DrawnWait } from "@/lib/core/graph/version";
import { type Wait, waitKey, waitsOf } from "@/lib/core/graph/wait-origins";
import { useEditorState } from "../editor/editor-context.tsx";
import type { EditorState } from "../editor/editor-state.ts";
import { address, fetchJson } from "../simulate/fetch-json.ts";

const graphIdOf = (state: EditorState) => state.graphId;
const headOf = (state: EditorState) => state.head;

/**
 * @param nth which of several waits on the same is meant, from 1
 * @returns the change that drew it; "unsaved" while the server does not know of it
 */
export function useWaitOrigin(flowId: string, wait: Wait, nth: number) {
  const graphId = useEditorState(graphIdOf);
  const head = useEditorState(headOf);
  const { data, error, refetch } = useQuery({
    queryKey: ["wait-origins", graphId, flowId, canonicalJson(waitsOf(head, flowId))],
    queryFn: ({ signal }) =>
      fetchJson<DrawnWait[]>(address(`/api/graphs/${graphId}/waits`, { flow: flowId }), signal),
    // Taken out and drawn again, the waits are the same and their origin is not.
    staleTime: 0,
    gcTime: 0,
  });
  const same = data?.filter((one) => waitKey(one.wait) === waitKey(wait));
  return { origin: same === undefined ? null : (same[nth - 1] ?? ("unsaved" as const)), error, refetch };
}
