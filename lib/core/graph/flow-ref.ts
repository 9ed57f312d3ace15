// Who a flow is on one branch, and the events it is heard by: Metaflow's dotted names, parsed and printed only here.
import { fail, ok, type Result } from "../foundation/result.ts";
import { type BranchChoice, formatBranch, pinBranch } from "./branch.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { Flow, FlowUpstream } from "./trigger-graph.ts";

/** A flow on a branch. Project and branch are both set or both null. */
export type FlowRef = { project: string | null; branch: string | null; flow: string };

/**
 * @returns the flow's identity on the chosen branch, or null when its project is decided at run time or no user is known
 */
export function flowRef(flow: Pick<Flow, "name" | "project">, choice: BranchChoice): FlowRef | null {
  if (!flow.project) return { project: null, branch: null, flow: flow.name };
  if (isDynamic(flow.project)) return null;
  const branch = formatBranch(pinBranch(flow.project, choice));
  return branch === null ? null : { project: flow.project.name, branch, flow: flow.name };
}

/** `project.branch.Flow`, or the plain name without a project: Metaflow's project_flow_name. */
export const projectFlowName = ({ project, branch, flow }: FlowRef): string =>
  project === null || branch === null ? flow : `${project}.${branch}.${flow}`;

/** The event a flow emits after each task of a step. Mirrors ArgoWorkflowsInternalDecorator.task_finished. */
export const stepEventName = (ref: FlowRef, step: string): string =>
  `metaflow.${projectFlowName(ref)}.${step}`;

/** The event by which a finished flow is heard, whatever its end step is called. */
export const finishEventName = (ref: FlowRef): string => stepEventName(ref, "end");

/**
 * Completes what a flow names in @trigger_on_finish: a missing project or branch is the waiting flow's own, each by itself.
 * Mirrors ArgoWorkflows._process_triggers.
 * @returns the upstream's identity, or "incomplete" where Metaflow refuses: a project without a branch or the reverse
 */
export function resolveUpstream(upstream: FlowUpstream, own: FlowRef): Result<FlowRef, "incomplete"> {
  const project = upstream.project ?? own.project;
  const branch = upstream.branch ?? own.branch;
  if ((project === null) !== (branch === null)) return fail("incomplete");
  return ok({ project, branch, flow: upstream.flow });
}
