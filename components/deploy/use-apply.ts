"use client";
// Applying: asks the server, follows what it does, and holds the result until the next one.
import { useCallback, useEffect, useState } from "react";
import type { PlanRequest, PlanView } from "@/lib/core/plan/deploy-request";
import type { Deployment } from "@/lib/core/plan/deployment";
import type { DeployActions } from "./deploy-actions.ts";
import { useDeployment } from "./use-deployment.ts";

export type Applying = {
  /** Asked for or going on: nothing can be chosen. */
  locked: boolean;
  /** The record of the deployment that goes on; null when none does, or before the first word of one begun elsewhere. */
  progress: Deployment | null;
  /** Why the last one did not begin. */
  refusal: string | null;
  /** The last one that came to its end while this page was open. */
  ended: Deployment | null;
  apply: (view: PlanView, chosen: readonly string[], accepted: readonly string[]) => Promise<void>;
};

const UNKNOWN = {
  ok: false as const,
  error: { message: "The server does not answer, so it is not known whether it began. Plan again to see." },
};

/**
 * @param underWay id of a deployment to this target that goes on already, begun in another tab or before a reload
 * @param onEnd called when the target has been written to, or may have been
 */
export function useApply(
  actions: Pick<DeployActions, "apply">,
  request: PlanRequest,
  underWay: string | null,
  { onBusy, onEnd }: { onBusy: (busy: boolean) => void; onEnd: () => void },
): Applying {
  const [asking, setAsking] = useState(false);
  const [begun, setBegun] = useState<Deployment | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [ended, setEnded] = useState<Deployment | null>(null);
  const finish = useCallback(
    (deployment: Deployment) => {
      setBegun(null);
      setEnded(deployment);
      onEnd();
    },
    [onEnd],
  );
  // The list may still call it under way for a moment after its end.
  const followed = begun?.id ?? (ended?.id === underWay ? null : underWay);
  const told = useDeployment(followed, finish);
  const locked = asking || followed !== null;
  useEffect(() => onBusy(locked), [locked, onBusy]);
  return {
    locked,
    progress: told ?? begun,
    refusal,
    ended,
    async apply({ planId, plan }, chosen, accepted) {
      setAsking(true);
      setRefusal(null);
      setEnded(null);
      const answer = await actions
        .apply({
          ...request,
          planId,
          planHash: plan.hash,
          revision: plan.revision,
          chosen: [...chosen],
          accepted: [...accepted],
        })
        .catch(() => UNKNOWN);
      if (answer.ok) setBegun(answer.value);
      else setRefusal(answer.error.message);
      setAsking(false);
    },
  };
}
