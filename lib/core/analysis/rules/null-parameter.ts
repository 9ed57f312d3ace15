// null-parameter: a required parameter that nothing fills in when the flow is started by others.
import { isDynamic } from "../../graph/is-dynamic.ts";
import type { Flow } from "../../graph/trigger-graph.ts";
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

export const nullParameter: FlowRule = (flow, _there, nameOf, report) => {
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return;
  let filled: ReadonlySet<string> | "all" | undefined;
  for (const { name, required, default: standard, dynamicDefault } of flow.parameters) {
    if (!required || standard !== undefined || dynamicDefault) continue;
    filled ??= filledBy(flow);
    if (filled === "all" || filled.has(name.toLowerCase())) continue;
    report(
      makeFinding(
        nameOf,
        [flow],
        {
          code: "null-parameter",
          message: `${name} of ${nameOf(flow)} starts as null`,
          why:
            trigger.kind === "on-finish"
              ? "It is required, has no default, and a finished flow passes no parameters on."
              : "It is required, has no default, and no event fills it in.",
          fix:
            trigger.kind === "on-finish"
              ? `Give ${name} a default in code`
              : `Map ${name} to a field of an event, or give it a default in code`,
        },
        { detail: name },
      ),
    );
  }
};

/** Parameters that events fill in, in lower case as Metaflow compares them. Mirrors ArgoWorkflows._process_triggers. */
function filledBy({ trigger }: Flow): ReadonlySet<string> | "all" {
  if (trigger?.kind !== "on-event") return new Set();
  const [only] = trigger.events;
  if (trigger.events.length === 1 && only && (isDynamic(only) || !only.parameters?.length)) return "all";
  const filled = new Set<string>();
  for (const use of trigger.events) {
    if (isDynamic(use)) return "all";
    for (const { parameter } of use.parameters ?? []) filled.add(parameter.toLowerCase());
  }
  return filled;
}
