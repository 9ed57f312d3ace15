// A real API server for one test file, and deploys of Metaflow's golden flows to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BranchChoice } from "@/lib/core/graph/branch.ts";
import type { DeploymentPlan, PlanStep, WritingStep } from "@/lib/core/plan/deployment-plan.ts";
import { isWriting } from "@/lib/core/plan/deployment-plan.ts";
import { type DesiredSensor, planDeployment } from "@/lib/core/plan/plan-deployment.ts";
import type { Target } from "@/lib/core/plan/target.ts";
import { readFlows } from "@/lib/core/python/read-flows.ts";
import { compileSensors } from "@/lib/core/sensors/compile-sensors.ts";
import type { Sensor } from "@/lib/core/sensors/sensor.ts";
import {
  PLACEHOLDER_TOKEN,
  readArgoEventsSettings,
  readMetaflowUser,
} from "@/lib/core/sensors/sensor-settings.ts";
import { clusterTarget } from "@/lib/server/cluster/cluster-target.ts";
import { type ClusterContext, readKubeconfig } from "@/lib/server/cluster/kubeconfig.ts";
import { buildTestbed } from "./testbed/build-testbed.mjs";
import { type Json, startTestbed, type Testbed, type TestUser } from "./testbed/start-testbed.mjs";

const root = join(import.meta.dirname, "../..");
const GOLDENS = join(root, "lib/core/goldens");
const readJson = (...parts: string[]): Json => JSON.parse(readFileSync(join(GOLDENS, ...parts), "utf8"));

/** Goldens for which Metaflow made a Sensor. */
export const goldensWithSensor = (): string[] =>
  readdirSync(join(GOLDENS, "sensors")).filter((name) =>
    readdirSync(join(GOLDENS, "sensors", name)).includes("sensor.json"),
  );

/** The Sensor as Metaflow pushes it, nulls and all, in a namespace of the test. */
export function goldenSensor(name: string, namespace: string): Json {
  const sensor = readJson("sensors", name, "sensor.json");
  return { ...sensor, metadata: { ...sensor.metadata, namespace } };
}

const argument = (cli: string[], option: string): string | null =>
  cli[cli.indexOf(option) + 1 || cli.length] ?? null;

/** @returns what Triggerboard makes of the golden's flow file; null where the file does not tell all, or two cases share a name */
export function compileGolden(name: string, namespace: string): DesiredSensor | null {
  const { flow_file, class: flowName, cli, env, production_token } = readJson("sensors", name, "meta.json");
  const { graph } = readFlows([{ path: flow_file, text: readFileSync(join(GOLDENS, flow_file), "utf8") }]);
  const { owner, branchUser } = readMetaflowUser(env, {});
  const branch: BranchChoice = {
    production: cli.includes("--production"),
    branch: argument(cli, "--branch"),
    user: branchUser,
  };
  const named = argument(cli, "--name");
  const compiled = compileSensors(graph, {
    argoEvents: { ...readArgoEventsSettings(env, {}), sensorNamespace: namespace },
    branch,
    owner,
    deploymentTimestamp: "2026-01-01T00:00:00.000000+00:00",
    productionToken: production_token ?? PLACEHOLDER_TOKEN,
    options: new Map(graph.flows.map(({ id }) => [id, named === null ? {} : { name: named }])),
  });
  const found = compiled.find(({ flow }) => flow.name === flowName)?.outcome;
  return found?.ok && found.value ? { flow: flowName, sensor: found.value.sensor, notes: [] } : null;
}

export function goldenDesired(name: string, namespace: string): DesiredSensor {
  const desired = compileGolden(name, namespace);
  if (desired === null) throw new Error(`No Sensor can be made of ${name}`);
  return desired;
}

export type Cluster = Testbed & {
  context(user: TestUser): Promise<ClusterContext>;
  target(user?: TestUser): Promise<Target>;
  /** A namespace of this test alone. */
  namespace(): Promise<string>;
  /** As an administrator sees it; throws when it is not there. */
  read(namespace: string, name: string): Promise<Json>;
  /** Writes as another program does, under its own name. */
  writeAs(
    manager: string,
    how: { force?: boolean; type: "apply" | "merge" | "put" | "post" | "status" },
    object: Json,
  ): Promise<{ status: number; body: Json }>;
};

export async function openCluster(): Promise<Cluster> {
  const testbed = await startTestbed({
    binaries: await buildTestbed({ cacheDir: join(root, ".cache"), log: console.log }),
  });
  let made = 0;
  const path = (namespace: string, name = "") =>
    `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/sensors${name && `/${name}`}`;
  const context = async (user: TestUser) => {
    const { contexts } = await readKubeconfig({ KUBECONFIG: testbed.kubeconfig(user) });
    const [only] = contexts;
    if (!only) throw new Error("no context");
    return only;
  };
  return {
    ...testbed,
    context,
    target: async (user = "deployer") => clusterTarget(await context(user)),
    async namespace() {
      made += 1;
      const name = `test-${made}`;
      const object = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
      expectStatus(await testbed.call("POST", "/api/v1/namespaces", object), 201);
      return name;
    },
    read: async (namespace, name) => expectStatus(await testbed.call("GET", path(namespace, name)), 200),
    async writeAs(manager, { type, force = false }, object) {
      const { namespace, name } = object.metadata;
      const query = `?fieldManager=${manager}`;
      if (type === "post") return testbed.call("POST", path(namespace) + query, object);
      if (type === "put") return testbed.call("PUT", path(namespace, name) + query, object);
      const content = type === "apply" ? "application/apply-patch+yaml" : "application/merge-patch+json";
      const place = `${path(namespace, name)}${type === "status" ? "/status" : ""}${query}`;
      return testbed.call("PATCH", place + (force ? "&force=true" : ""), object, "admin", content);
    },
  };
}

export function expectStatus(answer: { status: number; body: Json }, status: number): Json {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`);
  return answer.body;
}

/** The plan of one graph for what the namespace holds. */
export async function planFor(
  target: Target,
  namespace: string,
  desired: DesiredSensor[],
  { takeOver = [], revision = 7 }: { takeOver?: string[]; revision?: number } = {},
): Promise<DeploymentPlan> {
  const live = await target.list(namespace);
  if (!live.ok) throw new Error(live.error.message);
  return planDeployment({
    owner: { graphId: "graph-1", target: target.describe().id, branch: "prod" },
    revision,
    desired,
    skipped: [],
    withoutSensor: [],
    live: live.value,
    takeOver: new Set(takeOver.map((name) => `${namespace}/${name}`)),
    drawn: [],
  });
}

export const run = (target: Target, step: WritingStep) =>
  step.kind === "prune" ? target.remove(step) : target.apply(step);

/** Runs all steps that write. @throws Error when one is refused */
export async function runPlan(target: Target, { steps }: DeploymentPlan): Promise<void> {
  for (const step of steps.filter(isWriting)) {
    const answer = await run(target, step);
    if (!answer.ok) throw new Error(`${step.kind} ${step.key}: ${answer.error.message}`);
  }
}

export function onlyStep<K extends PlanStep["kind"]>(
  { steps }: DeploymentPlan,
  kind: K,
): Extract<PlanStep, { kind: K }> {
  const [step] = steps;
  if (steps.length !== 1 || step?.kind !== kind)
    throw new Error(`expected one ${kind}, got ${steps.map((one) => one.kind).join(", ") || "none"}`);
  return step as Extract<PlanStep, { kind: K }>;
}

export const withReset = ({ flow, sensor, notes }: DesiredSensor, cron: string): DesiredSensor => {
  const [trigger] = sensor.spec.triggers;
  if (!trigger) throw new Error("no trigger");
  const template = { ...trigger.template, conditionsReset: [{ byTime: { cron } }] };
  const changed: Sensor = { ...sensor, spec: { ...sensor.spec, triggers: [{ template }] } };
  return { flow, sensor: changed, notes };
};
