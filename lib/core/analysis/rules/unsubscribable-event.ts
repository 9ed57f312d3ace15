// unsubscribable-event: names that Argo Events takes without a word and never hears.
import { isDynamic } from "../../graph/is-dynamic.ts";
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const unsubscribableEvent: FlowRule = (flow, _there, nameOf, report) => {
  const { trigger } = flow;
  if (trigger?.kind === "on-event") {
    for (const use of trigger.events) {
      if (isDynamic(use) || canBeSubscribed(use.event)) continue;
      report(
        makeFinding(
          nameOf,
          [flow],
          {
            code: "unsubscribable-event",
            message: `Argo Events never hears the event ${use.event} that ${nameOf(flow)} waits for`,
            why: "Its name does not start with a letter. The Sensor is accepted and looks healthy, but it cannot read its own condition and never listens.",
            fix: "Give the event a name that starts with a letter, where it is sent and here",
          },
          { detail: use.event, events: [use.event] },
        ),
      );
    }
  } else if (trigger?.kind === "on-finish") {
    for (const upstream of trigger.upstreams) {
      if (isDynamic(upstream)) continue;
      for (const [what, value] of [
        ["project", upstream.project],
        ["branch", upstream.branch],
      ] as const) {
        if (value === undefined || isHeard(value)) continue;
        report(
          makeFinding(
            nameOf,
            [flow],
            {
              code: "unsubscribable-event",
              message: `Argo Events never hears ${upstream.flow} on the ${what} “${value}” that ${nameOf(flow)} names`,
              why: looksLikeTime(value)
                ? "It looks like a date, so Argo Events compares it as one and it never equals the text."
                : "It has a sign that breaks the condition which Metaflow writes into the Sensor.",
              fix: `Name a ${what} of letters, digits, _ and dots that is no date`,
            },
            { detail: `${upstream.flow} ${what}` },
          ),
        );
      }
    }
  }
};

/**
 * The name of a dependency is the event's without `.`, `-`, `@` and `+`, and Argo's expressions take it for a number, or for nothing,
 * when it does not start with a letter (measured with argo-events 1.9.7: `7up`, `_a`, `..`).
 */
export const canBeSubscribed = (event: string): boolean => /^[.\-@+]*[A-Za-z]/.test(event);

/** Project and branch stand as texts in the Sensor's filters, and in the name of the dependency. */
const isHeard = (text: string): boolean => /^[\p{L}\p{N}_.@+-]+$/u.test(text) && !looksLikeTime(text);

/** The formats that Argo's expression library reads as a time and that can be written with the signs above. */
function looksLikeTime(text: string): boolean {
  const date = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3])(?:Z|[+-]\d{4}))?$/.exec(text);
  if (!date) return false;
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
