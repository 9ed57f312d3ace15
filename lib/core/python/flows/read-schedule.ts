// @schedule: when a flow starts by the clock. Mirrors ScheduleDecorator.flow_init and ArgoWorkflows._get_schedule.
import type { Refusal, Schedule } from "../../graph/trigger-graph.ts";
import { truth, type Value } from "../values/value.ts";
import { dynamicAt, dynamicValue } from "./dynamic.ts";
import type { FlowDecorator } from "./flow-decorators.ts";
import type { Attributes } from "./read-decorator.ts";
import { refuse } from "./refusal.ts";

/** The first that is set counts; without any, daily is on. */
const EVERY = [
  ["weekly", "week"],
  ["hourly", "hour"],
  ["daily", "day"],
] as const;

export function readSchedule(
  { site, line }: FlowDecorator,
  { given, unknown }: Attributes,
): { schedule?: Schedule; refused: Refusal[] } {
  const { module } = site;
  const timezone = given.get("timezone");
  if (timezone?.kind === "unknown") return { schedule: dynamicValue(timezone, module), refused: [] };
  const zone =
    timezone?.kind === "str" && timezone.value !== "" ? { timezone: timezone.value.slice(0, 100) } : {};
  const cron = given.get("cron");
  const takesCron = cron ? truth(cron) : false;
  if (cron && takesCron === null) return { schedule: dynamicValue(cron, module), refused: [] };
  if (cron && takesCron) {
    if (cron.kind === "str") {
      // Argo knows no year: Metaflow keeps five fields.
      const fields = cron.value.trim().split(/\s+/).slice(0, 5).join(" ").slice(0, 200);
      return fields === ""
        ? { refused: [refuseCron(cron, module.lineAt(cron.at))] }
        : { schedule: { cron: fields, ...zone }, refused: [] };
    }
    return { refused: [refuseCron(cron, module.lineAt(cron.at))] };
  }
  if (unknown !== null) return { schedule: dynamicAt(unknown, module, line), refused: [] };
  for (const [attribute, every] of EVERY) {
    const value = given.get(attribute);
    const on = value ? truth(value) : attribute === "daily";
    if (value && on === null) return { schedule: dynamicValue(value, module), refused: [] };
    if (on) return { schedule: { every, ...zone }, refused: [] };
  }
  return { refused: [] };
}

const refuseCron = (cron: Value, line: number): Refusal =>
  refuse(
    "cron of @schedule is not a cron expression in quotes",
    `it stops with an internal error: '${cron.kind}' has no attribute 'split'.`,
    'Write cron="0 6 * * *"',
    line,
  );
