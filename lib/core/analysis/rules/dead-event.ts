// dead-event: a flow waits for an event that nobody known sends.

import { counted } from "../../foundation/counted.ts";
import { parseBranch } from "../../graph/branch.ts";
import { isDynamic } from "../../graph/is-dynamic.ts";
import { canBeOn, parseFlowEvent } from "../../graph/resolve-branches.ts";
import type { FlowOnBranch, Wait } from "../../graph/resolve-graph.ts";
import type { Flow } from "../../graph/trigger-graph.ts";
import { sendsAfter } from "../event-network.ts";
import { makeFinding } from "../finding.ts";
import type { GraphRule } from "../rule.ts";
import type { RuleContext } from "../rule-context.ts";

export const deadEvent: GraphRule = (context, report) => {
  const { nameOf } = context;
  const waiting = waitingFlows(context);
  if (waiting.size === 0) return;
  const unnamed = publisherOfUnnamed(context);
  for (const [event, flows] of waiting) {
    const reason = whyNobody(event, context);
    if (reason === null) continue;
    const first = flows[0];
    const perhaps = unnamed
      ? ` ${nameOf(unnamed)} publishes an event whose name its code decides; it may be this one.`
      : "";
    report(
      makeFinding(
        nameOf,
        flows,
        {
          code: "dead-event",
          message: `Nobody known sends ${event}`,
          why: `${reason} Without a sender ${flows.length === 1 && first ? nameOf(first) : counted(flows.length, "flow")} never ${flows.length === 1 ? "starts" : "start"}.${perhaps}`,
          fix: "Publish it in a flow, correct its name, or mark it as published outside",
        },
        {
          key: event,
          events: [event],
          fixes: [
            {
              label: "Mark as published outside",
              commands: [{ type: "mark-published-outside", event, outside: true }],
            },
          ],
        },
      ),
    );
  }
};

/** Managed flows by an event they wait for that nobody is known to send, in the order of the document. */
function waitingFlows({ graph, placed, unheard }: RuleContext): Map<string, Flow[]> {
  const waiting = new Map<string, Flow[]>();
  for (const { node, wait } of unheard) {
    const { flow, waits } = placed[node] as FlowOnBranch;
    const { event, finishOnly } = waits[wait] as Wait;
    if (finishOnly || event === null || flow.external) continue;
    const others = waiting.get(event);
    if (others) others.push(flow);
    else waiting.set(event, [flow]);
  }
  if (waiting.size > 0)
    for (const { name, publishedOutside } of graph.events) if (publishedOutside) waiting.delete(name);
  return waiting;
}

/** The first flow that publishes an event whose name its code decides. */
function publisherOfUnnamed({ placed }: RuleContext): Flow | null {
  const publisher = placed.find(({ publishes }) => publishes.some(({ event }) => typeof event !== "string"));
  return publisher?.flow ?? null;
}

/** @returns null when the event is one of Metaflow's own and a known flow may send it */
function whyNobody(event: string, { flowsNamed }: RuleContext): string | null {
  const parsed = parseFlowEvent(event);
  if (!parsed) return "No flow here publishes it.";
  const { ref, step } = parsed;
  const named = flowsNamed(ref.flow);
  if (named.length === 0) return `It would come from ${ref.flow}, but no flow of that name is known.`;
  const there = named.filter(({ project }) => {
    if (!project || ref.project === null) return !project && ref.project === null;
    if (isDynamic(project)) return true;
    const branch = parseBranch(ref.branch ?? "");
    return project.name === ref.project && branch.ok && canBeOn(project, branch.value);
  });
  if (there.length === 0) {
    return ref.project === null
      ? `${ref.flow} is in a project, so its events have project and branch in their names.`
      : `${ref.flow} is not in the project ${ref.project}, or can never be on the branch ${ref.branch}.`;
  }
  const can = there.some(
    (flow) => sendsAfter({ steps: flow.steps ?? null, endStep: flow.endStep ?? null }, step) !== "never",
  );
  return can ? null : `${ref.flow} has no step called ${step}.`;
}
