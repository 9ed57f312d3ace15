// The names of a flow's steps, and which is its last. Mirrors FlowGraph._identify_start_end.
import { truth } from "../values/value.ts";
import { readArguments } from "./arguments.ts";
import type { StepMember } from "./class-members.ts";

/** @returns the end step's name, or null when the code leaves it open */
export function endStepOf(steps: StepMember[]): string | null {
  const [only] = steps;
  if (steps.length === 1 && only) return only.name;
  const marked = steps.filter(({ list, site }) => {
    const end = list ? readArguments(list, site).keywords.get("end") : undefined;
    return end !== undefined && truth(end) === true;
  });
  if (marked.length === 1) return marked[0]?.name ?? null;
  return marked.length === 0 && steps.some(({ name }) => name === "end") ? "end" : null;
}
