// Lets a Sensor be looked at before everything that it needs is set.
import type { SensorSettings } from "./sensor-settings.ts";

const REQUIRED = {
  event: "METAFLOW_ARGO_EVENTS_EVENT",
  eventSource: "METAFLOW_ARGO_EVENTS_EVENT_SOURCE",
  serviceAccount: "METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
} as const;

/**
 * For showing only: what is not set becomes its own name in angle brackets, which no Kubernetes would take.
 * @returns the settings without gaps, and the variables that are not set, in the order in which Metaflow asks
 */
export function completeSettings<Settings extends Pick<SensorSettings, "argoEvents" | "owner">>(
  settings: Settings,
): { settings: Settings; unset: string[] } {
  const unset: string[] = [];
  const orName = (value: string | null, variable: string): string => {
    if (value) return value;
    unset.push(variable);
    return `<${variable}>`;
  };
  const { argoEvents, owner } = settings;
  const complete = {
    ...argoEvents,
    event: orName(argoEvents.event, REQUIRED.event),
    eventSource: orName(argoEvents.eventSource, REQUIRED.eventSource),
    serviceAccount: orName(argoEvents.serviceAccount, REQUIRED.serviceAccount),
  };
  return { settings: { ...settings, argoEvents: complete, owner: orName(owner, "METAFLOW_USER") }, unset };
}
