// The graph as a Mermaid flowchart, which GitHub, GitLab and most wikis draw.
import type { BranchChoice } from "./branch.ts";
import { edgesInView } from "./edges-in-view.ts";
import { projectFlowName } from "./flow-ref.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

/** A quoted label's own marks; Mermaid reads entities with # in them. */
const quoted = (text: string): string => text.replaceAll("#", "#35;").replaceAll('"', "#quot;");

/** @returns lines ending in a line break; a group is a subgraph, notes are left out, what is not drawn here is dashed, what the code decides is called so. Linear */
export function toMermaid(graph: TriggerGraph, choice: BranchChoice): string {
  const { triggers, sends } = edgesInView(graph, choice);
  const lines = ["flowchart LR"];
  const ids = new Map<string, string>();
  const outside: string[] = [];
  const declare = (key: string, label: string, [open, close]: [string, string]): string => {
    const id = ids.get(key) ?? `n${ids.size}`;
    if (!ids.has(key)) lines.push(`  ${id}${open}"${quoted(label)}"${close}`);
    ids.set(key, id);
    return id;
  };
  const elsewhere = (key: string, label: string): string => {
    const isNew = !ids.has(key);
    const id = declare(key, label, ["[", "]"]);
    if (isNew) outside.push(id);
    return id;
  };
  const nodes = new Map<string | undefined, (() => void)[]>([[undefined, []]]);
  for (const { id } of graph.groups ?? []) nodes.set(id, []);
  for (const { id, name, group } of graph.flows)
    nodes.get(group)?.push(() => declare(`flow ${id}`, name, ["[", "]"]));
  for (const { name, group } of graph.events)
    nodes.get(group)?.push(() => declare(`event ${name}`, name, ["([", "])"]));
  for (const declareNode of nodes.get(undefined) ?? []) declareNode();
  for (const [at, { id, name }] of (graph.groups ?? []).entries()) {
    lines.push(`  subgraph g${at}["${quoted(name)}"]`);
    for (const declareNode of nodes.get(id) ?? []) declareNode();
    lines.push("  end");
  }

  const waits = new Map<string, string[]>();
  for (const edge of triggers) {
    const sources =
      edge.kind === "event"
        ? [declare(`event ${edge.use.event}`, edge.use.event, ["([", "])"])]
        : edge.kind === "dynamic"
          ? [elsewhere(`code ${edge.flow} ${edge.at}`, "decided by the code")]
          : edge.from.length > 0
            ? edge.from.map((id) => ids.get(`flow ${id}`) ?? "")
            : [
                elsewhere(
                  `ref ${edge.ref ? projectFlowName(edge.ref) : `${edge.flow} ${edge.at}`}`,
                  edge.ref ? projectFlowName(edge.ref) : edge.upstream.flow,
                ),
              ];
    const known = waits.get(edge.flow);
    if (known) known.push(...sources);
    else waits.set(edge.flow, sources);
  }
  for (const [flow, sources] of waits) {
    const target = ids.get(`flow ${flow}`) ?? "";
    const gate =
      sources.length > 1 ? declare(`gate ${flow}`, `all of ${sources.length}`, ["{{", "}}"]) : null;
    for (const source of sources) lines.push(`  ${source} --> ${gate ?? target}`);
    if (gate) lines.push(`  ${gate} --> ${target}`);
  }
  for (const { from, event } of sends) {
    const [source, target] = [ids.get(`flow ${from}`), ids.get(`event ${event}`)];
    if (source && target) lines.push(`  ${source} -.-> ${target}`);
  }
  if (outside.length > 0)
    lines.push("  classDef outside stroke-dasharray: 4 4", `  class ${outside.join(",")} outside`);
  return `${lines.join("\n")}\n`;
}
