// What the rules find that look at one flow alone, kept with the flow.
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import { byUrgency, type Finding } from "./finding.ts";
import { RULES_OF_MANAGED_FLOWS, RULES_OF_SHOWN_FLOWS } from "./rules/all-rules.ts";

/** `all` in the order of urgency; `ofEvents` are those among them that point at events. */
type FlowFindings = { all: readonly Finding[]; ofEvents: readonly Finding[] };

const kept = new WeakMap<FlowOnBranch, FlowFindings & { name: string }>();
const NONE: readonly Finding[] = [];

/**
 * An edit changes one flow and shares the others, so most answers are already there; and a finding that stays is the same object.
 * @param name as a person reads it in this graph; when that changes, the words are made anew
 */
export function flowFindings(there: FlowOnBranch, name: string): FlowFindings {
  const known = kept.get(there);
  if (known?.name === name) return known;
  const { flow } = there;
  const nameOf = (): string => name;
  const found: Finding[] = [];
  const report = (finding: Finding): void => {
    found.push(finding);
  };
  for (const rule of RULES_OF_SHOWN_FLOWS) rule(flow, there, nameOf, report);
  if (!flow.external) for (const rule of RULES_OF_MANAGED_FLOWS) rule(flow, there, nameOf, report);
  const ofEvents = found.filter(({ target }) => target.events.length > 0);
  const findings = {
    name,
    all: found.length === 0 ? NONE : found.sort(byUrgency),
    ofEvents: ofEvents.length === 0 ? NONE : ofEvents,
  };
  kept.set(there, findings);
  return findings;
}
