// The installation's settings for simulations.
import type { Result } from "@/lib/core/foundation/result.ts";
import { ok } from "@/lib/core/foundation/result.ts";
import {
  defaultSimulateSettings,
  type SimulateSettings,
  simulateSettingsSchema,
} from "@/lib/core/simulation/simulate-settings.ts";
import { keeping } from "../db/keeping.ts";

const SETTING = "simulate";

export async function simulateSettings(): Promise<SimulateSettings> {
  const { settings } = await keeping();
  return (await settings.get(SETTING, simulateSettingsSchema)) ?? defaultSimulateSettings;
}

/** @returns the settings as they are now */
export async function setSimulateSettings(
  changed: SimulateSettings,
): Promise<Result<SimulateSettings, never>> {
  const { settings } = await keeping();
  await settings.set(SETTING, changed);
  return ok(changed);
}
