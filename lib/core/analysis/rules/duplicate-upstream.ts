// duplicate-upstream: the same flow named twice in @trigger_on_finish, in the same words or in others.
import type { Command } from "../../graph/command.ts";
import { isDynamic } from "../../graph/is-dynamic.ts";
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const duplicateUpstream: FlowRule = (flow, there, nameOf, report) => {
  const { trigger } = flow;
  if (trigger?.kind !== "on-finish" || trigger.upstreams.length === there.waits.length) return;
  for (const { places, event } of there.waits) {
    const again = places.slice(1).reverse();
    const upstream = trigger.upstreams[places[0] ?? 0];
    if (again.length === 0 || !upstream || isDynamic(upstream)) continue;
    const commands = again.flatMap((place): Command[] => {
      const one = trigger.upstreams[place];
      return one ? [{ type: "disconnect", flow: flow.id, upstream: one, at: place }] : [];
    });
    report(
      makeFinding(
        nameOf,
        [flow],
        {
          code: "duplicate-upstream",
          message: `${nameOf(flow)} waits for ${upstream.flow} ${places.length === 2 ? "twice" : `${places.length} times`}`,
          why: "One finish of it is enough to start the flow, and current.trigger stays empty: the second one overwrites the first with nothing.",
          fix: `Name ${upstream.flow} once`,
        },
        { detail: event ?? upstream.flow, fixes: [{ label: `Keep one ${upstream.flow}`, commands }] },
      ),
    );
  }
};
