// How a flow's @trigger_on_finish must name another flow so that, on the branch in view, exactly that flow is meant.
import { fail, ok, type Result } from "../foundation/result.ts";
import type { BranchChoice } from "./branch.ts";
import { type FlowRef, flowRef, projectFlowName, resolveUpstream } from "./flow-ref.ts";
import { isDynamic } from "./is-dynamic.ts";
import { type Flow, type FlowUpstream, upstreamNameSchema } from "./trigger-graph.ts";

/**
 * @param waiting the flow that will wait
 * @param target the flow it will wait for
 * @param choice the branch in view; it is written into the reference only where project alone would not do
 * @returns the shortest reference that resolves to the target, or why Metaflow has none for it. Mirrors ArgoWorkflows._process_triggers
 */
export function referenceTo(
  waiting: Pick<Flow, "name" | "project">,
  target: Pick<Flow, "name" | "project">,
  choice: BranchChoice,
): Result<FlowUpstream, string> {
  const { name: flow } = target;
  if (!upstreamNameSchema.safeParse(flow).success)
    return fail(`@trigger_on_finish cannot name ${flow}: it takes ASCII letters, digits and _ only`);
  const own = flowRef(waiting, choice);
  const wanted = flowRef(target, choice);
  // Decided at run time on either side: the plain name is what one would write.
  if (!own || !wanted || (target.project && isDynamic(target.project))) return ok({ flow });
  if (wanted.project === null && own.project !== null)
    return fail(
      `${waiting.name} is in the project ${own.project}, and ${flow} is in none: @trigger_on_finish cannot reach it. Wait for the event ${`metaflow.${flow}.end`} instead`,
    );
  const form = shortestUpstream(wanted, own);
  return form ? ok(form) : fail(`@trigger_on_finish of ${waiting.name} cannot name ${flow}`);
}

/** @returns the shortest reference by which the flow `own` means `wanted`; null where Metaflow has none */
export function shortestUpstream(wanted: FlowRef, own: FlowRef): FlowUpstream | null {
  const { flow } = wanted;
  const project = wanted.project ?? undefined;
  const branch = wanted.branch ?? undefined;
  const forms: FlowUpstream[] = [{ flow }];
  if (project !== undefined) forms.push({ flow, project });
  if (branch !== undefined) forms.push({ flow, branch });
  if (project !== undefined && branch !== undefined) forms.push({ flow, project, branch });
  for (const form of forms) {
    const resolved = resolveUpstream(form, own);
    if (resolved.ok && projectFlowName(resolved.value) === projectFlowName(wanted)) return form;
  }
  return null;
}
