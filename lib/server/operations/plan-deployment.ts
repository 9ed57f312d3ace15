import { randomUUID } from "node:crypto";
import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { DeployFailure, PlanRequest, PlanView } from "@/lib/core/plan/deploy-request.ts";
import { hideTokens } from "@/lib/core/plan/hide-tokens.ts";
import { judgedPart } from "@/lib/core/plan/target-network.ts";
import { preparePlan } from "./prepare-plan.ts";

/** Says what a deploy would do to the target as it is now; nothing is written. */
export async function planDeployment(request: PlanRequest): Promise<Result<PlanView, DeployFailure>> {
  const now = Date.now();
  const prepared = await preparePlan(request, now);
  if (!prepared.ok) return prepared;
  const { plan, target, live, drawn, edits, settings, templatesKnown } = prepared.value;
  return ok({
    planId: randomUUID(),
    madeAt: new Date(now).toISOString(),
    target: target.describe(),
    plan: hideTokens(plan),
    judging: { live: judgedPart(live), drawn },
    edits,
    templatesKnown,
    settings,
  });
}
