// dead-event: a flow waits for an event that nobody known sends.

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
  const { graph, placed, nameOf } = context;
  const waiting = waitingFlows(context);
  if (waiting.size === 0) return;
  const sent = new Set<string>();
  for (const { name, publishedOutside } of graph.events) if (publishedOutside) sent.add(name);
  let unnamed: Flow | null = null;
  for (const { flow, publishes } of placed) {
    for (const { event } of publishes) {
      if (typeof event === "string") sent.add(event);
      else unnamed ??= flow;
    }
  }
  for (const [event, flows] of waiting) {
    if (sent.has(event)) continue;
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
          why: `${reason} Without a sender ${flows.length === 1 && first ? nameOf(first) : `${flows.length} flows`} never ${flows.length === 1 ? "starts" : "start"}.${perhaps}`,
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

/** Managed flows by an event they wait for that nobody sends for sure, in the order of the document. */
function waitingFlows({ graph, placed, network: { waits, senders } }: RuleContext): Map<string, Flow[]> {
  const waiting = new Map<string, Flow[]>();
  for (let at = 0; at < graph.flows.length; at++) {
    const there = placed[at] as FlowOnBranch;
    const first = waits.offsets[at] as number;
    for (let wait = 0; wait < there.waits.length; wait++) {
      const { event, finishOnly } = there.waits[wait] as Wait;
      const vertex = waits.targets[first + wait] as number;
      const isSent = (senders.offsets[vertex + 1] as number) > (senders.offsets[vertex] as number);
      if (isSent || finishOnly || event === null || there.flow.external) continue;
      const others = waiting.get(event);
      if (others) others.push(there.flow);
      else waiting.set(event, [there.flow]);
    }
  }
  return waiting;
}

/** @returns null when the event is one of Metaflow's own and a known flow may send it */
function whyNobody(event: string, { flowsByName }: RuleContext): string | null {
  const parsed = parseFlowEvent(event);
  if (!parsed) return "No flow here publishes it.";
  const { ref, step } = parsed;
  const named = flowsByName().get(ref.flow);
  if (!named) return `It would come from ${ref.flow}, but no flow of that name is known.`;
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
