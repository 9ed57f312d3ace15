// The cluster as a deploy target, against a real API server with RBAC.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWriting, type WritingStep } from "@/lib/core/plan/deployment-plan.ts";
import { sensorsEqual } from "@/lib/core/sensors/compare-sensors.ts";
import { listObjects } from "@/lib/server/cluster/list-objects.ts";
import {
  type Cluster,
  compileGolden,
  expectStatus,
  goldenDesired,
  goldenSensor,
  goldensWithSensor,
  onlyStep,
  openCluster,
  planFor,
  run,
  runPlan,
  withReset,
} from "./cluster.test-support.ts";
import type { Json } from "./testbed/start-testbed.mjs";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openCluster();
});
afterAll(() => cluster?.stop());

describe("clusterTarget", () => {
  it("creates the Sensors that Metaflow would, and finds them unchanged", async () => {
    const target = await cluster.target();
    const namespace = await cluster.namespace();
    const byName = new Map(
      goldensWithSensor().flatMap((golden) => {
        const desired = compileGolden(golden, namespace);
        return desired ? [[desired.sensor.metadata.name, { golden, desired }]] : [];
      }),
    );
    const desired = [...byName.values()].map((one) => one.desired);
    expect(desired.length).toBeGreaterThan(30);
    const plan = await planFor(target, namespace, desired);
    expect(new Set(plan.steps.map(({ kind }) => kind))).toEqual(new Set(["create"]));
    await runPlan(target, plan);

    const live = await target.list(namespace);
    if (!live.ok) throw new Error(live.error.message);
    expect(live.value.objects.map(({ name }) => name).sort()).toEqual([...byName.keys()].sort());
    const differing = live.value.objects.filter(({ name, manifest }) => {
      const golden = byName.get(name)?.golden ?? "";
      return golden !== "ev_params_all" && !sensorsEqual(manifest, goldenSensor(golden, namespace));
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
    const again = await planFor(target, namespace, desired, { revision: 99 });
    expect(again.steps.filter(isWriting)).toEqual([]);
    expect(again.steps.length).toBe(desired.length);
  });

  it("updates what differs, and writes nothing for a timestamp or a revision", async () => {
    const target = await cluster.target();
    const namespace = await cluster.namespace();
    const desired = goldenDesired("tof_flows_and", namespace);
    const { name } = desired.sensor.metadata;
    await runPlan(target, await planFor(target, namespace, [desired]));
    const first = await cluster.read(namespace, name);

    const later = structuredClone(desired);
    later.sensor.metadata.annotations["metaflow/deployment_timestamp"] = "2027-01-01T00:00:00.000000+00:00";
    const unchanged = await planFor(target, namespace, [later], { revision: 8 });
    onlyStep(unchanged, "unchanged");
    await runPlan(target, unchanged);
    expect(await cluster.read(namespace, name)).toEqual(first);

    const update = await planFor(target, namespace, [withReset(desired, "0 6 * * *")]);
    expect(onlyStep(update, "update").changes).toMatchObject([{ kind: "reset", before: null }]);
    await runPlan(target, update);
    const second = await cluster.read(namespace, name);
    expect(second.metadata.generation).toBe(2);
    expect(second.spec.triggers[0].template.conditionsReset).toEqual([{ byTime: { cron: "0 6 * * *" } }]);
    // What our manifest no longer has goes away.
    await runPlan(target, await planFor(target, namespace, [desired]));
    const third = await cluster.read(namespace, name);
    expect(third.spec).toEqual(first.spec);
    expect(third.metadata.managedFields.map((entry: Json) => `${entry.manager} ${entry.operation}`)).toEqual([
      "triggerboard Apply",
    ]);
  });

  it("removes what this graph put there, and nothing else", async () => {
    const target = await cluster.target();
    const namespace = await cluster.namespace();
    await cluster.writeAs("OpenAPI-Generator", { type: "post" }, goldenSensor("inferenceflow", namespace));
    await runPlan(target, await planFor(target, namespace, [goldenDesired("second_flow", namespace)]));
    const plan = await planFor(target, namespace, []);
    expect(onlyStep(plan, "prune").key).toBe(`${namespace}/secondflow`);
    await runPlan(target, plan);
    const left = await target.list(namespace);
    expect(left.ok && left.value.objects.map(({ name }) => name)).toEqual(["inferenceflow"]);
  });

  it("lists page by page", async () => {
    const target = await cluster.target();
    const namespace = await cluster.namespace();
    const goldens = ["chain_2", "chain_3", "chain_4", "chain_5", "second_flow"];
    const desired = goldens.map((golden) => goldenDesired(golden, namespace));
    await runPlan(target, await planFor(target, namespace, desired));
    const listed = await listObjects(await cluster.context("reader"), "sensors", namespace, 2);
    expect(listed.ok && listed.value.map((object) => (object as Json).metadata.name)).toEqual(
      desired.map(({ sensor }) => sensor.metadata.name).sort(),
    );
  });

  it("asked again because the answer was lost, sees that it is done", async () => {
    const target = await cluster.target();
    const namespace = await cluster.namespace();
    const desired = goldenDesired("second_flow", namespace);
    const version = async () => (await cluster.read(namespace, "secondflow")).metadata.resourceVersion;
    const twice = async (step: WritingStep) => {
      expect(await run(target, step)).toEqual({ ok: true, value: null });
      const written = step.kind === "prune" ? null : await version();
      expect(await run(target, step)).toEqual({ ok: true, value: null });
      if (written !== null) expect(await version()).toBe(written);
    };
    await twice(onlyStep(await planFor(target, namespace, [desired]), "create"));
    const changed = withReset(desired, "0 6 * * *");
    await twice(onlyStep(await planFor(target, namespace, [changed]), "update"));
    await twice(onlyStep(await planFor(target, namespace, []), "prune"));
  });

  it("waits for Argo's controller to let a removed Sensor go", async () => {
    const target = await cluster.target();
    const namespace = await cluster.namespace();
    const desired = goldenDesired("second_flow", namespace);
    await runPlan(target, await planFor(target, namespace, [desired]));
    const metadata = { namespace, name: "secondflow", finalizers: ["sensor-controller"] };
    expectStatus(await cluster.writeAs("argo-events", { type: "merge" }, { metadata }), 200);
    const prune = onlyStep(await planFor(target, namespace, []), "prune");
    expect(await target.remove(prune)).toEqual({ ok: true, value: null });
    expect(await target.remove(prune)).toEqual({ ok: true, value: null });
    const changed = withReset(desired, "0 6 * * *");
    expect(onlyStep(await planFor(target, namespace, [changed]), "conflict")).toMatchObject({
      canTakeOver: false,
      reason: expect.stringMatching(/^It was deleted at .* and waits for Argo's controller to let it go/),
    });
    expect((await planFor(target, namespace, [])).steps).toEqual([]);
    await cluster.writeAs("argo-events", { type: "merge" }, { metadata: { ...metadata, finalizers: null } });
    onlyStep(await planFor(target, namespace, [desired]), "create");
  });

  describe("leaves a Sensor alone that moved since the plan:", () => {
    const moved = (namespace: string) => ({
      ok: false,
      error: {
        code: "moved",
        message: `${namespace}/secondflow is no longer what the plan saw. It was left alone. Plan again.`,
      },
    });
    const deployed = async () => {
      const target = await cluster.target();
      const namespace = await cluster.namespace();
      const desired = goldenDesired("second_flow", namespace);
      await runPlan(target, await planFor(target, namespace, [desired]));
      return { target, namespace, desired, changed: withReset(desired, "0 6 * * *") };
    };

    it("made by somebody else", async () => {
      const target = await cluster.target();
      const namespace = await cluster.namespace();
      const create = onlyStep(
        await planFor(target, namespace, [goldenDesired("second_flow", namespace)]),
        "create",
      );
      await cluster.writeAs("OpenAPI-Generator", { type: "post" }, goldenSensor("second_flow", namespace));
      const before = await cluster.read(namespace, "secondflow");
      expect(await target.apply(create)).toEqual(moved(namespace));
      expect(await cluster.read(namespace, "secondflow")).toEqual(before);
    });

    it("changed, or removed and not made again", async () => {
      const { target, namespace, changed } = await deployed();
      const update = onlyStep(await planFor(target, namespace, [changed]), "update");
      const prune = onlyStep(await planFor(target, namespace, []), "prune");
      const edited = { metadata: { namespace, name: "secondflow" }, spec: { replicas: 2 } };
      await cluster.writeAs("kubectl-edit", { type: "merge" }, edited);
      expect(await target.apply(update)).toEqual(moved(namespace));
      expect(await target.remove(prune)).toEqual(moved(namespace));
      expect((await cluster.read(namespace, "secondflow")).spec.replicas).toBe(2);
      const path = `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/sensors/secondflow`;
      await cluster.call("DELETE", path);
      expect(await target.apply(update)).toEqual(moved(namespace));
      expect((await cluster.call("GET", path)).status).toBe(404);
    });

    it("removed and made again just like it", async () => {
      const { target, namespace, desired, changed } = await deployed();
      const update = onlyStep(await planFor(target, namespace, [changed]), "update");
      await runPlan(target, await planFor(target, namespace, []));
      await runPlan(target, await planFor(target, namespace, [desired]));
      expect(await target.apply(update)).toEqual(moved(namespace));
    });

    it("but not one to which only the controller's status came", async () => {
      const { target, namespace, changed } = await deployed();
      const update = onlyStep(await planFor(target, namespace, [changed]), "update");
      const status = { conditions: [{ type: "Deployed", status: "True" }] };
      const metadata = { namespace, name: "secondflow" };
      expectStatus(await cluster.writeAs("argo-events", { type: "status" }, { metadata, status }), 200);
      expect(await target.apply(update)).toEqual({ ok: true, value: null });
      expect((await cluster.read(namespace, "secondflow")).status).toEqual(status);
    });
  });
});
