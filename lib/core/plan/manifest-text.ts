// A manifest as a person compares it: without what comparisons ignore, in one order of keys.
import { comparableSensor } from "../sensors/compare-sensors.ts";
import { yamlText } from "../sensors/sensor-to-yaml.ts";

/** @param manifest parsed JSON of any kind; @returns equal texts for Sensors that compare as equal */
export const comparableText = (manifest: unknown): string =>
  yamlText(inOneOrder(comparableSensor(manifest)) as Parameters<typeof yamlText>[0]);

/** What a person looks for first; the other keys by the alphabet, as the API server gives all of them. */
const FIRST = ["apiVersion", "kind", "metadata", "name", "namespace"];

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (value === null || typeof value !== "object") return value;
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, member]) => [key, inOneOrder(member)]),
  );
}
