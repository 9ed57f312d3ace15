import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BranchChoice } from "../graph/branch.ts";
import { readFlows } from "../python/read-flows.ts";
import { comparableSensor, sensorsEqual } from "./compare-sensors.ts";
import { compileSensors, type FlowSensor } from "./compile-sensors.ts";
import { readLiveTemplate } from "./live-template.ts";
import {
  type FlowOptions,
  PLACEHOLDER_TOKEN,
  readArgoEventsSettings,
  readMetaflowUser,
  type SensorSettings,
} from "./sensor-settings.ts";

const GOLDENS = path.join(import.meta.dirname, "../goldens");
const TIMESTAMP = "2026-01-01T00:00:00.000000+00:00";

// What the chain from the flow's file to its Sensor must give for each golden. A new golden must be added here.
const EQUAL =
  `accepted__tof_duplicate_flow accepted__tof_reset_bad_cron accepted__tof_reset_tz_only chain_2 chain_3 chain_4 chain_5
  create_options custom_name cycle_ping cycle_pong env_defaults__second_flow env_hashseed_1__ev_auto_params
  env_hashseed_2__ev_auto_params env_other__second_flow env_other__tof_flows_and env_service_metadata__second_flow ev_auto_params
  ev_dict_params ev_list ev_str fan_in_three given_token inferenceflow new_token_generated new_token_generated__project no_auto_emit
  nodot_both_classes__down notify_slack ring_a ring_c sched_and_tof schedule_removed_plain second_flow tof_collide tof_flows_and
  tof_fq_name tof_long_name__named tof_long_project tof_long_project__prod tof_project__prod tof_project__prod_staging
  tof_project__test tof_project__user tof_project_deco_branch tof_project_mixed__prod tof_project_mixed__test
  tof_project_mixed__user tof_reset_at tof_reset_at_no_tz tof_unknown_option`.split(/\s+/);
/** Equal with the deployed template; from the file alone, equal but for the parameters whose default a function makes. */
const EQUAL_WITH_TEMPLATE = ["ev_params_all"];
const CANNOT_BE_KNOWN =
  "config_driven dt_event dt_event_parts dt_events dt_lambda_namespaced dt_tof_flow mutated".split(" ");
const NO_SENSOR =
  `chain_1 ev_params_all_plain first_flow modelrefreshflow nodot_both_classes params_all_no_trigger sched_bare
  sched_cron_tz sched_daily sched_hourly sched_off sched_weekly second_flow_plain`.split(/\s+/);

type Golden = { flow_file: string; cli: string[]; env: Record<string, string> };
type Meta = Golden & { class: string; production_token: string };

const readJson = (...parts: string[]) => JSON.parse(readFileSync(path.join(GOLDENS, ...parts), "utf8"));
const goldenMeta = (name: string): Meta => readJson("sensors", name, "meta.json");
const goldenSensor = (name: string) => readJson("sensors", name, "sensor.json");

const argument = (cli: string[], option: string): string | undefined =>
  cli.includes(option) ? cli[cli.indexOf(option) + 1] : undefined;

/** Compiles the case's file with its command line and environment, as `argo-workflows create` would be called. */
function compileCase({ flow_file, cli, env }: Golden, more: Partial<SensorSettings> = {}): FlowSensor[] {
  const file = { path: flow_file, text: readFileSync(path.join(GOLDENS, flow_file), "utf8") };
  const { graph } = readFlows([file]);
  const { owner, branchUser } = readMetaflowUser(env, {});
  const branch: BranchChoice = {
    production: cli.includes("--production"),
    branch: argument(cli, "--branch") ?? null,
    user: branchUser,
  };
  const name = argument(cli, "--name");
  const options = new Map<string, FlowOptions>(
    graph.flows.map(({ id }) => [id, name === undefined ? {} : { name }]),
  );
  return compileSensors(graph, {
    argoEvents: readArgoEventsSettings(env, {}),
    branch,
    owner,
    deploymentTimestamp: TIMESTAMP,
    productionToken: PLACEHOLDER_TOKEN,
    options,
    ...more,
  });
}

function outcomeOf(name: string, more: Partial<SensorSettings> = {}) {
  const meta = goldenMeta(name);
  const compiled = compileCase(meta, { productionToken: meta.production_token, ...more });
  const found = compiled.find(({ flow }) => flow.name === meta.class);
  if (!found) throw new Error(`${meta.class} was not read from ${meta.flow_file}`);
  return found;
}

function sensorOf(name: string, more: Partial<SensorSettings> = {}) {
  const { outcome } = outcomeOf(name, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value?.sensor ?? null;
}

describe("goldens", () => {
  it("each have one verdict", () => {
    const all = [...EQUAL, ...EQUAL_WITH_TEMPLATE, ...CANNOT_BE_KNOWN, ...NO_SENSOR];
    expect(all.sort()).toEqual(readdirSync(path.join(GOLDENS, "sensors")).sort());
    expect([EQUAL, EQUAL_WITH_TEMPLATE, CANNOT_BE_KNOWN, NO_SENSOR].map(({ length }) => length)).toEqual([
      51, 1, 7, 13,
    ]);
  });

  it.each(EQUAL)("%s: equal to Metaflow's", (name) => {
    const [ours, metaflows] = [sensorOf(name), goldenSensor(name)];
    expect(comparableSensor(ours)).toEqual(comparableSensor(metaflows));
    expect(sensorsEqual(ours, metaflows)).toBe(true);
  });

  it.each(EQUAL_WITH_TEMPLATE)("%s: equal to Metaflow's where the template is deployed", (name) => {
    const { flow } = outcomeOf(name);
    const live = readLiveTemplate(readJson("sensors", name, "workflow-template.json"));
    if (!live) throw new Error("not read");
    const ours = sensorOf(name, { liveTemplates: new Map([[flow.id, live]]) });
    expect(comparableSensor(ours)).toEqual(comparableSensor(goldenSensor(name)));
  });

  it.each(EQUAL_WITH_TEMPLATE)("%s: from the file, equal but for defaults made at deploy time", (name) => {
    const metaflows = goldenSensor(name);
    const passed = metaflows.spec.triggers[0].template.k8s.source.resource.spec.arguments;
    passed.parameters = passed.parameters.filter(
      (parameter: { name: string }) => !parameter.name.startsWith("p_func"),
    );
    expect(comparableSensor(sensorOf(name))).toEqual(comparableSensor(metaflows));
    const { outcome } = outcomeOf(name);
    expect(outcome.ok && outcome.value?.notes.map(({ code }) => code)).toEqual(
      Array(3).fill("parameter-left-out"),
    );
  });

  it.each(CANNOT_BE_KNOWN)("%s: cannot be known from the file", (name) => {
    const { outcome } = outcomeOf(name);
    expect(outcome.ok ? outcome : outcome.error.map(({ code, file }) => [code, file])).toEqual([
      ["dynamic-trigger", goldenMeta(name).flow_file],
    ]);
  });

  it.each(NO_SENSOR)("%s: nothing starts it, no Sensor", (name) => {
    expect(sensorOf(name)).toBe(null);
    expect(existsSync(path.join(GOLDENS, "sensors", name, "sensor.json"))).toBe(false);
  });
});

// What Metaflow refuses about options and settings, and what is said instead.
const REFUSED_OPTIONS: Record<string, [code: string, message: string]> = {
  env_no_event: ["event-missing", "The name of the Argo event is not set: METAFLOW_ARGO_EVENTS_EVENT"],
  env_no_event_source: [
    "event-source-missing",
    "The Argo event source is not set: METAFLOW_ARGO_EVENTS_EVENT_SOURCE",
  ],
  env_no_service_account: [
    "service-account-missing",
    "The service account of Sensors is not set: METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
  ],
  long_name_without_name: [
    "name-too-long",
    "The name CustomerLifetimeValueQuarterlyRecalculationBackfillFlow has more than 45 characters",
  ],
  name_too_long: ["name-too-long", `The name ${"a".repeat(46)} has more than 45 characters`],
  name_invalid_chars: ["name-invalid", "The name My_Name has characters that a WorkflowTemplate cannot have"],
  no_user_root: [
    "no-user-name",
    "Metaflow needs a user name to deploy as, and finds none (root does not count)",
  ],
  project_branch_bad: ["branch-invalid", "Exp-7 is no branch name that Metaflow takes"],
  project_branch_conflict: [
    "pin-conflict",
    "PinnedBranchFlow pins its branch in @project, and another is asked for",
  ],
};
/** Options that have nothing to do with the Sensor, and that we do not take. */
const OTHER_OPTIONS =
  "datastore_local no_trigger_option_without_decorator notify_without_target project_new_token tag_bad".split(
    " ",
  );

describe("golden errors", () => {
  const errors = readdirSync(path.join(GOLDENS, "errors"));
  const inFile = errors.filter((name) => !(name in REFUSED_OPTIONS) && !OTHER_OPTIONS.includes(name));

  it("are options that we refuse too, options that we do not have, or shown by the file", () => {
    expect([Object.keys(REFUSED_OPTIONS).length, OTHER_OPTIONS.length, inFile.length]).toEqual([9, 5, 33]);
  });

  it.each(Object.entries(REFUSED_OPTIONS))("%s: refused with %s", (name, expected) => {
    const [compiled] = compileCase(readJson("errors", name, "error.json"));
    if (!compiled || compiled.outcome.ok) throw new Error("not refused");
    expect(compiled.outcome.error.map(({ code, message }) => [code, message])).toEqual([expected]);
    expect(compiled.outcome.error[0]?.fix).toMatch(/[a-z]/);
  });

  it.each(inFile)("%s: never a Sensor", (name) => {
    const sensors = compileCase(readJson("errors", name, "error.json")).filter(
      ({ outcome }) => outcome.ok && outcome.value !== null,
    );
    expect(sensors).toEqual([]);
  });
});
