// The whole deploy against a real API server, through the operations that the page calls.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { PlanRequest, PlanView } from "@/lib/core/plan/deploy-request.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { flow, graphOf, waiting } from "@/lib/core/plan/plan.test-support.ts";
import { keeping } from "@/lib/server/db/keeping.ts";
import { applyPlan } from "@/lib/server/operations/apply-plan.ts";
import { deployTargets } from "@/lib/server/operations/deploy-targets.ts";
import { listDeployments } from "@/lib/server/operations/list-deployments.ts";
import { planDeployment } from "@/lib/server/operations/plan-deployment.ts";
import { watchDeployment } from "@/lib/server/operations/watch-deployment.ts";
import { type Cluster, expectStatus, goldenSensor, openCluster } from "./cluster.test-support.ts";
import type { Json } from "./testbed/start-testbed.mjs";

const TOKEN = "secondflow-3-qwer";
let cluster: Cluster;
let data = "";

beforeAll(async () => {
  cluster = await openCluster();
  data = await mkdtemp(join(tmpdir(), "triggerboard-cluster-"));
  Object.assign(process.env, {
    METAFLOW_ARGO_EVENTS_EVENT: "metaflow-event",
    METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "argo-events-webhook",
    METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "operate-workflow-sa",
    METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE: "argo-events",
    METAFLOW_KUBERNETES_NAMESPACE: "jobs",
    METAFLOW_USER: "ann",
    METAFLOW_HOME: "/nowhere",
    DATA_DIR: data,
    DATABASE_URL: "",
    KUBECONFIG: (["deployer", "reader", "nobody"] as const).map(cluster.kubeconfig).join(delimiter),
  });
  await keeping();
});
afterAll(async () => {
  await (await keeping()).close();
  cluster?.stop();
  await rm(data, { recursive: true, force: true });
});

async function newGraph(graph: TriggerGraph, over: Partial<PlanRequest> = {}): Promise<PlanRequest> {
  const { graphs } = await keeping();
  const { graphId } = await graphs.create(graph, "ann");
  return { graphId, target: "kubernetes:testbed-deployer", branch: "prod", takeOver: [], ...over };
}

async function planned(request: PlanRequest): Promise<PlanView> {
  const plan = await planDeployment(request);
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
}

const apply = (request: PlanRequest, { planId, plan }: PlanView) =>
  applyPlan({
    ...request,
    planId,
    planHash: plan.hash,
    revision: plan.revision,
    chosen: plan.steps.map(({ key }) => key),
    accepted: [],
  });

async function applied(request: PlanRequest, view: PlanView): Promise<Deployment> {
  const begun = await apply(request, view);
  if (!begun.ok) throw new Error(begun.error.message);
  return new Promise((resolve, reject) => {
    watchDeployment(view.planId, (deployment) => {
      if (deployment.state !== "applying") resolve(deployment);
    }).catch(reject);
  });
}

/** What `argo-workflows create` pushed of the golden's template, with a token of its own. */
async function deployTemplate(golden: string): Promise<void> {
  const path = join(import.meta.dirname, "../../lib/core/goldens/sensors", golden, "workflow-template.json");
  const template: Json = JSON.parse(readFileSync(path, "utf8"));
  template.metadata.annotations["metaflow/production_token"] = TOKEN;
  const { namespace } = template.metadata;
  const place = `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/workflowtemplates`;
  await cluster.call("DELETE", `${place}/${template.metadata.name}`);
  expectStatus(await cluster.call("POST", place, template), 201);
}

it("offers the contexts of the kubeconfig beside the folder", async () => {
  expect((await deployTargets()).map((target) => target.describe().id)).toEqual([
    "manifests",
    "kubernetes:testbed-deployer",
    "kubernetes:testbed-reader",
    "kubernetes:testbed-nobody",
  ]);
});

it("takes owner and token from the deployed flow, warns where it is not ready, and shows no token", async () => {
  const notDeployed = (name: string) =>
    `${name} is not deployed in jobs: there is no template to start. Run argo-workflows create for it first.`;
  const notInCode =
    "SecondFlow is deployed without this trigger in its code: it would start with an empty current.trigger. Put the decorator into the code and run argo-workflows create again.";
  const request = await newGraph(
    graphOf(flow("FirstFlow"), waiting("SecondFlow", ["FirstFlow"]), waiting("ThirdFlow", ["SecondFlow"])),
  );
  const notes = (view: PlanView) => view.plan.steps.map((step) => [step.key, ...step.notes]);

  await deployTemplate("second_flow_plain");
  expect(notes(await planned(request))).toEqual([
    ["argo-events/secondflow", notInCode],
    ["argo-events/thirdflow", notDeployed("ThirdFlow")],
  ]);
  await deployTemplate("second_flow");
  const view = await planned(request);
  expect(notes(view)).toEqual([
    ["argo-events/secondflow"],
    ["argo-events/thirdflow", notDeployed("ThirdFlow")],
  ]);
  expect(view.templatesKnown).toBe(true);

  const deployment = await applied(request, view);
  expect(deployment).toMatchObject({ state: "done", result: "2 created." });
  const { metadata } = await cluster.read("argo-events", "secondflow");
  expect(metadata.annotations).toMatchObject({
    "metaflow/owner": "golden",
    "metaflow/production_token": TOKEN,
  });
  const again = await planned(request);
  expect(again.plan.steps.map(({ kind }) => kind)).toEqual(["unchanged", "unchanged"]);
  const history = await listDeployments({ graphId: request.graphId, target: request.target });
  expect(JSON.stringify([view, deployment, again, history])).not.toContain(TOKEN);
});

it("refuses a loop that closes over a Sensor of somebody else", async () => {
  expectStatus(
    await cluster.writeAs("OpenAPI-Generator", { type: "post" }, goldenSensor("cycle_ping", "argo-events")),
    201,
  );
  const request = await newGraph(graphOf(waiting("PongFlow", ["PingFlow"])));
  const view = await planned(request);
  expect(await apply(request, view)).toMatchObject({
    error: {
      code: "refused",
      message: expect.stringContaining("PingFlow → PongFlow → PingFlow"),
    },
  });
});

it("writes nothing once the cluster moved", async () => {
  const request = await newGraph(graphOf(waiting("FourthFlow", ["FirstFlow"])));
  const view = await planned(request);
  const theirs = goldenSensor("second_flow", "argo-events");
  theirs.metadata.name = "fourthflow";
  expectStatus(await cluster.writeAs("kubectl", { type: "post" }, theirs), 201);
  expect(await apply(request, view)).toMatchObject({
    error: {
      code: "moved",
      message: "The target moved since this plan. Nothing was written. Plan again.",
    },
  });
});

it("tells a refusal in the written result, and why there is no plan", async () => {
  const graph = graphOf(waiting("FifthFlow", ["FirstFlow"]));
  const reader = await newGraph(graph, { target: "kubernetes:testbed-reader" });
  const deployment = await applied(reader, await planned(reader));
  expect(deployment).toMatchObject({
    state: "failed",
    result: expect.stringMatching(
      /^Stopped after 0 of 1 at argo-events\/fifthflow: testbed-reader \(reader\) may not patch sensors in argo-events\./,
    ),
  });
  const nobody = await newGraph(graph, { target: "kubernetes:testbed-nobody" });
  expect(await planDeployment(nobody)).toMatchObject({
    error: { code: "target-failed", message: expect.stringContaining("may not list sensors in argo-events") },
  });
  const gone = await newGraph(graph, { target: "kubernetes:testbed-admin" });
  expect(await planDeployment(gone)).toMatchObject({ error: { code: "not-found" } });
});
