// stale-and: an AND of several without a reset time.
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const staleAnd: FlowRule = (flow, there, nameOf, report) => {
  const { trigger } = flow;
  const count = there.waits.length;
  if (count < 2 || !trigger || trigger.kind === "dynamic") return;
  const { reset } = trigger;
  // Metaflow ignores an empty cron, and a zone without a cron.
  if (reset && (!("cron" in reset) || reset.cron !== "")) return;
  const what = trigger.kind === "on-finish" ? "flows" : "events";
  report(
    makeFinding(
      nameOf,
      [flow],
      {
        code: "stale-and",
        message: `${nameOf(flow)} waits for all of ${count} ${what} and is never emptied`,
        why: `What has arrived waits for ever: yesterday's ${what === "flows" ? "finish of one flow" : "one event"} and today's other start it together.`,
        fix: "Set a reset time",
      },
      {
        fixes: [
          {
            label: "Empty it daily at 00:00 UTC",
            commands: [{ type: "set-reset", flow: flow.id, reset: { cron: "0 0 * * *", timezone: "UTC" } }],
          },
        ],
      },
    ),
  );
};
