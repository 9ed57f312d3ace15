// What the deploy page and the server say to each other.
import { z } from "zod";
import type { ArgoEventsSettings } from "../sensors/sensor-settings.ts";
import type { DeploymentPlan } from "./deployment-plan.ts";
import type { TargetState } from "./live-object.ts";
import type { TargetDescription } from "./target.ts";
import type { DrawnFlow } from "./target-network.ts";
import type { TriggerEdit } from "./trigger-edits.ts";

const key = z.string().min(1).max(600);

/** What to plan; the same request on an unmoved graph and target gives a plan with the same hash. */
export const planRequestSchema = z.strictObject({
  graphId: z.uuid(),
  target: z.string().min(1).max(300),
  /** As Metaflow prints it: `user.<name>`, `test.<branch>`, `prod`, `prod.<branch>`. */
  branch: z.string().min(1).max(400),
  /** Keys of conflicts that are to be replaced. */
  takeOver: z.array(key).max(10_000),
});
export type PlanRequest = z.infer<typeof planRequestSchema>;

export const applyRequestSchema = planRequestSchema.extend({
  /** Of the plan; becomes the deployment's, so that a plan is applied once. */
  planId: z.uuid(),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  revision: z.int().nonnegative(),
  /** Keys of the steps to run. */
  chosen: z.array(key).min(1, "Nothing is chosen").max(100_000),
  /** Ids of the gated loops that a person said yes to. */
  accepted: z.array(z.string().max(100)).max(10_000),
});
export type ApplyRequest = z.infer<typeof applyRequestSchema>;

const setting = z.string().trim().max(253);
const kubernetesName = setting.regex(
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$/,
  "Kubernetes takes small letters, digits, - and .",
);

/** What a person typed in for a target, over Metaflow's own settings; absent or blank: as Metaflow has it. */
export const typedSettingsSchema = z.strictObject({
  event: setting.optional(),
  eventSource: setting.optional(),
  serviceAccount: kubernetesName.optional(),
  eventBus: setting.optional(),
  sensorNamespace: kubernetesName.optional(),
  kubernetesNamespace: kubernetesName.optional(),
  owner: z.string().trim().max(200).optional(),
});
export type TypedSettings = z.infer<typeof typedSettingsSchema>;

export const saveSettingsSchema = z.strictObject({
  target: z.string().min(1).max(300),
  settings: typedSettingsSchema,
});

export const listDeploymentsSchema = z.strictObject({
  graphId: z.uuid(),
  target: z.string().min(1).max(300),
});

export type TargetSettings = ArgoEventsSettings & { owner: string | null };
export type SettingName = keyof TargetSettings;

/** One setting as it holds for the target, and who says so: a person here, the environment, a file's path, or nobody. */
export type EffectiveSetting = {
  name: SettingName;
  value: string | null;
  from: string;
  typed: string;
  required: boolean;
};

/** A target as the settings page shows it. */
export type KnownTarget = {
  target: TargetDescription;
  /** Who told this server of it. */
  from: "environment" | "data folder" | "kubeconfig";
  settings: EffectiveSetting[];
};

/** Names as Metaflow knows them, in the order in which it asks for them. */
export const SETTING_VARIABLES: Record<SettingName, string> = {
  event: "METAFLOW_ARGO_EVENTS_EVENT",
  eventSource: "METAFLOW_ARGO_EVENTS_EVENT_SOURCE",
  serviceAccount: "METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
  owner: "METAFLOW_USER",
  eventBus: "METAFLOW_ARGO_EVENTS_EVENT_BUS",
  sensorNamespace: "METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE",
  kubernetesNamespace: "METAFLOW_KUBERNETES_NAMESPACE",
};

/** A plan with all that the page needs to show it and to judge any choice of its steps. */
export type PlanView = {
  planId: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  target: TargetDescription;
  plan: DeploymentPlan;
  judging: { live: TargetState; drawn: DrawnFlow[] };
  edits: TriggerEdit[];
  /** Whether the target knows WorkflowTemplates, so that owner, token and defaults are the deployed ones. */
  templatesKnown: boolean;
  settings: EffectiveSetting[];
};

/** Why there is no plan, or why it was not applied; nothing was written. */
export type DeployFailure = {
  code:
    | "not-found"
    | "invalid"
    | "unreadable"
    /** `settings` says which are missing. */
    | "settings-missing"
    | "target-failed"
    /** The graph or the target is no longer what the plan saw. */
    | "moved"
    | "refused"
    | "busy";
  message: string;
  settings?: EffectiveSetting[];
};
