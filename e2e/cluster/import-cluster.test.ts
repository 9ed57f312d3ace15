// What Metaflow deployed to a real API server, imported as a graph through the operations that the page calls.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ImportCluster } from "@/lib/core/cluster/import-request.ts";
import { type GoldenMeta, templateOfGolden } from "@/lib/core/cluster/template-of-golden.test-support.ts";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { keeping } from "@/lib/server/db/keeping.ts";
import { importCluster, listClusters, lookIntoCluster } from "@/lib/server/operations/import-cluster.ts";
import { loadGraph } from "@/lib/server/operations/load-graph.ts";
import { planDeployment } from "@/lib/server/operations/plan-deployment.ts";
import { type Cluster, expectStatus, goldenSensor, openCluster } from "./cluster.test-support.ts";
import { writeKubeconfig } from "./write-kubeconfig.ts";

/** Without two that would be one object in a cluster; ring, chain and cycle wait for each other. */
const GOLDENS =
  `chain_1 chain_2 cycle_ping cycle_pong dt_event_parts ev_auto_params ev_dict_params ev_list fan_in_three first_flow
  inferenceflow mutated ring_a sched_cron_tz second_flow tof_fq_name tof_long_name__named tof_long_project__prod tof_project__prod
  tof_project__test tof_project_mixed__prod tof_project_mixed__test tof_reset_at`.split(/\s+/);
const SENSORS = "argo-events";
const RUNS = "jobs";
const DEPLOYER = {
  target: "kubernetes:testbed-deployer",
  kubernetesNamespace: RUNS,
  sensorNamespace: SENSORS,
};

let cluster: Cluster;
let data = "";

beforeAll(async () => {
  cluster = await openCluster();
  data = await mkdtemp(join(tmpdir(), "triggerboard-cluster-"));
  const away = writeKubeconfig("away", "https://127.0.0.1:9");
  Object.assign(process.env, {
    METAFLOW_ARGO_EVENTS_EVENT: "metaflow-event",
    METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "argo-events-webhook",
    METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "operate-workflow-sa",
    METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE: SENSORS,
    METAFLOW_KUBERNETES_NAMESPACE: RUNS,
    METAFLOW_USER: "ann",
    METAFLOW_HOME: "/nowhere",
    DATA_DIR: data,
    DATABASE_URL: "",
    KUBECONFIG: [...(["deployer", "reader", "nobody"] as const).map(cluster.kubeconfig), away].join(
      delimiter,
    ),
  });
  await keeping();
  for (const golden of GOLDENS) await deploy(golden);
});
afterAll(async () => {
  await (await keeping()).close();
  cluster?.stop();
  await rm(data, { recursive: true, force: true });
});

const readMeta = (golden: string): GoldenMeta & { has_sensor: boolean } =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../../lib/core/goldens/sensors", golden, "meta.json"), "utf8"),
  );

/** As `argo-workflows create` does: the template, then the Sensor with its nulls. */
async function deploy(golden: string): Promise<void> {
  const meta = readMeta(golden);
  const at = (namespace: string, kind: string) =>
    `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/${kind}`;
  expectStatus(await cluster.call("POST", at(RUNS, "workflowtemplates"), templateOfGolden(meta)), 201);
  if (!meta.has_sensor) return;
  expectStatus(
    await cluster.writeAs("OpenAPI-Generator", { type: "post" }, goldenSensor(golden, SENSORS)),
    201,
  );
}

async function imported(request: Partial<ImportCluster>): Promise<{ graphId: string; graph: TriggerGraph }> {
  const made = await importCluster({ ...DEPLOYER, name: "From the cluster", branch: "prod", ...request });
  if (!made.ok) throw new Error(made.error.message);
  expect(made.value.notes).toEqual([]);
  const head = await loadGraph(made.value.graphId);
  if (!head.ok) throw new Error(head.error.message);
  return { graphId: made.value.graphId, graph: head.value.document };
}

const refusal = async (place: Partial<typeof DEPLOYER>) => {
  const found = await lookIntoCluster({ ...DEPLOYER, ...place });
  return found.ok ? found.value : found.error.message;
};

it("offers the clusters of the kubeconfig with the namespaces of a deploy", async () => {
  const clusters = await listClusters();
  expect(clusters.map(({ target }) => target)).toEqual([
    "kubernetes:testbed-deployer",
    "kubernetes:testbed-reader",
    "kubernetes:testbed-nobody",
    "kubernetes:away",
  ]);
  expect(clusters[0]).toMatchObject({ ...DEPLOYER, name: "testbed-deployer" });
});

it("says which branches are there, with the flows of no project on each", async () => {
  expect(await refusal({ target: "kubernetes:testbed-reader" })).toEqual({
    branches: [
      { branch: "prod", flows: 21, external: 0 },
      { branch: "test.exp_7", flows: 20, external: 0 },
    ],
    notes: [],
  });
});

it("makes a graph of it, of which a plan finds every Sensor as it stands", async () => {
  const { graphId, graph } = await imported({});
  expect(graph.flows.length).toBe(21);
  expect(graph.flows.filter(({ trigger }) => trigger).map(({ name }) => name)).toEqual([
    "AutoParamFlow",
    "Chain2Flow",
    "CustomerLifetimeValueQuarterlyRecalculationBackfillFlow",
    "DigestFlow",
    "DtPartsFlow",
    "FanInFlow",
    "FqConsumerFlow",
    "InferenceFlow",
    "MappedFlow",
    "MutatedFlow",
    "PingFlow",
    "PongFlow",
    "RingAFlow",
    "SecondFlow",
    "TwoEventsFlow",
    "CustomerLifetimeValueFlow",
    "MixedFlow",
    "TransformFlow",
  ]);
  expect(graph.events.map(({ name }) => name).sort()).toEqual([
    "orders-updated",
    "orders.updated",
    "parts",
    "stock.counted",
  ]);
  expect(new Set(graph.flows.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(21);

  const plan = await planDeployment({ graphId, target: DEPLOYER.target, branch: "prod", takeOver: [] });
  if (!plan.ok) throw new Error(plan.error.message);
  const { steps, skipped } = plan.value.plan;
  expect([steps.map(({ kind }) => kind), skipped]).toEqual([Array(18).fill("unchanged"), []]);
});

it("takes the flows of another branch", async () => {
  const { graphId, graph } = await imported({ branch: "test.exp_7", name: "Experiment" });
  expect(graph.flows.find(({ name }) => name === "MixedFlow")?.trigger).toEqual({
    kind: "on-finish",
    upstreams: [
      { flow: "LoadFlow" },
      { flow: "InvoiceFlow", project: "billing", branch: "prod" },
      { flow: "CleanFlow", branch: "prod" },
      { flow: "AuditFlow", project: "billing" },
    ],
  });
  const request = { graphId, target: DEPLOYER.target, branch: "test.exp_7", takeOver: [] };
  const plan = await planDeployment(request);
  if (!plan.ok) throw new Error(plan.error.message);
  expect(new Set(plan.value.plan.steps.map(({ kind }) => kind))).toEqual(new Set(["unchanged"]));
});

it("imports nothing, and says why, where it may not read, the cluster is away, or nothing of Metaflow's is there", async () => {
  const empty = await cluster.namespace();
  const says = [
    await refusal({ target: "kubernetes:testbed-nobody" }),
    await refusal({ target: "kubernetes:away" }),
    await refusal({ target: "kubernetes:gone" }),
    await refusal({
      kubernetesNamespace: empty,
      sensorNamespace: empty,
      target: "kubernetes:testbed-deployer",
    }),
  ];
  expect(says).toEqual([
    expect.stringMatching(
      /^testbed-nobody \(nobody\) may not list workflowtemplates in jobs\..* Ask for a role there .* Nothing was imported\.$/,
    ),
    expect.stringMatching(
      /^The cluster of away at https:\/\/127\.0\.0\.1:9 cannot be reached .* Nothing was imported\.$/,
    ),
    "This server has no such cluster any more. Choose another. Nothing was imported.",
    `No flow of Metaflow's was found: ${empty} holds no WorkflowTemplates and ${empty} no Sensors. Nothing was imported. Choose other namespaces, or deploy a flow with argo-workflows create.`,
  ]);
  expect(await importCluster({ ...DEPLOYER, name: "x", branch: "user.bob" })).toMatchObject({
    error: {
      message: "No flow is deployed on user.bob any more. Nothing was imported. Choose another branch.",
    },
  });
});
