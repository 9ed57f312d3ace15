// The flows that can be waited for, and what a person may type instead.
import { fail, ok, type Result } from "@/lib/core/foundation/result";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import { referenceTo } from "@/lib/core/graph/reference-to";
import {
  type Flow,
  type FlowUpstream,
  type TriggerGraph,
  upstreamNameSchema,
} from "@/lib/core/graph/trigger-graph";

export type UpstreamChoice = {
  /** The flow's id. */
  value: string;
  label: string;
  hint: string;
  upstream: Result<FlowUpstream, string>;
};

/**
 * @returns every flow of the graph by name, this one last (a flow may wait for itself, which is a loop). Those that Metaflow cannot name
 * are there too, with the reason
 */
export function upstreamChoices(graph: TriggerGraph, waiting: Flow, choice: BranchChoice): UpstreamChoice[] {
  return graph.flows
    .map((flow): UpstreamChoice => {
      const { project } = flow;
      const upstream = referenceTo(waiting, flow, choice);
      const where = project ? (isDynamic(project) ? "" : project.name) : "";
      const note = flow.id === waiting.id ? "itself" : upstream.ok ? where : "cannot be named";
      return { value: flow.id, label: flow.name, hint: note, upstream };
    })
    .sort(
      (a, b) =>
        Number(a.value === waiting.id) - Number(b.value === waiting.id) || (a.label < b.label ? -1 : 1),
    );
}

/**
 * Reads a flow's name, alone or as Metaflow's `project.branch.Flow`.
 * @returns the reference, or a sentence that says which forms there are
 */
export function parseUpstream(text: string): Result<FlowUpstream, string> {
  const parts = text.trim().split(".");
  const [project, ...rest] = parts;
  const flow = parts.at(-1) ?? "";
  if (!upstreamNameSchema.safeParse(flow).success || parts.includes(""))
    return fail("A flow’s name has ASCII letters, digits and _ only");
  if (parts.length === 1) return ok({ flow });
  if (parts.length === 2 || !project) return fail("Write Flow, or project.branch.Flow");
  return ok({ flow, project, branch: rest.slice(0, -1).join(".") });
}
