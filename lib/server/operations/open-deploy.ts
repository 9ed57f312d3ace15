import { ok, type Result } from "@/lib/core/foundation/result.ts";
import { formatBranch, GENERIC_BRANCH } from "@/lib/core/graph/branch.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { isDynamic } from "@/lib/core/graph/is-dynamic.ts";
import { namedBranches } from "@/lib/core/graph/resolve-branches.ts";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import type { TargetDescription } from "@/lib/core/plan/target.ts";
import { readMetaflowUser } from "@/lib/core/sensors/sensor-settings.ts";
import { metaflowConfiguration } from "../metaflow/metaflow-configuration.ts";
import { deployTargets } from "./deploy-targets.ts";
import { deploymentsHere } from "./deployments-here.ts";
import { listDeployments } from "./list-deployments.ts";
import { loadGraph } from "./load-graph.ts";

/** What the deploy page starts from; the plan itself is asked for by the page. */
export type DeployStart = {
  graph: { id: string; name: string; revision: number; projects: string[] };
  targets: TargetDescription[];
  target: string;
  branches: string[];
  branch: string;
  history: { deployments: Deployment[]; total: number };
};

/** @param wanted what the address asks for; what it does not say is as at the last deploy of the graph, else `prod` */
export async function openDeploy(
  graphId: string,
  wanted: { target: string | null; branch: string | null },
): Promise<Result<DeployStart, Failure>> {
  const head = await loadGraph(graphId);
  if (!head.ok) return head;
  const { document, revision } = head.value;
  const [targets, { store }, configuration] = await Promise.all([
    deployTargets(),
    deploymentsHere(),
    metaflowConfiguration(process.cwd(), process.env),
  ]);
  const described = targets.map((target) => target.describe());
  const last = await store.last(graphId);
  const known = (id: string | null | undefined) => described.find((target) => target.id === id)?.id;
  const target = known(wanted.target) ?? known(last?.target) ?? described[0]?.id ?? "";
  const { branchUser } = readMetaflowUser(process.env, {
    METAFLOW_USER: configuration.get("METAFLOW_USER")?.value,
  });
  const branch = wanted.branch ?? last?.branch ?? "prod";
  const named = namedBranches(document).filter((choice) => choice !== GENERIC_BRANCH);
  const branches = [
    branch,
    "prod",
    ...(branchUser ? [`user.${branchUser}`] : []),
    ...named.flatMap((choice) => formatBranch(choice) ?? []),
  ];
  const history = await listDeployments({ graphId, target });
  return ok({
    graph: { id: graphId, name: document.name, revision, projects: projectsOf(document) },
    targets: described,
    target,
    branches: [...new Set(branches)],
    branch,
    history: history.ok ? history.value : { deployments: [], total: 0 },
  });
}

const projectsOf = ({ flows }: TriggerGraph): string[] => [
  ...new Set(
    flows.flatMap(({ project, external }) =>
      project && !external && !isDynamic(project) ? [project.name] : [],
    ),
  ),
];
