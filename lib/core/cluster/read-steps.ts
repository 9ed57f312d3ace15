// The steps of a deployed flow, from the outline that Metaflow writes into its WorkflowTemplate.
import { z } from "zod";

export type DeployedSteps = {
  /** In the order in which a run meets them. */
  steps: string[];
  endStep: string;
  /** Steps that a run may leave out, because a switch can go round them. */
  conditionalSteps: string[];
};

/** Step names in turn; after a step that branches, a list with one outline for each branch. */
type Outline = (string | Outline[])[];

const outlineSchema: z.ZodType<Outline> = z.array(
  z.union([z.string().min(1), z.array(z.lazy(() => outlineSchema))]),
);
const dagSchema = z.object({ graph_structure: outlineSchema });

/**
 * Reads `metaflow/dag`. Mirrors FlowGraph.output_steps, backwards: a split is followed by its join, and a switch by nothing but
 * what ends its block, since each of its branches goes on to there.
 * @param annotation its text
 * @returns null when it says nothing, as for a flow that Metaflow could not outline
 */
export function readSteps(annotation: string | undefined): DeployedSteps | null {
  const parsed = dagSchema.safeParse(parseJson(annotation));
  if (!parsed.success) return null;
  const outline = parsed.data.graph_structure;
  const endStep = outline.at(-1);
  if (typeof endStep !== "string") return null;
  const all = new Set<string>();
  const certain = walk(outline.slice(0, -1), all).add(endStep);
  all.add(endStep);
  const steps = [...all];
  return { steps, endStep, conditionalSteps: steps.filter((step) => !certain.has(step)) };
}

/** @returns the steps of the block that every run takes; all of them go into `met` */
function walk(block: Outline, met: Set<string>): Set<string> {
  const certain = new Set<string>();
  for (const [at, part] of block.entries()) {
    if (typeof part === "string") {
      met.add(part);
      certain.add(part);
      continue;
    }
    const branches = part.map((branch) => walk(branch, met));
    const isSwitch = at === block.length - 1;
    for (const branch of branches)
      for (const step of branch)
        if (!isSwitch || branches.every((other) => other.has(step))) certain.add(step);
  }
  return certain;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
