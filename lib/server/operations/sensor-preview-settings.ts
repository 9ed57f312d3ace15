import {
  deploymentTimestamp,
  PLACEHOLDER_TOKEN,
  type SensorSettings,
} from "@/lib/core/sensors/sensor-settings.ts";
import { deployTargets } from "./deploy-targets.ts";
import { deploymentsHere } from "./deployments-here.ts";
import { settingValues, targetSettings } from "./target-settings.ts";

/** What the editor shows Sensors with: as they would go to the target of the graph's last deploy, else to the first; no token, and the time of the page. */
export async function sensorPreviewSettings(graphId: string): Promise<Omit<SensorSettings, "branch">> {
  const [targets, { store }] = await Promise.all([deployTargets(), deploymentsHere()]);
  const known = targets.map((target) => target.describe().id);
  const last = (await store.last(graphId))?.target;
  const target = known.find((id) => id === last) ?? known[0] ?? "";
  const { owner, ...argoEvents } = settingValues(await targetSettings(target)).values;
  return {
    argoEvents,
    owner,
    deploymentTimestamp: deploymentTimestamp(Date.now()),
    productionToken: PLACEHOLDER_TOKEN,
  };
}
