// A problem with what a screen needs besides its words: what to point at, and edits that mend it with one click.
import { type Problem, type ProblemCode, SEVERITY_OF_CODE, type Severity } from "../foundation/problem.ts";
import type { Command } from "../graph/command.ts";
import type { Flow } from "../graph/trigger-graph.ts";

/** An edit that mends a problem, and what the button says. */
export type Fix = { label: string; commands: Command[] };

/** A flow by id, or an event by name. */
export type End = { flow: string } | { event: string };
/** One drawn step: from a flow to a flow, to an event that it sends, or from an event to a flow. */
export type LoopEdge = { from: End; to: End };

export type Finding = Problem & {
  /** Stays the same while the problem does, whatever else changes in the graph; unique in an analysis. */
  id: string;
  /** What to show: ids of flows, names of events, and the edges of a loop. */
  target: { flows: string[]; events: string[]; edges: LoopEdge[] };
  /** The best first; none when only the code can be changed. */
  fixes: Fix[];
};

type Words = Pick<Finding, "code" | "message" | "why" | "fix">;
type Details = {
  /** Whose problem it is, when that is not the first flow. */
  key?: string;
  /** Tells apart several problems of one code on one flow. */
  detail?: string | number;
  events?: string[];
  fixes?: Fix[];
  /** Where it is written; the class of the first flow unless given. */
  at?: { file?: string | undefined; line?: number | undefined };
};

/** @param flows the flows concerned, the one whose trigger it is first; `nameOf` gives their names as a person reads them */
export function makeFinding(
  nameOf: (flow: Flow) => string,
  flows: readonly Flow[],
  { code, message, why, fix }: Words,
  { key, detail, events = [], fixes = [], at }: Details = {},
): Finding {
  const first = flows[0];
  const ids = flows.map(({ id }) => id);
  return {
    id: [code, key ?? ids[0] ?? "", ...(detail === undefined ? [] : [detail])].join(" "),
    code,
    severity: SEVERITY_OF_CODE[code],
    flows: flows.map(nameOf),
    path: [],
    message,
    why,
    fix,
    file: at?.file ?? first?.source?.file ?? null,
    line: at?.line ?? first?.source?.line ?? null,
    target: { flows: ids, events, edges: [] },
    fixes,
  };
}

/** The order of findings of one severity: by the name of the first flow, then by code. */
export function byName(a: Finding, b: Finding): number {
  const left = a.flows[0] as string;
  const right = b.flows[0] as string;
  if (left !== right) return left < right ? -1 : 1;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const URGENCY: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors, then warnings, then infos; each as `byName`. */
export const byUrgency = (a: Finding, b: Finding): number =>
  a.severity === b.severity ? byName(a, b) : URGENCY[a.severity] - URGENCY[b.severity];

/** What a list calls each kind of problem. */
export const PROBLEM_TITLES: Record<ProblemCode, string> = {
  "runaway-loop": "Runaway loop",
  "invalid-trigger": "Metaflow refuses this flow",
  "duplicate-upstream": "Waits for the same flow twice",
  "name-collision": "Same name in the cluster",
  "invalid-reset": "Argo does not take this reset time",
  "parameter-case": "Parameter with capital letters",
  "unsubscribable-event": "Argo never hears this event",
  "parse-error": "File cannot be read",
  "gated-loop": "Gated loop",
  "possible-loop": "Possible loop",
  "unknown-upstream": "Upstream not found",
  "unreachable-upstream": "Upstream never matches",
  "stale-and": "Half-filled AND is never emptied",
  "dead-event": "Nobody known sends this event",
  "null-parameter": "Parameter starts as null",
  "dynamic-trigger": "Its code decides",
  "dynamic-default": "Its code decides a default",
};
