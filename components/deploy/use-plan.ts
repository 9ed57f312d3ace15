"use client";
// The plan of a target and branch, read again on demand only: a plan that changed under one's eyes could not be approved.
import { useQuery } from "@tanstack/react-query";
import type { Result } from "@/lib/core/foundation/result";
import type { DeployFailure, PlanRequest, PlanView } from "@/lib/core/plan/deploy-request";
import type { DeployActions } from "./deploy-actions.ts";

export type PlanState = {
  /** Null while the first one is made. */
  answer: Result<PlanView, DeployFailure> | null;
  /** A newer one is being made. */
  planning: boolean;
  planAgain: () => void;
};

const UNREACHED: DeployFailure = {
  code: "target-failed",
  message: "The server does not answer. Nothing was written. Plan again when it does.",
};

export function usePlan(actions: Pick<DeployActions, "plan">, request: PlanRequest): PlanState {
  const { data, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["plan", request],
    queryFn: async (): Promise<Result<PlanView, DeployFailure>> => {
      try {
        return await actions.plan(request);
      } catch {
        return { ok: false, error: UNREACHED };
      }
    },
    // Another branch's plan must not be taken for this one's, but replacing a conflict keeps the page still.
    placeholderData: (previous, query) => {
      const before = query?.queryKey[1] as PlanRequest | undefined;
      const same = before?.target === request.target && before.branch === request.branch;
      return same ? previous : undefined;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  return {
    answer: data ?? null,
    planning: isFetching || isPlaceholderData,
    planAgain: () => void refetch(),
  };
}
