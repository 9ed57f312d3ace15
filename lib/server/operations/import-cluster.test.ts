// A web server in place of a cluster, which is counted and can be stopped; the real one is asked in e2e/cluster.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { keeping } from "../db/keeping.ts";
import { flowsInClusters } from "./flows-in-clusters.ts";
import { importCluster, listClusters, lookIntoCluster } from "./import-cluster.ts";

const folder = mkdtempSync(join(tmpdir(), "triggerboard-clusters-"));
const before = { ...process.env };
const place = (target: string) => ({
  target: `kubernetes:${target}`,
  kubernetesNamespace: "jobs",
  sensorNamespace: "argo-events",
});

let asked: string[] = [];
let answers = true;
let templates: unknown[] = [];
const server = createServer((request, response) => {
  const [, user = ""] = String(request.headers.authorization).split(" ");
  const [, namespace = "", kind = ""] = /namespaces\/([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
  asked.push(`${user} ${namespace}/${kind}`);
  if (!answers) return response.destroy();
  const items = kind === "workflowtemplates" ? templates : [];
  response.end(JSON.stringify({ kind: "List", metadata: {}, items }));
});

const template = (flow: string) => ({
  kind: "WorkflowTemplate",
  metadata: { name: flow.toLowerCase(), namespace: "jobs", annotations: { "metaflow/flow_name": flow } },
});

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { DATA_DIR: join(folder, "data"), DATABASE_URL: "", METAFLOW_HOME: "/nowhere" });
  pointTo(["one", "two"], address);
});
beforeEach(() => {
  asked = [];
  answers = true;
  templates = [template("FirstFlow")];
});
afterAll(async () => {
  await (await keeping()).close();
  server.close();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

function pointTo(names: string[], address: string): void {
  const each = <T>(make: (name: string) => T) => names.map(make);
  const path = join(folder, `kubeconfig-${names.join("-")}`);
  const config = {
    clusters: each((name) => ({ name, cluster: { server: address, "insecure-skip-tls-verify": true } })),
    users: each((name) => ({ name, user: { token: name } })),
    contexts: each((name) => ({ name, context: { cluster: name, user: name } })),
  };
  writeFileSync(path, JSON.stringify(config));
  process.env.KUBECONFIG = path;
}

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

test("lists clusters and asks none, and asks none of itself that nobody works with", async () => {
  expect((await listClusters()).map(({ name }) => name)).toEqual(["one", "two"]);
  expect(await flowsInClusters()).toEqual({ flows: [], note: null });
  expect(asked).toEqual([]);
});

test("imports what was just seen, keeps the namespaces, and offers the flows to the palette, asking once", async () => {
  const chosen = { ...place("one"), sensorNamespace: "sensors" };
  expect(value(await lookIntoCluster(chosen)).branches).toEqual([{ branch: null, flows: 1, external: 0 }]);
  const { graphId } = value(await importCluster({ ...chosen, branch: null, name: "One" }));
  const { graphs } = await keeping();
  expect(value(await graphs.head(graphId)).document).toMatchObject({
    name: "One",
    flows: [{ name: "FirstFlow" }],
  });
  expect((await listClusters())[0]).toMatchObject({
    kubernetesNamespace: "jobs",
    sensorNamespace: "sensors",
  });
  const known = await flowsInClusters();
  expect(known.flows.map(({ flow, where }) => [flow.name, where])).toEqual([["FirstFlow", "no project"]]);
  expect(asked.sort()).toEqual(["one jobs/workflowtemplates", "one sensors/sensors"]);
});

test("looking asks anew; a cluster that was away is soon asked again", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    templates = [template("FirstFlow"), template("SecondFlow")];
    expect(value(await lookIntoCluster(place("two"))).branches[0]?.flows).toBe(2);
    answers = false;
    expect(await lookIntoCluster(place("two"))).toMatchObject({
      error: { message: expect.stringMatching(/^The cluster of two .* Nothing was imported\.$/) },
    });
    answers = true;
    const again = () => importCluster({ ...place("two"), branch: null, name: "Two" });
    expect(await again()).toMatchObject({ ok: false });
    vi.advanceTimersByTime(16_000);
    expect(await again()).toMatchObject({ ok: true });
  } finally {
    vi.useRealTimers();
  }
});

test("says what there is when nothing of it is Metaflow's", async () => {
  templates = [{ metadata: { name: "theirs" } }];
  expect(await lookIntoCluster(place("one"))).toMatchObject({
    error: {
      message:
        "No flow of Metaflow's was found: jobs holds 1 WorkflowTemplate and argo-events no Sensors, none of which Metaflow wrote. Nothing was imported. Choose other namespaces, or deploy a flow with argo-workflows create.",
    },
  });
});

test("the palette names a cluster that does not answer, and shows the others", async () => {
  // Both are worked with by now; the answer for the first is kept from before.
  answers = false;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 120_000 });
  try {
    expect(await flowsInClusters()).toEqual({ flows: [], note: "one does not answer, two does not answer" });
    pointTo(["solo"], "http://127.0.0.1:9");
    expect(await flowsInClusters()).toEqual({ flows: [], note: "solo does not answer" });
  } finally {
    vi.useRealTimers();
  }
});
