// dynamic-trigger: what starts a flow, or what it sends, is decided when its code runs.
import { type Dynamic, type Flow, isDynamic } from "../../graph/trigger-graph.ts";
import { makeFinding } from "../finding.ts";
import type { Rule } from "../rule-context.ts";

export const dynamicTrigger: Rule = ({ graph, nameOf }, report) => {
  for (const flow of graph.flows) {
    if (flow.external) continue;
    for (const { what, detail, dynamic } of decidedByCode(flow)) {
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
    }
  }
};

function* decidedByCode(flow: Flow): Generator<{ what: string; detail: string; dynamic: Dynamic }> {
  const { project, schedule, trigger, publishes } = flow;
  if (project && isDynamic(project)) yield { what: "The project of", detail: "project", dynamic: project };
  if (schedule && isDynamic(schedule))
    yield { what: "The schedule of", detail: "schedule", dynamic: schedule };
  if (trigger?.kind === "dynamic") yield { what: "What starts", detail: "trigger", dynamic: trigger };
  else if (trigger) {
    const uses = trigger.kind === "on-finish" ? trigger.upstreams : trigger.events;
    for (const use of uses)
      if (isDynamic(use)) yield { what: "Something that starts", detail: `use ${use.dynamic}`, dynamic: use };
    if (trigger.reset && isDynamic(trigger.reset))
      yield { what: "The reset time of", detail: "reset", dynamic: trigger.reset };
  }
  for (const { event, file, line } of publishes ?? []) {
    if (typeof event === "string") continue;
    const dynamic = {
      ...event,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    };
    yield { what: "The name of an event published by", detail: `publishes ${event.dynamic}`, dynamic };
  }
}
