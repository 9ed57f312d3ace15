// Which flow of the document a reference means, before any branch is chosen.
import { parseBranch, pinConflict } from "./branch.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { Flow, FlowUpstream } from "./trigger-graph.ts";

/**
 * Whether `upstream`, as `waiting` writes it, can mean `flow` on some branch. A project or branch that is absent is the waiting
 * flow's own (contract of @trigger_on_finish). A project decided at run time means nothing we could know: false.
 */
export function designates(
  upstream: FlowUpstream,
  waiting: Pick<Flow, "project">,
  flow: Pick<Flow, "name" | "project">,
): boolean {
  if (upstream.flow !== flow.name) return false;
  const own = waiting.project;
  const target = flow.project;
  if ((target && isDynamic(target)) || (own && isDynamic(own) && upstream.project === undefined))
    return false;
  const project = upstream.project ?? (own && !isDynamic(own) ? own.name : undefined);
  if (project !== target?.name) return false;
  if (!target) return upstream.branch === undefined;
  if (upstream.branch === undefined) return true;
  const branch = parseBranch(upstream.branch);
  return branch.ok && !contradicts(target, branch.value);
}

/** On `choice` the flow would have to be elsewhere than where its code pins it. */
function contradicts(
  project: NonNullable<Flow["project"]>,
  choice: Parameters<typeof pinConflict>[1],
): boolean {
  if (isDynamic(project)) return false;
  if (pinConflict(project, choice) !== null) return true;
  if (project.production === true && !choice.production) return true;
  return project.branch !== undefined && choice.branch === null;
}
