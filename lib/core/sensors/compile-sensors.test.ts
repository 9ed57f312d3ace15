import { describe, expect, it } from "vitest";
import { emptyGraph, type Flow, type Trigger } from "../graph/trigger-graph.ts";
import { compileSensor, compileSensors } from "./compile-sensors.ts";
import type { LiveTemplate } from "./live-template.ts";
import {
  afterFinish,
  sampleFlow as flow,
  onEvent as on,
  SAMPLE_SETTINGS as SETTINGS,
} from "./sample-flow.test-support.ts";
import type { SensorSettings } from "./sensor-settings.ts";

const compiled = (subject: Flow, settings: Partial<SensorSettings> = {}) => {
  const outcome = compileSensor(subject, { ...SETTINGS, ...settings });
  if (!outcome.ok || outcome.value === null) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
const argumentsOf = ({ sensor }: ReturnType<typeof compiled>) =>
  sensor.spec.triggers[0]?.template.k8s.source.resource.spec.arguments.parameters;

describe("compileSensors", () => {
  it("answers for every managed flow in the graph's order, one refusal not stopping the others", () => {
    const graph = emptyGraph("demo");
    graph.flows.push(
      flow("FirstFlow"),
      flow("BrokenFlow", { trigger: on("day", [{ parameter: "day", field: "day" }]) }),
      flow("SecondFlow", { trigger: afterFinish("FirstFlow") }),
      flow("ElsewhereFlow", { trigger: afterFinish("FirstFlow"), external: { reason: "another team's" } }),
    );
    graph.events.push({ name: "day", position: { x: 0, y: 0 } });
    const outcomes = compileSensors(graph, SETTINGS).map(({ flow: { name }, outcome }) => [
      name,
      outcome.ok ? (outcome.value?.sensor.metadata.name ?? "none") : outcome.error.map(({ code }) => code),
    ]);
    expect(outcomes).toEqual([
      ["FirstFlow", "none"],
      ["BrokenFlow", ["parameter-unknown"]],
      ["SecondFlow", "secondflow"],
    ]);
  });
});

describe("compileSensor", () => {
  it("writes the Sensor that Metaflow would, without what Argo's controller takes away", () => {
    const subject = flow("SecondFlow", { trigger: afterFinish("FirstFlow"), doc: "  Follows the first. \n" });
    const annotations = {
      "metaflow/production_token": "__PLACEHOLDER_PRODUCTION_TOKEN__",
      "metaflow/owner": "ann",
      "metaflow/user": "argo-workflows",
      "metaflow/flow_name": "SecondFlow",
      "metaflow/deployment_timestamp": "2026-01-01T00:00:00.000000+00:00",
      "workflows.argoproj.io/title": "SecondFlow",
      "workflows.argoproj.io/description": "Follows the first.",
    };
    const labels = {
      "app.kubernetes.io/part-of": "metaflow",
      "app.kubernetes.io/name": "metaflow-sensor",
    };
    const resources = { cpu: "100m", memory: "250Mi" };
    expect(compiled(subject)).toEqual({
      templateName: "secondflow",
      notes: [],
      sensor: {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Sensor",
        metadata: { name: "secondflow", namespace: "argo-events", labels, annotations },
        spec: {
          template: {
            metadata: { labels, annotations },
            container: { resources: { limits: resources, requests: resources } },
            serviceAccountName: "sensor-sa",
          },
          replicas: 1,
          eventBusName: "default",
          triggers: [
            {
              template: {
                name: "secondflow",
                k8s: {
                  operation: "create",
                  source: {
                    resource: {
                      apiVersion: "argoproj.io/v1alpha1",
                      kind: "Workflow",
                      metadata: {
                        generateName: "secondflow-",
                        namespace: "jobs",
                        annotations: {
                          "metaflow/triggered_by": '[{"name": "metaflow.FirstFlow.end", "type": "run"}]',
                        },
                      },
                      spec: {
                        arguments: { parameters: [{ name: "metaflowFirstFlowend_7anl", value: "null" }] },
                        workflowTemplateRef: { name: "secondflow" },
                      },
                    },
                  },
                  parameters: [
                    {
                      src: {
                        dependencyName: "metaflowFirstFlowend_7anl",
                        dataKey: "body.payload",
                        value: "null",
                      },
                      dest: "spec.arguments.parameters.#(name=metaflowFirstFlowend_7anl).value",
                    },
                  ],
                },
              },
            },
          ],
          dependencies: [
            {
              name: "metaflowFirstFlowend_7anl",
              eventName: "metaflow-event",
              eventSourceName: "webhook",
              filters: {
                exprs: [
                  {
                    expr: "name == 'metaflow.FirstFlow.end'",
                    fields: [{ name: "name", path: "body.payload.name" }],
                  },
                  {
                    expr: "field == 'True'",
                    fields: [{ name: "field", path: "body.payload.auto-generated-by-metaflow" }],
                  },
                ],
              },
            },
          ],
        },
      },
    });
  });

  it("takes title and description from the options, else the deployed template, else the code", () => {
    const subject = flow("SecondFlow", { trigger: afterFinish("FirstFlow"), doc: "From the code." });
    const shown = (settings: Partial<SensorSettings>) => {
      const { annotations } = compiled(subject, settings).sensor.metadata;
      return [annotations["workflows.argoproj.io/title"], annotations["workflows.argoproj.io/description"]];
    };
    const liveTemplates = new Map([
      ["SecondFlow", { ...LIVE, title: "Deployed", description: "As deployed." }],
    ]);
    const options = new Map([["SecondFlow", { title: " Chosen ", description: " As chosen. " }]]);
    expect([shown({}), shown({ liveTemplates }), shown({ liveTemplates, options })]).toEqual([
      ["SecondFlow", "From the code."],
      ["Deployed", "As deployed."],
      ["Chosen", "As chosen."],
    ]);
  });

  it("takes name, owner, token and parameters from the deployed template, and adds what only the code knows", () => {
    const subject = flow("SecondFlow", {
      trigger: afterFinish("FirstFlow"),
      parameters: [
        { name: "alpha", type: "int", default: "8" },
        { name: "made", type: "str", dynamicDefault: { dynamic: "a function" } },
        { name: "newer", type: "str", default: '"n"' },
      ],
    });
    const result = compiled(subject, { liveTemplates: new Map([["SecondFlow", LIVE]]) });
    expect(result.templateName).toBe("second-custom");
    expect(result.notes).toEqual([]);
    expect(result.sensor.metadata.annotations).toMatchObject({
      "metaflow/owner": "deployer",
      "metaflow/production_token": "token-1",
    });
    expect(argumentsOf(result)).toEqual([
      { name: "alpha", value: "7" },
      { name: "made", value: '"at deploy"' },
      { name: "newer", value: '"n"' },
      { name: "metaflowFirstFlowend_7anl", value: "null" },
    ]);
  });

  it("gives way to --name where a template is deployed under another", () => {
    const result = compiled(flow("SecondFlow", { trigger: afterFinish("FirstFlow") }), {
      liveTemplates: new Map([["SecondFlow", LIVE]]),
      options: new Map([["SecondFlow", { name: "asked-for" }]]),
    });
    expect(result.templateName).toBe("asked-for");
  });

  it("needs no user name where the deployed template names its owner", () => {
    const liveTemplates = new Map([["SecondFlow", LIVE]]);
    const subject = flow("SecondFlow", { trigger: afterFinish("FirstFlow") });
    expect(
      compiled(subject, { liveTemplates, owner: null }).sensor.metadata.annotations["metaflow/owner"],
    ).toBe("deployer");
  });

  it("escapes names that are not ASCII as Python's json.dumps does", () => {
    const upstreams = [{ flow: "Up", project: "shop", branch: "user.jörg" }];
    const { sensor, notes } = compiled(flow("Watcher", { trigger: { kind: "on-finish", upstreams } }));
    expect(sensor.spec.triggers[0]?.template.k8s.source.resource.metadata.annotations).toEqual({
      "metaflow/triggered_by": '[{"name": "metaflow.shop.user.j\\u00f6rg.Up.end", "type": "run"}]',
    });
    expect(notes).toEqual([]);
  });

  it("leaves a parameter whose default nobody knows to the template, and says so", () => {
    const result = compiled(
      flow("SecondFlow", {
        trigger: afterFinish("FirstFlow"),
        parameters: [
          { name: "known", type: "JSON", default: '{"a": [1]}' },
          { name: "made", type: "str", dynamicDefault: { dynamic: "a function" } },
          { name: "data", type: "FilePath", default: '"data.csv"' },
        ],
      }),
    );
    expect(argumentsOf(result)?.map(({ name }) => name)).toEqual(["known", "metaflowFirstFlowend_7anl"]);
    expect(result.notes).toEqual(
      ["made", "data"].map((name) => ({
        code: "parameter-left-out",
        message: `The default of ${name} is only known when SecondFlow is deployed: the Sensor leaves it to the deployed template`,
      })),
    );
  });

  it("refuses to guess the default of a parameter that an event fills in", () => {
    const subject = flow("OnDay", {
      trigger: on("day"),
      parameters: [
        { name: "day", type: "str", dynamicDefault: { dynamic: "a function", file: "f.py", line: 7 } },
      ],
    });
    expect(compileSensor(subject, SETTINGS)).toEqual({
      ok: false,
      error: [
        {
          code: "dynamic-default",
          message: "day fills in day of OnDay, whose default is only known when it is deployed",
          fix: "Deploy the flow once with Metaflow, so that the default can be read from there, or write it out in the code",
          file: "f.py",
          line: 7,
        },
      ],
    });
  });

  it("maps a parameter with a dash automatically", () => {
    const parameters: Flow["parameters"] = [{ name: "the-day", type: "str" }];
    const automatic = compiled(flow("OnDay", { trigger: on("day"), parameters }));
    expect(automatic.sensor.spec.triggers[0]?.template.k8s.parameters[0]?.src.dataTemplate).toContain(
      '"the-day"',
    );
  });

  it("keeps the reset time as written, dropping one without a cron expression as Metaflow does", () => {
    const reset = (value: Trigger) =>
      compiled(flow("NightFlow", { trigger: value })).sensor.spec.triggers[0]?.template.conditionsReset;
    const upstreams = [{ flow: "A" }];
    expect([
      reset({ kind: "on-finish", upstreams, reset: { cron: "every day", timezone: "Mars/Base" } }),
      reset({ kind: "on-finish", upstreams, reset: { cron: "0 0 * * *" } }),
      reset({ kind: "on-finish", upstreams, reset: { cron: "", timezone: "UTC" } }),
      reset({ kind: "on-finish", upstreams }),
    ]).toEqual([
      [{ byTime: { cron: "every day", timezone: "Mars/Base" } }],
      [{ byTime: { cron: "0 0 * * *" } }],
      undefined,
      undefined,
    ]);
  });

  it("writes odd user names into the expressions as Metaflow does, and says that Argo cannot read them", () => {
    const subject = flow("Watcher", {
      trigger: { kind: "on-finish", upstreams: [{ flow: "Up", project: "shop", branch: "user.o'neil" }] },
    });
    const { sensor, notes } = compiled(subject);
    expect(sensor.spec.dependencies[0]?.filters.exprs.map(({ expr }) => expr)).toEqual([
      "name == 'metaflow.shop.user.o'neil.Up.end'",
      "field == 'True'",
      "field == 'shop'",
      "field == 'user.o'neil'",
    ]);
    expect(notes).toEqual([
      {
        code: "never-heard",
        message:
          "Argo Events cannot read the name metaflow.shop.user.o'neil.Up.end as Metaflow writes it into the Sensor: Watcher will never start",
      },
    ]);
  });

  it("warns of a project_branch that Argo Events takes for a date", () => {
    const upstreams = [{ flow: "Up", project: "shop", branch: "2024-01-01" }];
    expect(
      compiled(flow("Watcher", { trigger: { kind: "on-finish", upstreams } })).notes.map((n) => n.code),
    ).toEqual(["never-heard"]);
  });
});

const LIVE: LiveTemplate = {
  name: "second-custom",
  owner: "deployer",
  productionToken: "token-1",
  parameters: [
    { name: "alpha", type: "int", value: "7", required: false },
    { name: "made", type: "str", value: '"at deploy"', required: false },
  ],
  title: null,
  description: null,
};
