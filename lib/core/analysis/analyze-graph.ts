// Everything that is wrong, or may be, with a graph.
import type { Severity } from "../foundation/problem.ts";
import type { BranchChoice } from "../graph/branch.ts";
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { TriggerGraph } from "../graph/trigger-graph.ts";
import { byName, byUrgency, type Finding } from "./finding.ts";
import { flowFindings } from "./flow-findings.ts";
import type { Loop } from "./loop.ts";
import { ruleContext } from "./rule-context.ts";
import { RULES_OF_THE_GRAPH } from "./rules/all-rules.ts";
import { loopFindings } from "./rules/loops.ts";
import { tellLoops } from "./tell-loops.ts";

export type Analysis = {
  /** Errors, then warnings, then infos; each by the name of the first flow or event, then by code. */
  findings: Finding[];
  /** The loops behind the findings of loops: runaway, gated, possible, each kind by name. */
  loops: Loop[];
  /** Findings by flow id and by event name, in the order above; nothing for those without. */
  byFlow: ReadonlyMap<string, readonly Finding[]>;
  byEvent: ReadonlyMap<string, readonly Finding[]>;
  counts: Record<Severity, number>;
};

export type AnalysisOptions = {
  /** The branches in view; null: every branch that a reference names, and a generic one. */
  branches: readonly BranchChoice[] | null;
};

/** @returns all findings; linear in the graph, see `findLoops` for the exceptions */
export function analyzeGraph(graph: TriggerGraph, { branches }: AnalysisOptions): Analysis {
  const context = ruleContext(graph, branches);
  const { placed, nameOf, isShared } = context;
  const loops = tellLoops(context, placed.length === graph.flows.length);
  const lists: Record<Severity, Finding[]> = { error: [], warning: [], info: [] };
  const ofFlow = new Map<string, readonly Finding[]>();
  const ofEvents: Finding[] = [];
  const ofGraph = loopFindings(loops, nameOf);
  for (const finding of ofGraph) lists[finding.severity].push(finding);
  for (let at = 0; at < graph.flows.length; at++) {
    const there = placed[at] as FlowOnBranch;
    const own = flowFindings(there, isShared(there.name) ? nameOf(there.flow) : there.name);
    if (own.all.length === 0) continue;
    ofFlow.set(there.id, own.all);
    for (const finding of own.all) lists[finding.severity].push(finding);
    for (const finding of own.ofEvents) ofEvents.push(finding);
  }
  for (const rule of RULES_OF_THE_GRAPH) {
    rule(context, (finding) => {
      ofGraph.push(finding);
      lists[finding.severity].push(finding);
    });
  }
  const { error, warning, info } = lists;
  const apart = new Map([...tellApart(error), ...tellApart(warning), ...tellApart(info)]);
  for (const list of [error, warning, info]) list.sort(byName);
  const final = (finding: Finding): Finding => apart.get(finding) ?? finding;
  for (const finding of apart.keys())
    for (const flow of finding.target.flows) ofFlow.set(flow, (ofFlow.get(flow) ?? []).map(final));
  return {
    findings: [...error, ...warning, ...info],
    loops,
    byFlow: joinFindings(ofFlow, ofGraph.map(final), ({ flows }) => flows),
    byEvent: joinFindings(new Map(), [...ofGraph, ...ofEvents].map(final), ({ events }) => events),
    counts: { error: error.length, warning: warning.length, info: info.length },
  };
}

/**
 * Exactly the same mistake twice on one flow: the second gets a number. Findings are shared with earlier analyses: a copy.
 * @returns the copies by what they stand for now
 */
function tellApart(findings: Finding[]): Map<Finding, Finding> {
  const copies = new Map<Finding, Finding>();
  if (new Set(findings.map(({ id }) => id)).size === findings.length) return copies;
  const used = new Map<string, number>();
  for (const [at, finding] of findings.entries()) {
    const count = (used.get(finding.id) ?? 0) + 1;
    used.set(finding.id, count);
    if (count === 1) continue;
    const copy = { ...finding, id: `${finding.id} ${count}` };
    findings[at] = copy;
    copies.set(finding, copy);
  }
  return copies;
}

/** Adds `more` to the lists of what they point at. Most flows have findings of their own only, and keep the list as it is. */
function joinFindings(
  lists: ReadonlyMap<string, readonly Finding[]>,
  more: readonly Finding[],
  pointedAt: (target: Finding["target"]) => readonly string[],
): Map<string, readonly Finding[]> {
  const joined = new Map<string, Finding[]>();
  for (const finding of more) {
    for (const key of pointedAt(finding.target)) {
      const list = joined.get(key);
      if (list) list.push(finding);
      else joined.set(key, [...(lists.get(key) ?? []), finding]);
    }
  }
  const all = new Map(lists);
  for (const [key, list] of joined) all.set(key, list.sort(byUrgency));
  return all;
}
