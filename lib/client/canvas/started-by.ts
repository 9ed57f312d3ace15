// What starts a flow, as a sentence: read out by screen readers and shown in the list.
import { joinNames } from "@/lib/core/foundation/join-names";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow } from "@/lib/core/graph/trigger-graph";

/** Names of what a flow waits for, in declared order; a branch or project that the code names is said. */
export function waitedFor(flow: Pick<Flow, "trigger">): string[] {
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return [];
  if (trigger.kind === "on-event")
    return trigger.events.map((use) => (isDynamic(use) ? "an event the code decides" : use.event));
  return trigger.upstreams.map((upstream) =>
    isDynamic(upstream)
      ? "a flow the code decides"
      : [upstream.project, upstream.branch, upstream.flow].filter(Boolean).join("."),
  );
}

/** At most `most` names: "started by all of FeatureFlow and ModelRefreshFlow", "started by nothing drawn here" */
export function startedBy(flow: Pick<Flow, "trigger" | "schedule">, most = 6): string {
  if (flow.trigger?.kind === "dynamic") return "started by what its code decides";
  const names = waitedFor(flow);
  if (names.length === 0) return flow.schedule ? "started by its schedule" : "started by nothing drawn here";
  const what = flow.trigger?.kind === "on-event" ? (names.length > 1 ? "the events " : "the event ") : "";
  return `started by ${names.length > 1 ? `all of ${what}` : what}${joinNames(names, most)}`;
}
