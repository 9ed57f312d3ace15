// Everything that is wrong, or may be, with a graph.
import type { Severity } from "../foundation/problem.ts";
import type { BranchChoice } from "../graph/branch.ts";
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { TriggerGraph } from "../graph/trigger-graph.ts";
import type { Finding } from "./finding.ts";
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
  const { placed, nameOf } = context;
  const loops = tellLoops(context, placed.length === graph.flows.length);
  const findings = loopFindings(loops, nameOf);
  for (let at = 0; at < graph.flows.length; at++) {
    const there = placed[at] as FlowOnBranch;
    const name = context.isShared(there.name) ? nameOf(there.flow) : there.name;
    for (const finding of flowFindings(there, name)) findings.push(finding);
  }
  for (const rule of RULES_OF_THE_GRAPH) rule(context, (finding) => findings.push(finding));
  tellApart(findings);
  findings.sort(byUrgency);
  const analysis = { findings, loops, counts: { error: 0, warning: 0, info: 0 } };
  const byFlow = new Map<string, Finding[]>();
  const byEvent = new Map<string, Finding[]>();
  for (const finding of findings) {
    analysis.counts[finding.severity]++;
    for (const flow of finding.target.flows) add(byFlow, flow, finding);
    for (const event of finding.target.events) add(byEvent, event, finding);
  }
  return { ...analysis, byFlow, byEvent };
}

/** Exactly the same mistake twice on one flow: the second gets a number. Findings are shared with earlier analyses: a copy. */
function tellApart(findings: Finding[]): void {
  const used = new Map<string, number>();
  for (const [at, finding] of findings.entries()) {
    const count = (used.get(finding.id) ?? 0) + 1;
    used.set(finding.id, count);
    if (count > 1) findings[at] = { ...finding, id: `${finding.id} ${count}` };
  }
}

function add(map: Map<string, Finding[]>, key: string, finding: Finding): void {
  const list = map.get(key);
  if (list) list.push(finding);
  else map.set(key, [finding]);
}

const URGENCY: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function byUrgency(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return URGENCY[a.severity] - URGENCY[b.severity];
  const left = a.flows[0] as string;
  const right = b.flows[0] as string;
  if (left !== right) return left < right ? -1 : 1;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
