// All that the Simulate screen shows of a flow before it runs: its code, its upstreams, where runs are looked for, and as whom it runs.
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { isDynamic } from "@/lib/core/graph/is-dynamic.ts";
import type { Flow } from "@/lib/core/graph/trigger-graph.ts";
import type {
  DrawnUpstream,
  FlowInGraph,
  SimulateFailure,
  SimulateSetup,
} from "@/lib/core/simulation/simulate-request.ts";
import type { SimulateSettings } from "@/lib/core/simulation/simulate-settings.ts";
import { type Datastore, findDatastore } from "../metaflow/find-datastore.ts";
import { FALLBACK_USER, metaflowUser, simulationVariables } from "../metaflow/flow-environment.ts";
import { metaflowConfiguration } from "../metaflow/metaflow-configuration.ts";
import { codeFolders } from "./code-folders.ts";
import { type FlowInCode, flowInCode } from "./flow-in-code.ts";
import { loadGraph } from "./load-graph.ts";
import { simulateSettings } from "./simulate-settings.ts";
import { simulationsHere } from "./simulations-here.ts";

/** What every operation on runs of a flow has to know first. */
export type FlowToSimulate = {
  graphName: string;
  drawn: Flow;
  /** Flows drawn to wait for it. */
  downstream: { id: string; name: string }[];
  code: Result<FlowInCode, string>;
  settings: SimulateSettings;
  datastore: Datastore;
  user: string;
  metaflowUi: string | null;
  /** Set for the run beside the server's own variables. */
  variables: Record<string, string>;
};

/** @param of the graph, and the flow in it by id or by class name */
export async function flowToSimulate(of: FlowInGraph): Promise<Result<FlowToSimulate, SimulateFailure>> {
  const head = await loadGraph(of.graphId);
  if (!head.ok) return fail(head.error);
  const { flows, name: graphName } = head.value.document;
  const drawn = flows.find(({ id }) => id === of.flow) ?? flows.find(({ name }) => name === of.flow);
  if (drawn === undefined) {
    return fail({
      code: "not-found",
      message: `This graph has no flow ${of.flow} any more. Nothing was started. Look for it on the canvas.`,
    });
  }
  const [settings, code] = await Promise.all([simulateSettings(), flowInCode(drawn)]);
  // Without code there is nothing to run; runs are looked for from the first code folder, where most flows are.
  const folder = code.ok ? code.value.folder : ((await codeFolders())[0] ?? process.cwd());
  const [datastore, configuration] = await Promise.all([
    findDatastore(folder, settings.datastore, process.env),
    metaflowConfiguration(folder, process.env),
  ]);
  const user = settings.user ?? metaflowUser(configuration, process.env) ?? FALLBACK_USER;
  const variables = simulationVariables({ user, datastore, configuration });
  const metaflowUi = configuration.get("METAFLOW_UI_URL")?.value ?? null;
  return ok({
    graphName,
    drawn,
    downstream: waitingFor(flows, drawn.name),
    code,
    settings,
    datastore,
    user,
    metaflowUi,
    variables,
  });
}

export async function simulateSetup(of: FlowInGraph): Promise<Result<SimulateSetup, SimulateFailure>> {
  const found = await flowToSimulate(of);
  if (!found.ok) return found;
  const { graphName, drawn, downstream, code, settings, datastore, user, metaflowUi, variables } =
    found.value;
  const flow = code.ok ? code.value.flow : drawn;
  return ok({
    graphName,
    flow: { id: drawn.id, name: drawn.name, underProject: flow.project !== undefined },
    upstreams: drawnUpstreams(drawn),
    downstream,
    parameters: flow.parameters,
    steps: flow.steps ?? null,
    code: code.ok
      ? { ok: true, folder: code.value.folder, file: code.value.file }
      : { ok: false, message: code.error },
    datastore: { root: datastore.root, exists: datastore.exists, explanation: datastore.explanation },
    user,
    environment: variables,
    runIdFolder: (await simulationsHere()).folder,
    metaflowUi,
    settings,
  });
}

const waitingFor = (flows: readonly Flow[], upstream: string): { id: string; name: string }[] =>
  flows
    .filter(
      ({ trigger }) =>
        trigger?.kind === "on-finish" &&
        trigger.upstreams.some((one) => !isDynamic(one) && one.flow === upstream),
    )
    .map(({ id, name }) => ({ id, name }));

/** Each upstream once: the same one named twice has one list of runs. */
function drawnUpstreams({ trigger }: Flow): DrawnUpstream[] {
  if (trigger?.kind === "dynamic") return [{ flow: null, project: null, branch: null }];
  if (trigger?.kind !== "on-finish") return [];
  const all = trigger.upstreams.map((upstream) =>
    isDynamic(upstream)
      ? { flow: null, project: null, branch: null }
      : { flow: upstream.flow, project: upstream.project ?? null, branch: upstream.branch ?? null },
  );
  return all.filter(
    (upstream, index) =>
      upstream.flow === null || all.findIndex(({ flow }) => flow === upstream.flow) === index,
  );
}
