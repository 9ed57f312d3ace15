import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveGraph } from "../graph/resolve-graph.ts";
import { graphOf, PROD, sensorsOf, waiting } from "./plan.test-support.ts";
import { describeReadiness, findTemplates } from "./template-readiness.ts";

const graph = graphOf(waiting("B", ["A"]));
const sensor = sensorsOf(graph).get("B");
if (!sensor) throw new Error("no Sensor");
const [dependency] = sensor.spec.dependencies.map(({ name }) => name);

/** As `argo-workflows create` pushes it, cut to what is looked at. */
const template = (name: string, flow: string, over: { parameter?: string; variable?: string } = {}) => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "WorkflowTemplate",
  metadata: { name, annotations: { "metaflow/flow_name": flow } },
  spec: {
    arguments: { parameters: over.parameter ? [{ name: over.parameter, value: "null" }] : [] },
    templates: [
      { name: "B", dag: {} },
      { name: "start", container: { env: over.variable ? [{ name: over.variable, value: "" }] : [] } },
    ],
  },
});
const variable = `METAFLOW_ARGO_EVENT_PAYLOAD_run_${dependency}`;

describe("describeReadiness", () => {
  it("has nothing to say of a template that carries the trigger", () => {
    expect(describeReadiness("B", sensor, template("b", "B", { parameter: dependency, variable }))).toEqual(
      [],
    );
  });

  it("says that there is nothing to start", () => {
    expect(describeReadiness("B", sensor, null)).toEqual([
      "B is not deployed in jobs: there is no template to start. Run argo-workflows create for it first.",
    ]);
  });

  it.each([
    ["nothing of it", {}],
    ["only the parameter", { parameter: dependency }],
    ["only the variable", { variable }],
    ["another kind of event", { parameter: dependency, variable: variable.replace("_run_", "_event_") }],
  ])("warns of an empty current.trigger when the template carries %s", (_what, over) => {
    expect(describeReadiness("B", sensor, template("b", "B", over))).toEqual([
      "B is deployed without this trigger in its code: it would start with an empty current.trigger. Put the decorator into the code and run argo-workflows create again.",
    ]);
  });
});

describe("a template that Metaflow deployed", () => {
  const golden = (name: string, part: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, "../goldens/sensors", name, `${part}.json`), "utf8"));
  const said = (flow: string, sensorOf: string, templateOf: string) =>
    describeReadiness(flow, golden(sensorOf, "sensor"), golden(templateOf, "workflow-template"));

  it("carries the triggers of its code", () => {
    expect(said("SecondFlow", "second_flow", "second_flow")).toEqual([]);
    expect(said("AllParamsEventFlow", "ev_params_all", "ev_params_all")).toEqual([]);
  });

  it("carries no trigger that is not in its code", () => {
    const warning =
      "SecondFlow is deployed without this trigger in its code: it would start with an empty current.trigger. Put the decorator into the code and run argo-workflows create again.";
    expect(said("SecondFlow", "second_flow", "second_flow_plain")).toEqual([warning]);
    expect(said("SecondFlow", "tof_flows_and", "second_flow")).toEqual([warning]);
  });
});

describe("findTemplates", () => {
  const flows = resolveGraph(graph, [PROD]);
  const found = (...manifests: unknown[]) =>
    [...findTemplates(manifests, flows, () => "b")].map(([id, { live }]) => `${id} ${live.name}`);

  it("finds a flow's template by the name it should have, else the only one there is", () => {
    expect(found(template("other", "B"), template("b", "B"), template("x", "X"), null)).toEqual(["B b"]);
    expect(found(template("other", "B"))).toEqual(["B other"]);
    expect(found(template("one", "B"), template("two", "B"))).toEqual([]);
  });
});
