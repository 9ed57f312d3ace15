// Whether the parameters that events fill in are there, once each and in lower case. Mirrors ArgoWorkflows._process_triggers.
import { isDynamic } from "../../graph/is-dynamic.ts";
import type { OnEventTrigger, Parameter, Refusal } from "../../graph/trigger-graph.ts";
import { refuse } from "./refusal.ts";

/**
 * @param parameters all of the flow's; null when some may not be known
 * @returns the trigger with each parameter as the flow spells it, and what Metaflow refuses
 */
export function checkMapping(
  trigger: OnEventTrigger,
  parameters: Parameter[] | null,
  line: number,
): { trigger: OnEventTrigger; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const byKey = new Map(
    (parameters ?? []).map((parameter) => [parameter.name.toLowerCase(), parameter.name]),
  );
  const seen = new Set<string>();
  const filled = new Set<string>();
  const events = trigger.events.map((use) => {
    if (isDynamic(use) || !use.parameters) return use;
    const mapped = use.parameters.map(({ parameter, field }) => {
      const key = parameter.toLowerCase();
      const name = byKey.get(key);
      if (name === undefined && parameters !== null)
        refused.push(
          refuse(
            `@trigger fills in ${parameter}, which is no Parameter of the flow`,
            `Parameter ${parameter} defined in the event mappings for @trigger decorator not found in the flow.`,
            "Add the Parameter, or correct its name in the mapping",
            line,
          ),
        );
      if (seen.has(key))
        refused.push(
          refuse(
            `@trigger fills in ${parameter} twice`,
            `Duplicate entries for parameter ${key} defined in the event mappings for @trigger decorator.`,
            "Let one event fill it in",
            line,
          ),
        );
      seen.add(key);
      if (name !== undefined) filled.add(name);
      return { parameter: name ?? parameter, field };
    });
    return { ...use, parameters: mapped };
  });
  const [only] = trigger.events;
  const automatic = trigger.events.length === 1 && only && !isDynamic(only) && !only.parameters;
  if (automatic) for (const name of byKey.values()) filled.add(name);
  const upper = [...filled].filter((name) => name !== name.toLowerCase());
  if (upper.length > 0) refused.push(refuseCase(upper, automatic === true, line));
  return { trigger: { ...trigger, events }, refused };
}

function refuseCase(names: string[], automatic: boolean, line: number): Refusal {
  const [first = ""] = names;
  const listed = names.join(", ");
  return {
    code: "parameter-case",
    message: `The event fills in ${listed}, which ${names.length === 1 ? "has" : "have"} upper-case letters in the name`,
    why: `Metaflow writes mapped parameters in lower case and then does not find them: KeyError: '${first.toLowerCase()}'.${automatic ? " With one event and no mapping it fills in every parameter." : ""}`,
    fix: `Name the Parameter in lower case: Parameter("${first.toLowerCase()}", …)`,
    line,
  };
}
