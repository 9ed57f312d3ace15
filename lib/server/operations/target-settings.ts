// How a target's flows are connected to Argo Events: what a person typed in for it, over Metaflow's own settings on this server.
import type { ClusterPlace } from "@/lib/core/cluster/import-request.ts";
import { ok, type Result } from "@/lib/core/foundation/result.ts";
import {
  type EffectiveSetting,
  SETTING_VARIABLES,
  type SettingName,
  type TargetSettings,
  type TypedSettings,
  typedSettingsSchema,
} from "@/lib/core/plan/deploy-request.ts";
import { readMetaflowUser } from "@/lib/core/sensors/sensor-settings.ts";
import { keeping } from "../db/keeping.ts";
import { type MetaflowConfiguration, metaflowConfiguration } from "../metaflow/metaflow-configuration.ts";

const REQUIRED: ReadonlySet<SettingName> = new Set(["event", "eventSource", "serviceAccount", "owner"]);
const NAMES = Object.keys(SETTING_VARIABLES).filter((name): name is SettingName => name in SETTING_VARIABLES);

const settingKey = (target: string): string => `target ${target}`;

/** @returns every setting with its value for the target, and where it comes from, in the order in which Metaflow asks */
export async function targetSettings(target: string): Promise<EffectiveSetting[]> {
  const { settings } = await keeping();
  const typed = (await settings.get(settingKey(target), typedSettingsSchema)) ?? {};
  const configuration = await metaflowConfiguration(process.cwd(), process.env);
  const found = new Map(NAMES.map((name) => [name, typedOrFound(name, typed, configuration)]));
  const runs = found.get("kubernetesNamespace")?.value ?? "default";
  const fallback: Partial<Record<SettingName, string>> = {
    eventBus: "default",
    kubernetesNamespace: "default",
    // Metaflow puts Sensors where the flows run unless it is told otherwise.
    sensorNamespace: runs,
  };
  return NAMES.map((name) => {
    const { value, from } = found.get(name) ?? { value: null, from: "" };
    return {
      name,
      value: value ?? fallback[name] ?? null,
      from: value === null && fallback[name] !== undefined ? "Metaflow's default" : from,
      typed: typed[name] ?? "",
      required: REQUIRED.has(name),
    };
  });
}

/** Keeps what was typed in; blank gives the word back to Metaflow's settings. */
export async function saveTargetSettings({
  target,
  settings: typed,
}: {
  target: string;
  settings: TypedSettings;
}): Promise<Result<EffectiveSetting[], never>> {
  const { settings } = await keeping();
  const kept = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));
  await settings.set(settingKey(target), kept);
  return ok(await targetSettings(target));
}

/** Keeps namespaces that were chosen elsewhere, where they are not the ones that hold anyhow. */
export async function keepNamespaces({ target, ...chosen }: ClusterPlace): Promise<void> {
  const { values } = settingValues(await targetSettings(target));
  const { kubernetesNamespace, sensorNamespace } = chosen;
  if (values.kubernetesNamespace === kubernetesNamespace && values.sensorNamespace === sensorNamespace)
    return;
  const { settings } = await keeping();
  const typed = (await settings.get(settingKey(target), typedSettingsSchema)) ?? {};
  await settings.set(settingKey(target), { ...typed, kubernetesNamespace, sensorNamespace });
}

/** The values alone, and the names of required ones that nobody has set. */
export function settingValues(settings: readonly EffectiveSetting[]): {
  values: TargetSettings;
  missing: SettingName[];
} {
  const value = (name: SettingName): string | null =>
    settings.find((setting) => setting.name === name)?.value ?? null;
  return {
    values: {
      event: value("event"),
      eventSource: value("eventSource"),
      serviceAccount: value("serviceAccount"),
      owner: value("owner"),
      eventBus: value("eventBus") ?? "default",
      sensorNamespace: value("sensorNamespace") ?? "default",
      kubernetesNamespace: value("kubernetesNamespace") ?? "default",
    },
    missing: settings.filter((setting) => setting.required && !setting.value).map(({ name }) => name),
  };
}

function typedOrFound(
  name: SettingName,
  typed: TypedSettings,
  configuration: MetaflowConfiguration,
): { value: string | null; from: string } {
  const byHand = typed[name];
  if (byHand) return { value: byHand, from: "typed in here" };
  if (name === "owner") return foundOwner(configuration);
  const found = configuration.get(SETTING_VARIABLES[name] as `METAFLOW_${string}`);
  return found?.value ? found : { value: null, from: "not set" };
}

function foundOwner(configuration: MetaflowConfiguration): { value: string | null; from: string } {
  const user = configuration.get("METAFLOW_USER");
  const { owner } = readMetaflowUser(process.env, { METAFLOW_USER: user?.value });
  if (owner === null) return { value: null, from: "not set" };
  return { value: owner, from: owner === user?.value ? user.from : "the server's user name" };
}
