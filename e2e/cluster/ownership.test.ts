// Who owns a Sensor in the cluster: conflicts are seen and named, taking over is whole, and what others keep beside it stays theirs.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ConflictStep } from "@/lib/core/plan/deployment-plan.ts";
import { sensorsEqual } from "@/lib/core/sensors/compare-sensors.ts";
import {
  type Cluster,
  expectStatus,
  goldenDesired,
  goldenSensor,
  onlyStep,
  openCluster,
  planFor,
  runPlan,
  withReset,
} from "./cluster.test-support.ts";
import type { Json } from "./testbed/start-testbed.mjs";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openCluster();
});
afterAll(() => cluster?.stop());

async function deployed(golden = "tof_flows_and") {
  const target = await cluster.target();
  const namespace = await cluster.namespace();
  const desired = goldenDesired(golden, namespace);
  const { name } = desired.sensor.metadata;
  await runPlan(target, await planFor(target, namespace, [desired]));
  return { target, namespace, name, desired, identity: { metadata: { namespace, name } } };
}

const owners = (object: Json): string[] =>
  object.metadata.managedFields.map(
    ({ manager, operation, fieldsV1 }: Json) => `${manager} ${operation} ${Object.keys(fieldsV1).join(" ")}`,
  );

it("names another field manager, and takes the whole Sensor over when told to", async () => {
  const { target, namespace, name, desired } = await deployed();
  const theirs = {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Sensor",
    metadata: { namespace, name },
    spec: { ...withReset(desired, "0 1 * * *").sensor.spec, revisionHistoryLimit: 3 },
  };
  expectStatus(await cluster.writeAs("kubectl", { type: "apply", force: true }, theirs), 200);

  const conflict = onlyStep(await planFor(target, namespace, [desired]), "conflict");
  expect(conflict).toMatchObject({
    canTakeOver: true,
    reason: "kubectl wrote to it since this graph put it there.",
  });
  expect(await target.apply(asUpdate(conflict, null))).toEqual({
    ok: false,
    error: {
      code: "conflict",
      message: `${namespace}/${name} has other owners: kubectl of .spec.triggers. Take it over in the next plan if it is yours.`,
    },
  });

  await runPlan(target, await planFor(target, namespace, [desired], { takeOver: [name] }));
  const taken = await cluster.read(namespace, name);
  expect(sensorsEqual(taken, desired.sensor)).toBe(true);
  expect(owners(taken)).toEqual(["triggerboard Apply f:metadata f:spec"]);
  onlyStep(await planFor(target, namespace, [desired]), "unchanged");
  // From now on it is ours to change without a question.
  const changed = withReset(desired, "0 2 * * *");
  await runPlan(target, await planFor(target, namespace, [changed]));
  onlyStep(await planFor(target, namespace, [changed]), "unchanged");
});

it("asks before it changes what another field manager only shares", async () => {
  const { target, namespace, name, desired } = await deployed();
  const { spec, apiVersion, kind } = desired.sensor;
  const same = { apiVersion, kind, metadata: { namespace, name }, spec };
  expectStatus(await cluster.writeAs("kubectl", { type: "apply" }, same), 200);
  onlyStep(await planFor(target, namespace, [desired]), "unchanged");
  const changed = withReset(desired, "0 6 * * *");
  expect(onlyStep(await planFor(target, namespace, [changed]), "conflict").reason).toBe(
    "kubectl wrote to it since this graph put it there.",
  );
  await runPlan(target, await planFor(target, namespace, [changed], { takeOver: [name] }));
  expect(owners(await cluster.read(namespace, name))).toEqual(["triggerboard Apply f:metadata f:spec"]);
});

it("sees that Metaflow's own create replaced our Sensor", async () => {
  const { target, namespace, name, desired } = await deployed();
  const { resourceVersion } = (await cluster.read(namespace, name)).metadata;
  const theirs = goldenSensor("tof_flows_and", namespace);
  const put = { ...theirs, metadata: { ...theirs.metadata, resourceVersion } };
  expectStatus(await cluster.writeAs("OpenAPI-Generator", { type: "put" }, put), 200);

  expect(onlyStep(await planFor(target, namespace, [desired]), "unchanged").notes).toEqual([
    "The same Sensor stands there already, put there by somebody else. It is left to them.",
  ]);
  expect((await planFor(target, namespace, [])).steps).toEqual([]);
  const changed = withReset(desired, "0 6 * * *");
  expect(onlyStep(await planFor(target, namespace, [changed]), "conflict")).toMatchObject({
    canTakeOver: true,
    reason: "It was not put there by Triggerboard, but by Metaflow or by hand.",
  });
});

it("takes over a Sensor of Metaflow's with all that was added to it", async () => {
  const target = await cluster.target();
  const namespace = await cluster.namespace();
  const desired = goldenDesired("tof_flows_and", namespace);
  const { name } = desired.sensor.metadata;
  const theirs = goldenSensor("tof_flows_and", namespace);
  theirs.metadata.annotations["workflows.argoproj.io/description"] = "A description that the code lost";
  theirs.metadata.annotations["example.com/team"] = "risk";
  theirs.spec.revisionHistoryLimit = 3;
  expectStatus(await cluster.writeAs("OpenAPI-Generator", { type: "post" }, theirs), 201);
  await asController(namespace, name);

  onlyStep(await planFor(target, namespace, [desired]), "conflict");
  const plan = await planFor(target, namespace, [desired], { takeOver: [name] });
  expect(onlyStep(plan, "update").takesOverFrom).toBe(
    "It was not put there by Triggerboard, but by Metaflow or by hand.",
  );
  await runPlan(target, plan);
  const taken = await cluster.read(namespace, name);
  expect(taken.spec).toEqual({ ...desired.sensor.spec, loggingFields: { team: "risk" } });
  expect(Object.keys(taken.metadata.annotations)).toContain("example.com/team");
  expect(Object.keys(taken.metadata.annotations)).not.toContain("workflows.argoproj.io/description");
  expect(taken.metadata.finalizers).toEqual(["sensor-controller"]);
  expect(taken.status).toEqual({ conditions: [] });
  onlyStep(await planFor(target, namespace, [desired]), "unchanged");
  const changed = withReset(desired, "0 2 * * *");
  await runPlan(target, await planFor(target, namespace, [changed]));
  onlyStep(await planFor(target, namespace, [changed]), "unchanged");
});

/** As argo-events 1.9 was seen to do on its first pass. */
async function asController(namespace: string, name: string): Promise<void> {
  const { metadata } = await cluster.read(namespace, name);
  const { resourceVersion } = metadata;
  const object = {
    metadata: { namespace, name, resourceVersion, finalizers: ["sensor-controller"] },
    spec: { loggingFields: { team: "risk" } },
  };
  expectStatus(await cluster.writeAs("argo-events", { type: "merge" }, object), 200);
  const status = { metadata: { namespace, name }, status: { conditions: [] } };
  expectStatus(await cluster.writeAs("argo-events", { type: "status" }, status), 200);
}

it("takes what the controller and other tools keep beside it for no change, and keeps it", async () => {
  const { target, namespace, name, desired, identity } = await deployed();
  await asController(namespace, name);
  const noted = {
    metadata: {
      ...identity.metadata,
      labels: { "app.kubernetes.io/instance": "argo-cd", team: "risk" },
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}" },
    },
  };
  expectStatus(await cluster.writeAs("argocd-controller", { type: "merge" }, noted), 200);
  onlyStep(await planFor(target, namespace, [desired]), "unchanged");
  const changed = withReset(desired, "0 6 * * *");
  await runPlan(target, await planFor(target, namespace, [changed]));
  const after = await cluster.read(namespace, name);
  expect(after.metadata.labels).toMatchObject(noted.metadata.labels);
  expect(after.metadata.annotations).toMatchObject(noted.metadata.annotations);
  expect(after.metadata.finalizers).toEqual(["sensor-controller"]);
  expect(after.spec.loggingFields).toEqual({ team: "risk" });
});

it("neither changes nor removes what another graph put there", async () => {
  const { target, namespace, name, desired } = await deployed();
  const live = await cluster.read(namespace, name);
  const mark = JSON.parse(live.metadata.annotations["triggerboard.dev/graph"]);
  const annotations = { "triggerboard.dev/graph": JSON.stringify({ ...mark, graph: "graph-2" }) };
  await cluster.writeAs("triggerboard", { type: "merge" }, { metadata: { namespace, name, annotations } });
  const changed = withReset(desired, "0 6 * * *");
  expect(onlyStep(await planFor(target, namespace, [changed]), "conflict").reason).toBe(
    "Another graph put it there.",
  );
  expect((await planFor(target, namespace, [])).steps).toEqual([]);
});

const asUpdate = (conflict: ConflictStep, takesOverFrom: string | null) => ({
  ...conflict,
  kind: "update" as const,
  takesOverFrom,
  losses: [],
});
