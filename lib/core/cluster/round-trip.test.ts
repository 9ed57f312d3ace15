// Graph → Sensors → cluster → graph → Sensors: for every golden the last are the first.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type BranchChoice, parseBranch } from "../graph/branch.ts";
import { parseGraph } from "../graph/parse-graph.ts";
import { readFlows } from "../python/read-flows.ts";
import { comparableSensor, sensorsEqual } from "../sensors/compare-sensors.ts";
import { compileSensor, compileSensors } from "../sensors/compile-sensors.ts";
import { readLiveTemplate } from "../sensors/live-template.ts";
import { readArgoEventsSettings, readMetaflowUser, type SensorSettings } from "../sensors/sensor-settings.ts";
import { clusterGraph, readCluster } from "./read-cluster.ts";
import { type GoldenMeta, templateOfGolden } from "./template-of-golden.test-support.ts";

const GOLDENS = path.join(import.meta.dirname, "../goldens");
const TIMESTAMP = "2026-01-01T00:00:00.000000+00:00";
const readJson = (...parts: string[]) => JSON.parse(readFileSync(path.join(GOLDENS, ...parts), "utf8"));

type Golden = {
  name: string;
  meta: GoldenMeta & { flow_file: string; class: string; cli: string[] };
  sensor: { metadata: { annotations: Record<string, string> } } | null;
};
const goldens: Golden[] = readdirSync(path.join(GOLDENS, "sensors")).map((name) => ({
  name,
  meta: readJson("sensors", name, "meta.json"),
  sensor: existsSync(path.join(GOLDENS, "sensors", name, "sensor.json"))
    ? readJson("sensors", name, "sensor.json")
    : null,
}));
const withSensor = goldens.filter((golden) => golden.sensor !== null);

const argument = (cli: string[], option: string): string | null =>
  cli.includes(option) ? (cli[cli.indexOf(option) + 1] ?? null) : null;

function settingsOf({ meta }: Golden): SensorSettings {
  const { owner, branchUser } = readMetaflowUser(meta.env, {});
  const branch: BranchChoice = {
    production: meta.cli.includes("--production"),
    branch: argument(meta.cli, "--branch"),
    user: branchUser,
  };
  const argoEvents = readArgoEventsSettings(meta.env, {});
  const productionToken = meta.production_token;
  return { argoEvents, branch, owner, deploymentTimestamp: TIMESTAMP, productionToken };
}

/** What `--workflow-title` and `--workflow-description` set is in the template as in the Sensor. */
const templateOf = ({ meta, sensor }: Golden) =>
  templateOfGolden(meta, {
    title: sensor?.metadata.annotations["workflows.argoproj.io/title"],
    description: sensor?.metadata.annotations["workflows.argoproj.io/description"],
  });

/** What the golden's file compiles to, with the deployed template where that alone tells a default. */
function compiledFromCode(golden: Golden): unknown {
  const file = {
    path: golden.meta.flow_file,
    text: readFileSync(path.join(GOLDENS, golden.meta.flow_file), "utf8"),
  };
  const { graph } = readFlows([file]);
  const flow = graph.flows.find(({ name }) => name === golden.meta.class);
  const live = readLiveTemplate(templateOf(golden));
  const settings = settingsOf(golden);
  const liveTemplates = new Map(flow && live ? [[flow.id, live]] : []);
  const compiled = compileSensors(graph, { ...settings, liveTemplates });
  const outcome = compiled.find((one) => one.flow === flow)?.outcome;
  return outcome?.ok ? (outcome.value?.sensor ?? null) : null;
}

/** Reads the manifests as a cluster holds them and compiles what was read, with the deployed template or from the graph alone. */
function throughTheCluster(golden: Golden, manifest: unknown, { deployed = true } = {}): unknown {
  const template = templateOf(golden);
  const reading = readCluster([template], [manifest]);
  expect(reading.notes).toEqual([]);
  const branch = reading.flows[0]?.ref.branch ?? null;
  const graph = clusterGraph(reading, branch, "Read back");
  expect(parseGraph(graph)).toMatchObject({ ok: true });
  const [flow] = graph.flows;
  const live = readLiveTemplate(template);
  if (!flow || !live) throw new Error("not read");
  expect(flow.external).toBe(undefined);
  expect(JSON.stringify(reading)).not.toContain(golden.meta.production_token);
  const settings = settingsOf(golden);
  // What the code pins is not known any more: the branch it was read on is the one to deploy to.
  const read = branch === null ? null : parseBranch(branch);
  const compiled = compileSensor(flow, {
    ...settings,
    branch: read?.ok ? read.value : settings.branch,
    liveTemplates: new Map(deployed ? [[flow.id, live]] : []),
  });
  return compiled.ok ? (compiled.value?.sensor ?? null) : compiled.error.map(({ code }) => code);
}

describe("a Sensor that was read from the cluster and compiled again", () => {
  it("is tried for every golden", () => {
    const knowable = withSensor.filter((golden) => compiledFromCode(golden) !== null);
    expect([goldens.length, withSensor.length, knowable.length]).toEqual([72, 59, 52]);
  });

  it.each(withSensor.map((golden) => [golden.name, golden] as const))(
    "%s: is Metaflow's",
    (_name, golden) => {
      const back = throughTheCluster(golden, golden.sensor);
      expect(comparableSensor(back)).toEqual(comparableSensor(golden.sensor));
      expect(sensorsEqual(back, golden.sensor)).toBe(true);
    },
  );

  it.each(
    withSensor.flatMap((golden) => {
      const compiled = compiledFromCode(golden);
      return compiled === null ? [] : [[golden.name, golden, compiled] as const];
    }),
  )("%s: is the one that the graph of its code gave", (_name, golden, compiled) => {
    expect(sensorsEqual(throughTheCluster(golden, compiled), compiled)).toBe(true);
  });

  it("is the same from the graph alone, but for a name that was given to it", () => {
    const others = withSensor.filter(
      (golden) => !sensorsEqual(throughTheCluster(golden, golden.sensor, { deployed: false }), golden.sensor),
    );
    expect(others.map(({ name }) => name)).toEqual(["tof_long_name__named"]);
  });

  it.each(goldens.filter(({ sensor }) => sensor === null).map((golden) => [golden.name, golden] as const))(
    "%s: stays none",
    (_name, golden) => {
      const { flows, notes } = readCluster([templateOf(golden)], []);
      expect([flows.map(({ flow }) => [flow.name, flow.trigger, flow.external]), notes]).toEqual([
        [[golden.meta.class, undefined, undefined]],
        [],
      ]);
    },
  );

  it("uses templates that tell what the recorded ones do", () => {
    const recorded = goldens.filter(({ name }) =>
      existsSync(path.join(GOLDENS, "sensors", name, "workflow-template.json")),
    );
    expect(recorded.length).toBe(3);
    for (const golden of recorded) {
      const { metadata } = readJson("sensors", golden.name, "workflow-template.json");
      const { annotations, name, namespace } = templateOf(golden).metadata;
      const parsed = (texts: Record<string, string>) =>
        Object.entries(texts).map(([key, text]) => [key, /^[[{]/.test(text) ? JSON.parse(text) : text]);
      expect(Object.fromEntries(parsed(annotations))).toEqual(
        Object.fromEntries(parsed(metadata.annotations)),
      );
      expect([name, namespace]).toEqual([metadata.name, metadata.namespace]);
    }
  });
});
