"use server";
// What a person can do on the deploy page: each action checks its input and carries out one operation.
import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import {
  type ApplyRequest,
  applyRequestSchema,
  type DeployFailure,
  type EffectiveSetting,
  listDeploymentsSchema,
  type PlanRequest,
  type PlanView,
  planRequestSchema,
  saveSettingsSchema,
  type TypedSettings,
} from "@/lib/core/plan/deploy-request.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { applyPlan } from "@/lib/server/operations/apply-plan.ts";
import { listDeployments } from "@/lib/server/operations/list-deployments.ts";
import { planDeployment } from "@/lib/server/operations/plan-deployment.ts";
import { saveTargetSettings } from "@/lib/server/operations/target-settings.ts";
import { withChecked } from "./checked-input.ts";

export async function planDeploymentAction(input: PlanRequest): Promise<Result<PlanView, DeployFailure>> {
  return withChecked(planRequestSchema, input, planDeployment);
}

export async function applyPlanAction(input: ApplyRequest): Promise<Result<Deployment, DeployFailure>> {
  return withChecked(applyRequestSchema, input, applyPlan);
}

export async function saveTargetSettingsAction(input: {
  target: string;
  settings: TypedSettings;
}): Promise<Result<EffectiveSetting[], Failure>> {
  return withChecked(saveSettingsSchema, input, saveTargetSettings);
}

/** The newest deployments of a graph to a target, and how many there are in all. */
export async function listDeploymentsAction(input: {
  graphId: string;
  target: string;
}): Promise<Result<{ deployments: Deployment[]; total: number }, Failure>> {
  return withChecked(listDeploymentsSchema, input, listDeployments);
}
