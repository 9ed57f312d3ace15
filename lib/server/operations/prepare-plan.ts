// Everything a plan is made of, read afresh: the graph's head, the target, its settings and the deployed templates.
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { parseBranch } from "@/lib/core/graph/branch.ts";
import { type FlowOnBranch, resolveGraph } from "@/lib/core/graph/resolve-graph.ts";
import { templateName } from "@/lib/core/graph/template-name.ts";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { DeployFailure, EffectiveSetting, PlanRequest } from "@/lib/core/plan/deploy-request.ts";
import type { DeploymentPlan, SkippedFlow, UntriggeredFlow } from "@/lib/core/plan/deployment-plan.ts";
import { objectKey, type TargetState } from "@/lib/core/plan/live-object.ts";
import { type DesiredSensor, planDeployment } from "@/lib/core/plan/plan-deployment.ts";
import type { Target } from "@/lib/core/plan/target.ts";
import type { DrawnFlow } from "@/lib/core/plan/target-network.ts";
import { describeReadiness, findTemplates } from "@/lib/core/plan/template-readiness.ts";
import { type TriggerEdit, triggerEdits } from "@/lib/core/plan/trigger-edits.ts";
import { compileSensors } from "@/lib/core/sensors/compile-sensors.ts";
import { deploymentTimestamp, PLACEHOLDER_TOKEN } from "@/lib/core/sensors/sensor-settings.ts";
import { findTarget } from "./deploy-targets.ts";
import { loadGraph } from "./load-graph.ts";
import { settingValues, targetSettings } from "./target-settings.ts";

export type PreparedPlan = {
  plan: DeploymentPlan;
  target: Target;
  live: TargetState;
  drawn: DrawnFlow[];
  /** Ids of the flows, by the key of their Sensor. */
  flowIds: ReadonlyMap<string, string>;
  edits: TriggerEdit[];
  settings: EffectiveSetting[];
  templatesKnown: boolean;
};

/**
 * Reads and plans; nothing is written.
 * @param nowMs the moment written into Sensors that change; it is no part of the plan's hash
 */
export async function preparePlan(
  request: PlanRequest,
  nowMs: number,
): Promise<Result<PreparedPlan, DeployFailure>> {
  const head = await loadGraph(request.graphId);
  if (!head.ok) return head;
  const { document, revision } = head.value;
  const branch = parseBranch(request.branch);
  if (!branch.ok) return fail({ code: "invalid", message: `${branch.error}. Choose another branch.` });
  const target = await findTarget(request.target);
  if (target === null)
    return fail({
      code: "not-found",
      message: `This server has no target ${request.target} any more. Choose another target.`,
    });

  const settings = await targetSettings(request.target);
  const { values, missing } = settingValues(settings);
  if (missing.length > 0)
    return fail({
      code: "settings-missing",
      message:
        "Sensors cannot be made before these are known. Set them where the server runs, or type them in.",
      settings,
    });

  const [live, templates] = await Promise.all([
    target.list(values.sensorNamespace),
    target.listTemplates(values.kubernetesNamespace),
  ]);
  if (!live.ok) return fail({ code: "target-failed", message: live.error.message });
  if (!templates.ok) return fail({ code: "target-failed", message: templates.error.message });

  const drawn = resolveGraph(document, [branch.value]);
  const drawnById = new Map(drawn.map((flow) => [flow.id, flow]));
  const found = findTemplates(templates.value ?? [], drawn, expectedTemplate);
  const compiled = compileSensors(document, {
    argoEvents: values,
    branch: branch.value,
    owner: values.owner,
    deploymentTimestamp: deploymentTimestamp(nowMs),
    productionToken: PLACEHOLDER_TOKEN,
    liveTemplates: new Map([...found].map(([id, { live: template }]) => [id, template])),
  });
  const desired: DesiredSensor[] = [];
  const skipped: SkippedFlow[] = [];
  const edits: TriggerEdit[] = [];
  const flowIds = new Map<string, string>();
  for (const { flow, outcome } of compiled) {
    if (!outcome.ok)
      skipped.push({ flow: flow.name, reasons: outcome.error.map(({ message, fix }) => ({ message, fix })) });
    else if (outcome.value) {
      const { sensor, notes } = outcome.value;
      const readiness =
        templates.value === null
          ? []
          : describeReadiness(flow.name, sensor, found.get(flow.id)?.manifest ?? null);
      const placed = drawnById.get(flow.id);
      flowIds.set(objectKey(sensor.metadata), flow.id);
      if (placed) edits.push(...triggerEdits(sensor, placed));
      desired.push({
        flow: flow.name,
        sensor,
        notes: [...notes.map(({ message }) => message), ...readiness],
      });
    }
  }
  const plan = planDeployment({
    owner: { graphId: request.graphId, target: request.target, branch: request.branch },
    revision,
    desired,
    skipped,
    withoutSensor: flowsWithoutSensor(document),
    live: live.value,
    takeOver: new Set(request.takeOver),
    drawn,
  });
  return ok({
    plan,
    target,
    live: live.value,
    drawn: drawn.map(({ heardAs, steps, endStep, publishes }) => ({ heardAs, steps, endStep, publishes })),
    flowIds,
    edits,
    settings,
    templatesKnown: templates.value !== null,
  });
}

function expectedTemplate({ ref }: FlowOnBranch): string | null {
  const name = ref && templateName(ref, null);
  return name?.ok ? name.value : null;
}

const flowsWithoutSensor = ({ flows }: TriggerGraph): UntriggeredFlow[] =>
  flows
    .filter((flow) => !flow.external && !flow.trigger)
    .map(({ name, schedule }) => ({ flow: name, scheduled: schedule !== undefined }));
