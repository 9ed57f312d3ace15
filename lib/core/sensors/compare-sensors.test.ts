import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { comparableSensor, OWNERSHIP_ANNOTATIONS, sensorsEqual } from "./compare-sensors.ts";

const golden = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, "../goldens/sensors", name, "sensor.json"), "utf8"));

describe("sensorsEqual", () => {
  it("sets aside all that the API server and Argo's controller do to a Sensor of ours", () => {
    const live = golden("ev_params_all");
    Object.assign(live.metadata, {
      uid: "1",
      generation: 3,
      resourceVersion: "77",
      creationTimestamp: "2026-01-02T00:00:00Z",
      finalizers: ["sensor-controller"],
      managedFields: [{ manager: "argo-events" }],
    });
    live.metadata.annotations["metaflow/deployment_timestamp"] = "2026-05-05T00:00:00.000000+00:00";
    live.spec.template.metadata.annotations["metaflow/deployment_timestamp"] = "earlier";
    live.metadata.annotations[OWNERSHIP_ANNOTATIONS.graph] = "graph-1";
    live.metadata.annotations[OWNERSHIP_ANNOTATIONS.revision] = "12";
    live.spec.loggingFields = { level: "info" };
    live.status = { conditions: [{ type: "Deployed" }] };
    live.spec.template.container = { resources: live.spec.template.container.resources };
    live.spec.template.metadata.creationTimestamp = null;
    for (const { src } of live.spec.triggers[0].template.k8s.parameters) delete src.useRawData;
    expect(sensorsEqual(golden("ev_params_all"), live)).toBe(true);
  });

  it("takes the automatic mapping for a set", () => {
    const orders = ["ev_auto_params", "env_hashseed_1__ev_auto_params", "env_hashseed_2__ev_auto_params"].map(
      golden,
    );
    const texts = orders.map((sensor) => JSON.stringify(sensor));
    expect(new Set(texts).size).toBeGreaterThan(1);
    expect(orders.map((sensor) => sensorsEqual(orders[0], sensor))).toEqual([true, true, true]);
  });

  const changes: [string, (sensor: ReturnType<typeof golden>) => void][] = [
    ["an owner", (sensor) => (sensor.metadata.annotations["metaflow/owner"] = "somebody")],
    ["a token", (sensor) => (sensor.metadata.annotations["metaflow/production_token"] = "t")],
    ["a namespace", (sensor) => (sensor.metadata.namespace = "other")],
    ["a label", (sensor) => (sensor.metadata.labels.team = "a")],
    ["an annotation of the pod", (sensor) => (sensor.spec.template.metadata.annotations.a = "b")],
    ["a container called otherwise", (sensor) => (sensor.spec.template.container.name = "side")],
    ["raw data", (sensor) => (sensor.spec.triggers[0].template.k8s.parameters[0].src.useRawData = true)],
    ["a default", (sensor) => (sensor.spec.triggers[0].template.k8s.parameters[0].src.value = "1")],
    ["a second trigger", (sensor) => sensor.spec.triggers.push(sensor.spec.triggers[0])],
    ["conditions", (sensor) => (sensor.spec.triggers[0].template.conditions = "a")],
    ["an expression", (sensor) => (sensor.spec.dependencies[0].filters.exprs[0].expr = "true == true")],
    ["no expressions", (sensor) => (sensor.spec.dependencies[0].filters.exprs = [])],
    ["a dependency less", (sensor) => sensor.spec.dependencies.pop()],
    [
      "another order of arguments",
      (sensor) => sensor.spec.triggers[0].template.k8s.source.resource.spec.arguments.parameters.reverse(),
    ],
  ];
  it.each(changes)("sees %s", (_what, change) => {
    const changed = golden("ev_params_all");
    change(changed);
    expect(sensorsEqual(golden("ev_params_all"), changed)).toBe(false);
  });

  it("sees the order of dependencies, since the last one names the queue", () => {
    const changed = golden("tof_flows_and");
    changed.spec.dependencies.reverse();
    expect(sensorsEqual(golden("tof_flows_and"), changed)).toBe(false);
  });

  it("takes what is no Sensor without failing", () => {
    expect(
      [null, [], "x", { spec: 3 }, { spec: { triggers: [null], dependencies: "x" } }].map(comparableSensor),
    ).toEqual([null, [], "x", { spec: 3 }, { spec: { triggers: [null], dependencies: "x" } }]);
  });
});
