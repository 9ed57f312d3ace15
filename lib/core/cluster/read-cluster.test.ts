import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clusterGraph, deployedBranches, flowsOnBranch, readCluster } from "./read-cluster.ts";
import { type GoldenMeta, templateOfGolden } from "./template-of-golden.test-support.ts";

const GOLDENS = path.join(import.meta.dirname, "../goldens/sensors");
const readJson = (...parts: string[]) => JSON.parse(readFileSync(path.join(GOLDENS, ...parts), "utf8"));
const meta = (name: string): GoldenMeta => readJson(name, "meta.json");
const template = (name: string, steps?: unknown[]) => templateOfGolden(meta(name), steps ? { steps } : {});
// biome-ignore lint/suspicious/noExplicitAny: tests bend manifests in ways that no type of ours describes
const sensor = (name: string): any => readJson(name, "sensor.json");

const triggers = (reading: ReturnType<typeof readCluster>) =>
  reading.flows.map(({ flow: { name, trigger, external } }) => [name, trigger, external?.reason ?? null]);
const only = (manifest: unknown, golden: string) => readCluster([template(golden)], [manifest]);

describe("readCluster", () => {
  it("reads who a flow is, what it takes and when it starts, as far as its template tells", () => {
    const { flows, notes } = readCluster([template("sched_cron_tz", ["begin", [["a"], []], "done"])], []);
    expect(notes).toEqual([]);
    expect(flows).toEqual([
      {
        ref: { project: null, branch: null, flow: "SchedCronTzFlow" },
        flow: {
          id: "SchedCronTzFlow",
          name: "SchedCronTzFlow",
          owner: "golden",
          parameters: [],
          steps: ["begin", "a", "done"],
          conditionalSteps: ["a"],
          endStep: "done",
          schedule: { cron: "15 3 * * 1-5", timezone: "Europe/Helsinki" },
          position: { x: 0, y: 0 },
        },
      },
    ]);
    const schedules = ["sched_hourly", "sched_daily", "sched_weekly", "sched_off"].map(
      (name) => readCluster([template(name)], []).flows[0]?.flow.schedule,
    );
    expect(schedules).toEqual([{ every: "hour" }, { every: "day" }, { every: "week" }, undefined]);
  });

  it("leaves an owner unknown that the cluster does not name, or names as nobody is named", () => {
    const owners = ["ana", "", "x".repeat(201)].map((owner) => {
      const [read] = readCluster([templateOfGolden({ ...meta("sched_daily"), owner })], []).flows;
      return read?.flow.owner;
    });
    expect(owners).toEqual(["ana", undefined, undefined]);
  });

  it("keeps the text of defaults, and does not know the file of an IncludeFile", () => {
    const golden = meta("ev_dict_params");
    const stored = {
      name: "data",
      type: "FilePath",
      value: '"{\\"url\\": \\"s3://x\\"}"',
      is_required: false,
    };
    const parameters = {
      ...golden.parameters,
      needed: { name: "needed", type: "str", value: "null", is_required: true },
      json: { name: "json", type: "JSON", value: '"{\\"a\\": 1}"', is_required: false },
      data: stored,
    };
    const [read] = readCluster([templateOfGolden({ ...golden, parameters })], []).flows;
    expect(read?.flow.parameters).toEqual([
      { name: "limit", type: "int", default: "10" },
      { name: "order_id", type: "str", required: true },
      { name: "unmapped", type: "str", default: '"u"' },
      { name: "needed", type: "str", required: true },
      { name: "json", type: "JSON", default: '"{\\"a\\": 1}"' },
      {
        name: "data",
        type: "FilePath",
        dynamicDefault: { dynamic: "a file that was stored when it was deployed" },
      },
    ]);
  });

  it("completes references back to what a decorator names", () => {
    const names = ["tof_project_mixed__test", "tof_fq_name", "tof_collide", "second_flow"];
    expect(
      triggers(
        readCluster(
          names.map((name) => template(name)),
          names.map(sensor),
        ),
      ),
    ).toEqual([
      [
        "CollideFlow",
        {
          kind: "on-finish",
          upstreams: ["a_b", "a.b", "a-b"].map((branch) => ({ flow: "XFlow", project: "p", branch })),
        },
        null,
      ],
      [
        "FqConsumerFlow",
        { kind: "on-finish", upstreams: [{ flow: "LoadFlow", project: "warehouse", branch: "prod" }] },
        null,
      ],
      ["SecondFlow", { kind: "on-finish", upstreams: [{ flow: "FirstFlow" }] }, null],
      [
        "MixedFlow",
        {
          kind: "on-finish",
          upstreams: [
            { flow: "LoadFlow" },
            { flow: "InvoiceFlow", project: "billing", branch: "prod" },
            { flow: "CleanFlow", branch: "prod" },
            { flow: "AuditFlow", project: "billing" },
          ],
        },
        null,
      ],
    ]);
  });

  it("tells an event's automatic mapping from a written one, and keeps the reset time", () => {
    const names = ["ev_auto_params", "ev_dict_params", "ev_list", "tof_reset_at"];
    const reading = readCluster(
      names.map((name) => template(name)),
      names.map(sensor),
    );
    expect(triggers(reading)).toEqual([
      ["AutoParamFlow", { kind: "on-event", events: [{ event: "orders-updated" }] }, null],
      [
        "DigestFlow",
        {
          kind: "on-finish",
          upstreams: [{ flow: "SalesFlow" }, { flow: "StockFlow" }],
          reset: { cron: "30 4 * * *", timezone: "Europe/Berlin" },
        },
        null,
      ],
      [
        "MappedFlow",
        {
          kind: "on-event",
          events: [
            {
              event: "orders.updated",
              parameters: [
                { parameter: "order_id", field: "id" },
                { parameter: "limit", field: "max_rows" },
              ],
            },
          ],
        },
        null,
      ],
      [
        "TwoEventsFlow",
        {
          kind: "on-event",
          events: [expect.objectContaining({ event: "orders.updated" }), expect.anything()],
        },
        null,
      ],
    ]);
    const graph = clusterGraph(reading, null, "From the cluster");
    expect(graph.events.map(({ name }) => name)).toEqual([
      "orders-updated",
      "orders.updated",
      "stock.counted",
    ]);
    const places = [...graph.flows, ...graph.events].map(({ position: { x, y } }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(7);
  });

  it("takes the flows of one branch and those without a project", () => {
    const names = ["tof_project__prod", "tof_project__test", "tof_project__user", "second_flow"];
    const reading = readCluster(
      names.map((name) => template(name)),
      names.map(sensor),
    );
    expect(deployedBranches(reading)).toEqual(["prod", "test.exp_7", "user.golden"]);
    const onBranch = (branch: string | null) => flowsOnBranch(reading, branch).map(({ flow }) => flow.id);
    expect([onBranch("test.exp_7"), onBranch(null)]).toEqual([
      ["SecondFlow", "warehouse.TransformFlow"],
      ["SecondFlow"],
    ]);
  });
});

describe("what is not as Metaflow writes it", () => {
  const edited =
    "its Sensor argo-events/secondflow says more or other than Metaflow 2.19 would write, which a deploy from here would take away";
  const AFTER_FIRST = { kind: "on-finish", upstreams: [{ flow: "FirstFlow" }] };

  // biome-ignore lint/suspicious/noExplicitAny: see above
  it.each<[string, (manifest: any) => void]>([
    ["a condition", (it) => (it.spec.triggers[0].template.conditions = "a || b")],
    ["a second trigger", (it) => it.spec.triggers.push(it.spec.triggers[0])],
    ["a rate limit", (it) => (it.spec.triggers[0].rateLimit = { unit: "Second", requestsPerUnit: 1 })],
    ["a filter by time", (it) => (it.spec.dependencies[0].filters.time = { start: "01:00:00" })],
    [
      "one filter more",
      (it) =>
        it.spec.dependencies[0].filters.exprs.push({ expr: "1 == 1", fields: [{ name: "x", path: "y" }] }),
    ],
    ["groups of dependencies", (it) => (it.spec.dependencyGroups = [])],
  ])("only shows a flow whose Sensor has %s", (_what, change) => {
    const manifest = sensor("second_flow");
    change(manifest);
    expect(triggers(only(manifest, "second_flow"))).toEqual([["SecondFlow", AFTER_FIRST, edited]]);
  });

  it("says what no decorator can", () => {
    const unreadable = sensor("second_flow");
    unreadable.spec.dependencies[0].filters = {};
    const mixed = sensor("second_flow");
    mixed.spec.dependencies.push(sensor("ev_str").spec.dependencies[0]);
    const beyond = sensor("tof_project__prod");
    beyond.spec.dependencies = sensor("second_flow").spec.dependencies;
    const says = [
      only(unreadable, "second_flow"),
      only(mixed, "second_flow"),
      only(beyond, "tof_project__prod"),
    ];
    expect(says.flatMap(triggers).map(([, trigger]) => trigger)).toEqual([
      { kind: "on-event", events: [{ dynamic: expect.stringContaining("which @trigger cannot name") }] },
      { kind: "dynamic", dynamic: "its Sensor waits for flows and for events, which no decorator can say" },
      {
        kind: "on-finish",
        upstreams: [
          {
            dynamic: "@trigger_on_finish of warehouse.prod.TransformFlow cannot name metaflow.FirstFlow.end",
          },
        ],
      },
    ]);
    expect(says.every(({ flows }) => flows[0]?.flow.external)).toBe(true);
  });

  it("does not claim to know a trigger whose Sensor or template is not there", () => {
    const without = readCluster([template("second_flow"), template("ev_str")], [sensor("tof_reset_at")]);
    expect(without.missedIn).toEqual(["argo-events"]);
    expect(triggers(without)).toEqual([
      [
        "DigestFlow",
        expect.objectContaining({ kind: "on-finish" }),
        "only its Sensor argo-events/digestflow was found, without the WorkflowTemplate that it starts",
      ],
      [
        "EventFlow",
        {
          kind: "dynamic",
          dynamic: "only the Sensor argo-events/eventflow would tell, and it was not found",
        },
        "Metaflow deployed it with a trigger, but its Sensor argo-events/eventflow was not found",
      ],
      [
        "SecondFlow",
        {
          ...AFTER_FIRST,
          reset: { dynamic: "only the Sensor argo-events/secondflow would tell, and it was not found" },
        },
        "Metaflow deployed it with a trigger, but its Sensor argo-events/secondflow was not found",
      ],
    ]);
  });

  it("reads one of several deployments of a flow, and says which", () => {
    const named = templateOfGolden({ ...meta("second_flow"), workflow_template_name: "another" });
    const reading = readCluster([named, template("second_flow")], [sensor("second_flow")]);
    expect(triggers(reading)).toEqual([["SecondFlow", AFTER_FIRST, null]]);
    expect(reading.notes).toEqual([
      "SecondFlow is deployed as another, secondflow: what secondflow says was read",
    ]);
    const twice = sensor("second_flow");
    twice.metadata.name = "secondflow-copy";
    expect(triggers(readCluster([template("second_flow")], [sensor("second_flow"), twice]))).toEqual([
      [
        "SecondFlow",
        expect.objectContaining({ kind: "dynamic" }),
        "argo-events/secondflow and argo-events/secondflow-copy both start it, and a flow has one trigger here",
      ],
    ]);
    expect(readCluster([named], [sensor("second_flow")]).notes).toEqual([
      "The Sensor argo-events/secondflow starts secondflow, which was not found: it is left out",
    ]);
  });

  it("passes over what is not Metaflow's, and says what of Metaflow's it cannot read", () => {
    const bent = (change: (annotations: Record<string, string>) => void) => {
      const made = template("second_flow");
      change(made.metadata.annotations);
      return made;
    };
    const { flows, notes } = readCluster(
      [
        null,
        { kind: "WorkflowTemplate", metadata: { name: "theirs", annotations: {} } },
        bent((it) => (it["metaflow/parameters"] = "{")),
        bent((it) => (it["metaflow/project_name"] = "shop")),
        bent((it) => (it["metaflow/flow_name"] = "Not A Class")),
      ],
      [{ kind: "Sensor" }, 7],
    );
    expect(flows).toEqual([]);
    expect(notes).toEqual([
      "The WorkflowTemplate jobs/secondflow of SecondFlow has parameters that cannot be read: it is left out",
      "The WorkflowTemplate jobs/secondflow of SecondFlow names a project or a branch, not both: it is left out",
      "Not A Class has a name or a text that no graph can hold: it is left out",
    ]);
  });
});
