// What a Sensor depends on besides the flow: where and as whom it is deployed, in Metaflow's own settings.
import type { BranchChoice } from "../graph/branch.ts";
import type { LiveTemplate } from "./live-template.ts";

/** Stands for the production token where no deployed flow tells it, as in `create --only-json`. */
export const PLACEHOLDER_TOKEN = "__PLACEHOLDER_PRODUCTION_TOKEN__";

/** How Metaflow is connected to Argo Events; null: not configured. */
export type ArgoEventsSettings = {
  /** METAFLOW_ARGO_EVENTS_EVENT */
  event: string | null;
  /** METAFLOW_ARGO_EVENTS_EVENT_SOURCE */
  eventSource: string | null;
  /** METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT */
  serviceAccount: string | null;
  /** METAFLOW_ARGO_EVENTS_EVENT_BUS */
  eventBus: string;
  /** METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE: where Sensors live. */
  sensorNamespace: string;
  /** METAFLOW_KUBERNETES_NAMESPACE: where templates live and flows run. */
  kubernetesNamespace: string;
};

/** What `argo-workflows create` is told on the command line, for the one flow it deploys. */
export type FlowOptions = {
  /** `--name` */
  name?: string;
  /** `--workflow-title` */
  title?: string;
  /** `--workflow-description` */
  description?: string;
};

export type SensorSettings = {
  argoEvents: ArgoEventsSettings;
  branch: BranchChoice;
  /** Who deploys, written as `metaflow/owner`; null: Metaflow finds no user name. */
  owner: string | null;
  /** As `deploymentTimestamp` writes it. */
  deploymentTimestamp: string;
  /** For flows without a live template. */
  productionToken: string;
  /** By flow id. */
  options?: ReadonlyMap<string, FlowOptions>;
  /** Templates found in the target, by flow id; their owner, token and parameters win. */
  liveTemplates?: ReadonlyMap<string, LiveTemplate>;
};

type Values = Readonly<Record<string, string | undefined>>;

/**
 * Reads Metaflow's settings as Metaflow does: the environment first, under it the configuration files. Blank counts as not set.
 * @param environment environment variables
 * @param configuration the configuration files' keys, the local file's over the global one's
 */
export function readArgoEventsSettings(environment: Values, configuration: Values): ArgoEventsSettings {
  const read = (name: string) => environment[`METAFLOW_${name}`] ?? configuration[`METAFLOW_${name}`] ?? "";
  const kubernetesNamespace = read("KUBERNETES_NAMESPACE") || "default";
  return {
    event: read("ARGO_EVENTS_EVENT") || null,
    eventSource: read("ARGO_EVENTS_EVENT_SOURCE") || null,
    serviceAccount: read("ARGO_EVENTS_SERVICE_ACCOUNT") || null,
    eventBus: read("ARGO_EVENTS_EVENT_BUS") || "default",
    sensorNamespace: read("ARGO_EVENTS_SENSOR_NAMESPACE") || kubernetesNamespace,
    kubernetesNamespace,
  };
}

/**
 * Who Metaflow takes the user for. Mirrors get_username, which accepts everybody but root, and project_decorator.format_name.
 * @returns `owner` for the annotation and `branchUser` for the branch `user.<name>`, which METAFLOW_OWNER replaces; null: nobody
 */
export function readMetaflowUser(
  environment: Values,
  configuration: Values,
): { owner: string | null; branchUser: string | null } {
  const candidates = [
    environment.METAFLOW_USER ?? configuration.METAFLOW_USER,
    environment.SUDO_USER,
    environment.USERNAME,
    environment.USER,
  ];
  const owner = candidates.find((user) => user && user !== "root") ?? null;
  return { owner, branchUser: environment.METAFLOW_OWNER ?? owner };
}

/**
 * The moment as Metaflow writes it in `metaflow/deployment_timestamp`: UTC with microseconds, like Python's isoformat.
 * @param epochMs milliseconds since 1970
 */
export const deploymentTimestamp = (epochMs: number): string =>
  new Date(epochMs).toISOString().replace("Z", "000+00:00");
