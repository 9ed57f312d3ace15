// The cluster as a deploy target, against a real API server with RBAC.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWriting } from "@/lib/core/plan/deployment-plan.ts";
import { sensorsEqual } from "@/lib/core/sensors/compare-sensors.ts";
import {
  type Cluster,
  compileGolden,
  goldenSensor,
  goldensWithSensor,
  openCluster,
  planFor,
  runPlan,
} from "./cluster.test-support.ts";

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
});
