import {
  deploymentTimestamp,
  PLACEHOLDER_TOKEN,
  readArgoEventsSettings,
  readMetaflowUser,
  type SensorSettings,
} from "@/lib/core/sensors/sensor-settings.ts";
import { metaflowConfiguration } from "../metaflow/metaflow-configuration.ts";

const NAMES = [
  "METAFLOW_ARGO_EVENTS_EVENT",
  "METAFLOW_ARGO_EVENTS_EVENT_SOURCE",
  "METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
  "METAFLOW_ARGO_EVENTS_EVENT_BUS",
  "METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE",
  "METAFLOW_KUBERNETES_NAMESPACE",
  "METAFLOW_USER",
] as const;

/** What the editor shows Sensors with: Metaflow's own settings on this server, no token, and the time of the page. */
export async function sensorPreviewSettings(): Promise<Omit<SensorSettings, "branch">> {
  const configuration = await metaflowConfiguration(process.cwd(), process.env);
  const values = Object.fromEntries(NAMES.map((name) => [name, configuration.get(name)?.value]));
  return {
    argoEvents: readArgoEventsSettings(values, {}),
    owner: readMetaflowUser({ ...process.env, ...values }, {}).owner,
    deploymentTimestamp: deploymentTimestamp(Date.now()),
    productionToken: PLACEHOLDER_TOKEN,
  };
}
