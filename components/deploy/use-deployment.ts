"use client";
// Follows a deployment as it goes on; the browser connects again by itself when the connection breaks.
import { useEffect, useState } from "react";
import { type Deployment, deploymentSchema } from "@/lib/core/plan/deployment";

/**
 * @param id of the deployment to follow; null: none
 * @param onEnd called once with the record when it is over
 * @returns the record as last told; null before the first word
 */
export function useDeployment(id: string | null, onEnd: (deployment: Deployment) => void): Deployment | null {
  const [told, setTold] = useState<Deployment | null>(null);
  useEffect(() => {
    if (id === null) return;
    const stream = new EventSource(`/api/deployments/${id}/events`);
    stream.addEventListener("deployment", (event: MessageEvent<string>) => {
      const deployment = deploymentSchema.parse(JSON.parse(event.data));
      setTold(deployment);
      if (deployment.state === "applying") return;
      stream.close();
      onEnd(deployment);
    });
    return () => stream.close();
  }, [id, onEnd]);
  return told?.id === id ? told : null;
}
