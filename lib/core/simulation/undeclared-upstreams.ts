// Which of the picked upstreams a flow's code does not wait for: Metaflow would take their runs without a word.
import { isDynamic } from "../graph/is-dynamic.ts";
import type { Flow } from "../graph/trigger-graph.ts";

/**
 * @param flow as its code has it
 * @param picked names of flows whose runs shall start it
 * @returns those that the code does not name, each once; none where only running the code could tell
 */
export function undeclaredUpstreams(flow: Pick<Flow, "trigger">, picked: readonly string[]): string[] {
  const { trigger } = flow;
  if (trigger?.kind === "dynamic") return [];
  const upstreams = trigger?.kind === "on-finish" ? trigger.upstreams : [];
  if (upstreams.some(isDynamic)) return [];
  const declared = new Set(upstreams.map((upstream) => (isDynamic(upstream) ? "" : upstream.flow)));
  return [...new Set(picked)].filter((name) => !declared.has(name));
}
