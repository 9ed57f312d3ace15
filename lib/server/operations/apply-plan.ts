import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { ApplyRequest, DeployFailure } from "@/lib/core/plan/deploy-request.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import type { WritingStep } from "@/lib/core/plan/deployment-plan.ts";
import { type Judgement, judgeDeployment } from "@/lib/core/plan/judge-deployment.ts";
import { applySteps } from "./apply-steps.ts";
import { currentAuthor } from "./author.ts";
import { deploymentsHere } from "./deployments-here.ts";
import { type PreparedPlan, preparePlan } from "./prepare-plan.ts";

/**
 * Applies the chosen steps of a plan, if a fresh plan of the same request is the same one and the gate lets them through. Answers as soon
 * as it has begun: `watchDeployment` tells how it goes on, and the history keeps it.
 */
export async function applyPlan(request: ApplyRequest): Promise<Result<Deployment, DeployFailure>> {
  const now = Date.now();
  const { graphId, target, branch, takeOver } = request;
  const prepared = await preparePlan({ graphId, target, branch, takeOver }, now);
  if (!prepared.ok) return prepared;
  const allowed = checkPlan(request, prepared.value);
  if (!allowed.ok) return allowed;

  const deployments = await deploymentsHere();
  const deployment: Deployment = {
    id: request.planId,
    graphId,
    revision: request.revision,
    target,
    branch,
    planHash: request.planHash,
    author: await currentAuthor(),
    state: "applying",
    steps: allowed.value.map(({ key, kind, flow, summary }) => ({
      key,
      kind,
      flow,
      summary,
      state: "waiting",
      attempt: 0,
      failure: null,
    })),
    result: null,
    startedAt: new Date(now).toISOString(),
    finishedAt: null,
  };
  const inTheWay = await deployments.begin(deployment);
  if (inTheWay === "used")
    return fail({ code: "moved", message: "This plan was applied already. Plan again." });
  if (inTheWay)
    return fail({
      code: "busy",
      message: `${inTheWay.author} is applying rev ${inTheWay.revision} to ${target} right now. Nothing was written. Plan again in a moment.`,
    });
  // It goes on after the answer, and ends even if the person leaves the page.
  applySteps(deployment, allowed.value, prepared.value.target, deployments.report).catch((error) => {
    console.error(`Deployment ${deployment.id} broke off:`, error);
    const message = error instanceof Error ? error.message : String(error);
    const last = deployments.current(deployment.id) ?? deployment;
    return deployments.report({
      ...last,
      state: "failed",
      result: `It broke off: ${message}. The steps say how far it had come. Plan again to go on.`,
      finishedAt: new Date().toISOString(),
    });
  });
  return ok(deployment);
}

/** @returns the chosen steps in the order in which they run, or why nothing may be written */
function checkPlan(
  request: ApplyRequest,
  { plan, live, drawn }: PreparedPlan,
): Result<WritingStep[], DeployFailure> {
  if (plan.revision !== request.revision)
    return fail({
      code: "moved",
      message: `The graph is at rev ${plan.revision} by now, and the plan was made of rev ${request.revision}. Nothing was written. Plan again.`,
    });
  if (plan.hash !== request.planHash)
    return fail({
      code: "moved",
      message: "The target moved since this plan. Nothing was written. Plan again.",
    });
  const judgement = judgeDeployment(plan, live, drawn, new Set(request.chosen));
  if (judgement.order.length !== new Set(request.chosen).size)
    return fail({
      code: "invalid",
      message: "Some of the chosen steps are not in the plan. Nothing was written. Plan again.",
    });
  const refusal = refusalOf(judgement, new Set(request.accepted));
  return refusal === null ? ok(judgement.order) : fail({ code: "refused", message: refusal });
}

function refusalOf({ refused, needYes }: Judgement, accepted: ReadonlySet<string>): string | null {
  const [loop] = refused;
  if (loop) {
    const when = loop.onTheWay === null ? "afterwards" : `for a moment, after ${loop.onTheWay}`;
    return `The target would hold the runaway loop ${loop.path.join(" → ")} ${when}. Nothing was written. Break the loop, or choose other steps.`;
  }
  const gated = needYes.find(({ id }) => !accepted.has(id));
  if (gated)
    return `Nobody said yes to the gated loop ${gated.path.join(" → ")}. Nothing was written. Confirm it, or break it.`;
  return null;
}
