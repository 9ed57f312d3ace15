// invalid-reset: a cron or a zone for the reset time that Argo Events refuses, with the whole Sensor.
import { refuseCron } from "../cron.ts";
import { type Fix, makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";
import { isTimeZone, similarTimeZone } from "../time-zone.ts";

const WHY =
  "Metaflow deploys it without a word, but Argo Events refuses the whole Sensor: the flow is never started by it.";

export const invalidReset: FlowRule = (flow, _there, nameOf, report) => {
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return;
  const { reset } = trigger;
  if (!reset || !("cron" in reset) || reset.cron === "") return;
  const refused = refuseCron(reset.cron, isTimeZone);
  if (refused !== null) {
    report(
      makeFinding(
        nameOf,
        [flow],
        {
          code: "invalid-reset",
          message: `Argo does not take the reset time “${reset.cron}” of ${nameOf(flow)}: ${refused}`,
          why: WHY,
          fix: "Write five cron fields, for example 0 0 * * * for every day at 00:00",
        },
        { detail: "cron" },
      ),
    );
  }
  const { timezone } = reset;
  if (timezone === undefined || isTimeZone(timezone)) return;
  const meant = similarTimeZone(timezone);
  const fixes: Fix[] = meant
    ? [
        {
          label: `Use ${meant}`,
          commands: [{ type: "set-reset", flow: flow.id, reset: { cron: reset.cron, timezone: meant } }],
        },
      ]
    : [];
  report(
    makeFinding(
      nameOf,
      [flow],
      {
        code: "invalid-reset",
        message: `Argo does not know the time zone “${timezone}” of the reset time of ${nameOf(flow)}`,
        why: WHY,
        fix: meant ? `Write ${meant}` : "Write a zone like Europe/London, or leave it out",
      },
      { detail: "zone", fixes },
    ),
  );
};
