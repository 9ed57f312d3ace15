// dynamic-trigger: what starts a flow, or what it sends, is decided when its code runs.
import { isDynamic } from "../../graph/is-dynamic.ts";
import type { Dynamic } from "../../graph/trigger-graph.ts";
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const dynamicTrigger: FlowRule = (flow, _there, nameOf, report) => {
  const tell = (what: string, detail: string, dynamic: Dynamic): void =>
    report(
      makeFinding(
        nameOf,
        [flow],
        {
          code: "dynamic-trigger",
          message: `${what} ${nameOf(flow)} is not known: ${dynamic.dynamic}`,
          why: "Triggerboard reads code and never runs it, so this part is not drawn, not checked for loops and not deployed from here.",
          fix: "Deploy this flow with Metaflow, or write the value out in the decorator",
        },
        { detail, at: { file: dynamic.file, line: dynamic.line } },
      ),
    );
  const { project, schedule, trigger, publishes } = flow;
  if (project && isDynamic(project)) tell("The project of", "project", project);
  if (schedule && isDynamic(schedule)) tell("The schedule of", "schedule", schedule);
  if (trigger?.kind === "dynamic") tell("What starts", "trigger", trigger);
  else if (trigger) {
    for (const use of trigger.kind === "on-finish" ? trigger.upstreams : trigger.events)
      if (isDynamic(use)) tell("Something that starts", `use ${use.dynamic}`, use);
    if (trigger.reset && isDynamic(trigger.reset)) tell("The reset time of", "reset", trigger.reset);
  }
  if (!publishes) return;
  for (const { event, file = flow.source?.file, line } of publishes) {
    if (typeof event === "string") continue;
    const dynamic = { file, line, ...event };
    tell("The name of an event published by", `publishes ${event.dynamic}`, dynamic);
  }
};
