// name-collision: two flows that would be the same WorkflowTemplate or Sensor in the cluster.
import { flowRef, projectFlowName } from "../../graph/flow-ref.ts";
import { namedBranches } from "../../graph/resolve-branches.ts";
import { sensorName } from "../../graph/sensor-name.ts";
import { templateName } from "../../graph/template-name.ts";
import type { Flow } from "../../graph/trigger-graph.ts";
import { type Finding, makeFinding } from "../finding.ts";
import type { GraphRule } from "../rule.ts";
import type { RuleContext } from "../rule-context.ts";

export const nameCollision: GraphRule = (context, report) => {
  const reported = new Set<string>();
  for (const alike of context.alike) {
    for (const [name, flows] of sameNames(alike, context)) {
      const ids = flows.map(({ id }) => id).join("\n");
      if (reported.has(ids) || flows.every(({ external }) => external)) continue;
      reported.add(ids);
      report(collision(name, flows, context));
    }
  }
};

function collision(name: string, flows: readonly Flow[], { nameOf }: RuleContext): Finding {
  const [first = "", second = ""] = flows.map(nameOf);
  const twins = flows.every((flow) => flow.name === flows[0]?.name);
  return makeFinding(
    nameOf,
    flows,
    {
      code: "name-collision",
      message: twins
        ? `${flows.length === 2 ? "Two" : flows.length} flows are called ${first}`
        : `${flows.map(nameOf).join(" and ")} are both ${name} in the cluster`,
      why: `Metaflow leaves out _, @ and + and writes small letters, so they are one WorkflowTemplate and one Sensor, ${name}: whichever is deployed last overwrites the other.`,
      fix: twins
        ? "Rename one of the classes, or put them in different projects"
        : `Rename ${second}, or put it in another project`,
    },
    { key: name },
  );
}

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
