// `options={"reset_at": {"cron": …, "timezone": …}}`: when a half-filled AND is emptied.
import type { Refusal, Reset } from "../../graph/trigger-graph.ts";
import type { SourceModule } from "../names/source-module.ts";
import { entryOf, truth, type Value } from "../values/value.ts";
import { dynamicValue } from "./dynamic.ts";
import type { DecoratorName } from "./flow-decorators.ts";
import { refuse } from "./refusal.ts";

const EXAMPLE = 'options={"reset_at": {"cron": "0 0 * * *", "timezone": "Europe/Berlin"}}';

/**
 * Mirrors `trigger_options.get("reset_at", {}).get("cron")`: other options are ignored, so is a time zone alone; neither value is checked.
 */
export function readReset(
  name: DecoratorName,
  options: Value | undefined,
  module: SourceModule,
): { reset?: Reset; refused: Refusal[] } {
  if (options === undefined) return { refused: [] };
  if (options.kind === "unknown") return { reset: dynamicValue(options, module), refused: [] };
  const wrong = (what: string, value: Value) => ({
    refused: [
      refuse(
        `${what} of @${name} is not a dictionary`,
        "it stops with an internal error, AttributeError: object has no attribute 'get'.",
        `Write ${EXAMPLE}, or leave it out`,
        module.lineAt(value.at),
      ),
    ],
  });
  if (options.kind !== "dict") return wrong("options", options);
  const resetAt = entryOf(options, "reset_at");
  if (resetAt === undefined) return { refused: [] };
  if (resetAt.kind === "unknown") return { reset: dynamicValue(resetAt, module), refused: [] };
  if (resetAt.kind !== "dict") return wrong("reset_at", resetAt);
  const cron = entryOf(resetAt, "cron");
  const timezone = entryOf(resetAt, "timezone");
  if (cron === undefined || truth(cron) === false) return { refused: [] };
  for (const value of [cron, timezone]) {
    if (value && (value.kind === "unknown" || value.kind === "function"))
      return { reset: dynamicValue(value, module), refused: [] };
  }
  const zone = timezone && truth(timezone) !== false ? { timezone: plainText(timezone).slice(0, 100) } : {};
  return { reset: { cron: plainText(cron).slice(0, 200), ...zone }, refused: [] };
}

/** Argo will not take a cron expression that is no text; it is kept so that it can be shown. */
const plainText = (value: Value): string =>
  value.kind === "str" ? value.value : "value" in value ? String(value.value) : value.kind;
