// name-collision: two flows that would be the same WorkflowTemplate or Sensor in the cluster.
import { flowRef, projectFlowName } from "../../graph/flow-ref.ts";
import { namedBranches } from "../../graph/resolve-branches.ts";
import { sensorName } from "../../graph/sensor-name.ts";
import { templateName } from "../../graph/template-name.ts";
import { type Flow, isDynamic } from "../../graph/trigger-graph.ts";
import { makeFinding } from "../finding.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

export const nameCollision: Rule = (context, report) => {
  const { graph, nameOf } = context;
  const reported = new Set<string>();
  for (const alike of similarNames(graph.flows)) {
    for (const [name, flows] of sameNames(alike, context)) {
      const ids = flows.map(({ id }) => id).join("\n");
      if (reported.has(ids) || flows.every(({ external }) => external)) continue;
      reported.add(ids);
      const [first, second] = flows as [Flow, Flow];
      const twins = flows.every((flow) => flow.name === first.name);
      report(
        makeFinding(
          nameOf,
          flows,
          {
            code: "name-collision",
            message: twins
              ? `${flows.length === 2 ? "Two" : flows.length} flows are called ${nameOf(first)}`
              : `${flows.map(nameOf).join(" and ")} are both ${name} in the cluster`,
            why: `Metaflow leaves out _, @ and + and writes small letters, so they are one WorkflowTemplate and one Sensor, ${name}: whichever is deployed last overwrites the other.`,
            fix: twins
              ? "Rename one of the classes, or put them in different projects"
              : `Rename ${nameOf(second)}, or put it in another project`,
          },
          { key: name },
        ),
      );
    }
  }
};

/** Groups that may collide: names that agree in everything but what Metaflow leaves out. Most graphs have none. */
function similarNames(flows: readonly Flow[]): Flow[][] {
  const groups = new Map<string, Flow | Flow[]>();
  for (const flow of flows) {
    const { project } = flow;
    if (project && isDynamic(project)) continue;
    const key = `${project ? bare(project.name) : ""} ${bare(flow.name)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, flow);
    else if (Array.isArray(group)) group.push(flow);
    else groups.set(key, [group, flow]);
  }
  return [...groups.values()].filter((group) => Array.isArray(group));
}

const bare = (name: string): string =>
  (/^[A-Za-z0-9]*$/.test(name) ? name : name.replaceAll(/[^A-Za-z0-9]/g, "")).toLowerCase();

/** Flows of one Sensor name on some branch, by that name; Sensors agree wherever templates do. */
function sameNames(flows: readonly Flow[], { graph, branches }: RuleContext): Map<string, Flow[]> {
  const found = new Map<string, Flow[]>();
  for (const choice of branches ?? namedBranches(graph)) {
    const byName = new Map<string, Flow[]>();
    for (const flow of flows) {
      const ref = flowRef(flow, choice);
      if (!ref) continue;
      const template = templateName(ref, null);
      // Too long without a project: refused, but two of one name are one name all the same.
      const name = sensorName(template.ok ? template.value : projectFlowName(ref));
      const sharing = byName.get(name);
      if (sharing) sharing.push(flow);
      else byName.set(name, [flow]);
    }
    for (const [name, sharing] of byName) if (sharing.length > 1) found.set(name, sharing);
  }
  return found;
}
