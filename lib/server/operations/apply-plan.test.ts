import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { ApplyRequest, PlanRequest, PlanView } from "@/lib/core/plan/deploy-request.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { flow, graphOf, waiting } from "@/lib/core/plan/plan.test-support.ts";
import { keeping } from "../db/keeping.ts";
import { applyPlan } from "./apply-plan.ts";
import { listDeployments } from "./list-deployments.ts";
import { planDeployment } from "./plan-deployment.ts";
import { saveTargetSettings } from "./target-settings.ts";
import { watchDeployment } from "./watch-deployment.ts";

const ENVIRONMENT = {
  METAFLOW_ARGO_EVENTS_EVENT: "metaflow-event",
  METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "argo-events-webhook",
  METAFLOW_KUBERNETES_NAMESPACE: "jobs",
  METAFLOW_USER: "ann",
  METAFLOW_HOME: "/nowhere",
};
let data = "";

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "triggerboard-deploy-"));
  Object.assign(process.env, ENVIRONMENT, { DATA_DIR: data, DATABASE_URL: "" });
  await keeping();
}, 120_000);
afterAll(async () => {
  await (await keeping()).close();
  await rm(data, { recursive: true, force: true });
});

const manifests = () => join(data, "manifests");

async function planned(graph: TriggerGraph, over: Partial<PlanRequest> = {}) {
  const { graphs } = await keeping();
  const { graphId } = await graphs.create(graph, "ann");
  const request = { graphId, target: "manifests", branch: "prod", takeOver: [], ...over };
  return { request, answer: await planDeployment(request) };
}

async function plan(graph: TriggerGraph): Promise<{ request: PlanRequest; view: PlanView }> {
  const { request, answer } = await planned(graph);
  if (!answer.ok) throw new Error(answer.error.message);
  return { request, view: answer.value };
}

const applyOf = (request: PlanRequest, { planId, plan: made }: PlanView): ApplyRequest => ({
  ...request,
  planId,
  planHash: made.hash,
  revision: made.revision,
  chosen: made.steps.map(({ key }) => key),
  accepted: [],
});

const ended = (id: string): Promise<Deployment> =>
  new Promise((resolve, reject) => {
    watchDeployment(id, (deployment) => {
      if (deployment.state !== "applying") resolve(deployment);
    }).then((watching) => watching.ok || reject(new Error(watching.error.message)), reject);
  });

it("asks for the settings that nobody has set, and takes what is typed in for the target", async () => {
  const { answer } = await planned(graphOf(waiting("B", ["A"])));
  expect(answer).toMatchObject({ ok: false, error: { code: "settings-missing" } });
  expect(!answer.ok && answer.error.settings?.filter(({ value }) => value === null)).toEqual([
    { name: "serviceAccount", value: null, from: "not set", typed: "", required: true },
  ]);
  const saved = await saveTargetSettings({
    target: "manifests",
    settings: { serviceAccount: "operate-workflow-sa", eventBus: "" },
  });
  expect(saved.ok && saved.value.map(({ name, value, from }) => `${name} ${value} (${from})`)).toEqual([
    "event metaflow-event (environment)",
    "eventSource argo-events-webhook (environment)",
    "serviceAccount operate-workflow-sa (typed in here)",
    "owner ann (environment)",
    "eventBus default (Metaflow's default)",
    "sensorNamespace jobs (Metaflow's default)",
    "kubernetesNamespace jobs (environment)",
  ]);
});

it("writes the chosen Sensors as planned and keeps who did what", async () => {
  const { request, view } = await plan(graphOf(flow("First"), waiting("Second", ["First"])));
  const begun = await applyPlan(applyOf(request, view));
  expect(begun).toMatchObject({ ok: true, value: { id: view.planId, state: "applying" } });
  expect(await ended(view.planId)).toMatchObject({
    state: "done",
    result: "1 created.",
    steps: [{ key: "jobs/second", kind: "create", state: "done", attempt: 1 }],
  });
  const [step] = view.plan.steps;
  const written = parse(await readFile(join(manifests(), "jobs/second.yaml"), "utf8"));
  const timestamp = "metaflow/deployment_timestamp";
  expect(
    step?.kind === "create" &&
      JSON.parse(JSON.stringify(step.sensor).replaceAll(/\d{4}-\d\d-\d\dT[^"]*/g, "now")),
  ).toEqual(JSON.parse(JSON.stringify(written).replaceAll(/\d{4}-\d\d-\d\dT[^"]*/g, "now")));
  expect(Object.keys(written.metadata.annotations)).toContain(timestamp);
  const history = await listDeployments({ graphId: request.graphId, target: "manifests" });
  expect(history).toMatchObject({
    value: { total: 1, deployments: [{ id: view.planId, author: expect.any(String) }] },
  });

  expect(await applyPlan(applyOf(request, view))).toMatchObject({ ok: false, error: { code: "moved" } });
  const again = await planDeployment(request);
  expect(again.ok && again.value.plan.steps.map(({ kind }) => kind)).toEqual(["unchanged"]);
});

it("writes nothing when the target or the graph moved since the plan", async () => {
  const { request, view } = await plan(graphOf(waiting("Third", ["Second"])));
  await writeFile(
    join(manifests(), "jobs/second.yaml"),
    (await readFile(join(manifests(), "jobs/second.yaml"), "utf8")).replaceAll("First", "Other"),
  );
  expect(await applyPlan(applyOf(request, view))).toEqual({
    ok: false,
    error: {
      code: "moved",
      message: "The target moved since this plan. Nothing was written. Plan again.",
    },
  });
  const afresh = await planDeployment(request);
  if (!afresh.ok) throw new Error(afresh.error.message);
  const { graphs } = await keeping();
  const batch = {
    batchId: randomUUID(),
    label: "rename",
    commands: [{ type: "rename-graph" as const, name: "Other" }],
  };
  await graphs.append({ graphId: request.graphId, baseRevision: 0, batches: [batch] }, "bob");
  expect(await applyPlan(applyOf(request, afresh.value))).toMatchObject({
    error: {
      code: "moved",
      message:
        "The graph is at rev 1 by now, and the plan was made of rev 0. Nothing was written. Plan again.",
    },
  });
  expect((await readdir(join(manifests(), "jobs"))).sort()).toEqual(["second.yaml"]);
});

it("refuses a runaway loop by name, and a gated one without a yes", async () => {
  const loop = await plan(graphOf(waiting("P", ["Q"]), waiting("Q", ["P"])));
  expect(await applyPlan(applyOf(loop.request, loop.view))).toMatchObject({
    error: {
      code: "refused",
      message:
        "The target would hold the runaway loop P → Q → P afterwards. Nothing was written. Break the loop, or choose other steps.",
    },
  });
  const gated = await plan(graphOf(waiting("R", ["S", "Outside"]), waiting("S", ["R"])));
  expect(await applyPlan(applyOf(gated.request, gated.view))).toMatchObject({
    error: { code: "refused", message: expect.stringContaining("R → S → R") },
  });
});

it("writes a plan once, however many ask at the same moment", async () => {
  const { request, view } = await plan(graphOf(waiting("Fourth", ["Second"])));
  const answers = await Promise.all([1, 2, 3].map(() => applyPlan(applyOf(request, view))));
  expect(answers.map(({ ok: begun }) => begun).sort()).toEqual([false, false, true]);
  expect((await ended(view.planId)).result).toBe("1 created.");
});

it("says which flows get no Sensor and why", async () => {
  const dynamic = flow("Dynamic", { trigger: { kind: "dynamic", dynamic: "a mutator decides" } });
  const { view } = await plan(graphOf(flow("Alone"), dynamic));
  expect(view.plan).toMatchObject({
    steps: [],
    withoutSensor: [{ flow: "Alone", scheduled: false }],
    skipped: [{ flow: "Dynamic", reasons: [{ message: expect.stringContaining("a mutator decides") }] }],
  });
});
