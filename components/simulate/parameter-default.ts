// What a parameter has when nothing is given, as a person would type it.
import type { Parameter } from "@/lib/core/graph/trigger-graph";

/** @returns the default, or null when there is none; text without Python's quotes, True as `true` */
export function defaultInWords(parameter: Parameter): string | null {
  if (parameter.dynamicDefault !== undefined) return "decided when it runs";
  if (parameter.default === undefined) return null;
  try {
    const value: unknown = JSON.parse(parameter.default);
    return typeof value === "string" ? value : parameter.default;
  } catch {
    // NaN and Infinity are Python's, not JSON's.
    return parameter.default;
  }
}
