// A manifest as a person compares it: without what comparisons ignore, in one order of keys.
import { comparableSensor } from "../sensors/compare-sensors.ts";
import { yamlText } from "../sensors/sensor-to-yaml.ts";

/** @param manifest parsed JSON of any kind; @returns equal texts for Sensors that compare as equal */
export const comparableText = (manifest: unknown): string =>
  yamlText(comparableSensor(manifest) as Parameters<typeof yamlText>[0]);
