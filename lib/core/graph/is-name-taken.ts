// Two flows of one name in one project: what waits for that name could mean either, and in the cluster one overwrites the other.
import { canonicalJson } from "../foundation/canonical-json.ts";
import type { Flow, TriggerGraph } from "./trigger-graph.ts";

/** @returns whether another flow of the same project bears this name; linear */
export function isNameTaken({ flows }: TriggerGraph, flow: Flow, name: string): boolean {
  const projectOf = ({ project }: Flow) => canonicalJson(project ?? null);
  const own = projectOf(flow);
  return flows.some((other) => other.id !== flow.id && other.name === name && projectOf(other) === own);
}
