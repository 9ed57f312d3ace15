// What a rule is: it looks for one kind of mistake and reports each.
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { Flow } from "../graph/trigger-graph.ts";
import type { Finding } from "./finding.ts";
import type { RuleContext } from "./rule-context.ts";

export type Report = (finding: Finding) => void;

/** Looks at one flow as it is on a branch, and at nothing else: what it finds is kept with the flow until that changes. */
export type FlowRule = (
  flow: Flow,
  there: FlowOnBranch,
  nameOf: (flow: Flow) => string,
  report: Report,
) => void;

/** Looks at the whole graph. Linear. */
export type GraphRule = (context: RuleContext, report: Report) => void;
