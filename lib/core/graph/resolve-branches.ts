// Which branches a graph speaks of, and which flow an event of Metaflow's own names.
import { type BranchChoice, GENERIC_BRANCH, parseBranch, pinBranch, pinConflict } from "./branch.ts";
import type { FlowRef } from "./flow-ref.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { Project, TriggerGraph } from "./trigger-graph.ts";

const PREFIX = "metaflow.";

/**
 * Reads `metaflow.Flow.step` and `metaflow.project.branch.Flow.step`; a branch may hold dots.
 * Mirrors ArgoWorkflowsInternalDecorator.task_finished, backwards.
 * @returns whose step it is, or null for any other event
 */
export function parseFlowEvent(event: string): { ref: FlowRef; step: string } | null {
  if (!event.startsWith(PREFIX)) return null;
  const parts = event.slice(PREFIX.length).split(".");
  const step = parts.pop();
  const flow = parts.pop();
  if (!step || !flow || parts.includes("")) return null;
  if (parts.length === 0) return { ref: { project: null, branch: null, flow }, step };
  const [project, ...branch] = parts;
  if (!project || branch.length === 0) return null;
  return { ref: { project, branch: branch.join("."), flow }, step };
}

/**
 * The branches that references of the graph name, in the order met, and the generic one first: `project_branch=` of
 * @trigger_on_finish, events of Metaflow's own, and `mfns.` events (whose branch may be read in several ways: all of them).
 */
export function namedBranches(graph: TriggerGraph): BranchChoice[] {
  const texts = new Set<string>();
  for (const { trigger } of graph.flows) {
    if (trigger?.kind === "on-finish") {
      for (const upstream of trigger.upstreams)
        if (!isDynamic(upstream) && upstream.branch !== undefined) texts.add(upstream.branch);
    } else if (trigger?.kind === "on-event") {
      for (const use of trigger.events)
        if (!isDynamic(use)) for (const text of branchesOfEvent(use.event)) texts.add(text);
    }
  }
  const named: BranchChoice[] = [GENERIC_BRANCH];
  for (const text of texts) {
    const choice = parseBranch(text);
    if (choice.ok) named.push(choice.value);
  }
  return named;
}

/** `mfns.shop.prod.exp.orders` may be `prod` with the event `exp.orders`, or `prod.exp` with `orders`. */
function branchesOfEvent(event: string): string[] {
  const branch = parseFlowEvent(event)?.ref.branch;
  if (branch) return [branch];
  if (!event.startsWith("mfns.")) return [];
  const rest = event.split(".").slice(2);
  return rest.slice(0, -1).map((_, last) => rest.slice(0, last + 1).join("."));
}

/** Whether a flow whose code pins what `project` says can be deployed on the branch. A project decided at run time can. */
export function canBeOn(project: Project, choice: BranchChoice): boolean {
  if (isDynamic(project)) return true;
  if (pinConflict(project, choice) !== null) return false;
  const pinned = pinBranch(project, choice);
  return pinned.production === choice.production && pinned.branch === choice.branch;
}

/** Whether there is any branch at all that both can be deployed on. */
export function canShareBranch(a: Project, b: Project): boolean {
  if (isDynamic(a) || isDynamic(b)) return true;
  const agree = <T>(left: T | undefined, right: T | undefined): boolean =>
    left === undefined || right === undefined || left === right;
  return agree(a.production, b.production) && agree(a.branch, b.branch);
}
