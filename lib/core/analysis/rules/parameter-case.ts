// parameter-case: an event fills in a parameter whose name has capital letters, on which Metaflow stops.
import { isDynamic } from "../../graph/is-dynamic.ts";
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const parameterCase: FlowRule = (flow, _there, nameOf, report) => {
  const { trigger } = flow;
  if (trigger?.kind !== "on-event" || flow.parameters.length === 0) return;
  // The parser saw the same, with the decorator's line.
  if (flow.refused?.some(({ code }) => code === "parameter-case")) return;
  const [only] = trigger.events;
  const automatic =
    trigger.events.length === 1 && only !== undefined && !isDynamic(only) && !only.parameters?.length;
  const mapped = new Set<string>();
  for (const use of trigger.events)
    if (!isDynamic(use))
      for (const { parameter } of use.parameters ?? []) mapped.add(parameter.toLowerCase());
  for (const { name } of flow.parameters) {
    const key = name.toLowerCase();
    if (name === key || !(automatic || mapped.has(key))) continue;
    report(
      makeFinding(
        nameOf,
        [flow],
        {
          code: "parameter-case",
          message: `The event fills in ${name} of ${nameOf(flow)}, which has capital letters`,
          why: `Metaflow writes mapped parameters in lower case and then does not find them: the deploy stops with KeyError: '${key}'.${automatic ? " With one event and no mapping it fills in every parameter." : ""}`,
          fix: `Call the parameter ${key} in code`,
        },
        { detail: name },
      ),
    );
  }
};
