// What a person is told when the cluster does not let them, or does not answer; and that no secret is among it.
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import { callApi } from "@/lib/server/cluster/call-api.ts";
import { clusterTarget } from "@/lib/server/cluster/cluster-target.ts";
import { type ClusterContext, readKubeconfig } from "@/lib/server/cluster/kubeconfig.ts";
import {
  type Cluster,
  goldenDesired,
  onlyStep,
  openCluster,
  planFor,
  runPlan,
} from "./cluster.test-support.ts";
import type { Json } from "./testbed/start-testbed.mjs";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openCluster();
});
afterAll(() => cluster?.stop());

const failure = (code: TargetFailure["code"], message: string) => ({ ok: false, error: { code, message } });

it("says which right is missing, and which role to ask for", async () => {
  const namespace = await cluster.namespace();
  const nobody = await cluster.target("nobody");
  expect(await nobody.list(namespace)).toEqual(
    failure(
      "forbidden",
      `testbed-nobody (nobody) may not list sensors in ${namespace}. Ask for a role there that allows get, list, create, patch and delete on sensors.argoproj.io.`,
    ),
  );
  expect(await nobody.listTemplates("jobs")).toEqual(
    failure(
      "forbidden",
      "testbed-nobody (nobody) may not list workflowtemplates in jobs. They tell each flow's owner, production token and defaults. Ask for a role there that allows list on workflowtemplates.argoproj.io.",
    ),
  );

  const reader = await cluster.target("reader");
  const desired = goldenDesired("second_flow", namespace);
  const role = "Ask for a role there that allows get, list, create, patch and delete on sensors.argoproj.io.";
  expect(await reader.apply(onlyStep(await planFor(reader, namespace, [desired]), "create"))).toEqual(
    failure("forbidden", `testbed-reader (reader) may not patch sensors in ${namespace}. ${role}`),
  );
  const deployer = await cluster.target("deployer");
  await runPlan(deployer, await planFor(deployer, namespace, [desired]));
  const prune = onlyStep(await planFor(deployer, namespace, []), "prune");
  expect(await reader.remove(prune)).toEqual(
    failure("forbidden", `testbed-reader (reader) may not delete sensors in ${namespace}. ${role}`),
  );
});

it("says that the namespace is not there", async () => {
  const target = await cluster.target();
  const step = onlyStep(
    await planFor(target, "nowhere", [goldenDesired("second_flow", "nowhere")]),
    "create",
  );
  expect(await target.apply(step)).toEqual(
    failure(
      "broken",
      "The cluster of testbed-deployer has no namespace nowhere. Make it, or choose another in the settings.",
    ),
  );
  expect(await target.list("../../nodes")).toEqual(
    failure("broken", "Kubernetes takes no namespace called ../../nodes. Choose another in the settings."),
  );
});

it("says why the cluster does not take a Sensor", async () => {
  const target = await cluster.target();
  const namespace = await cluster.namespace();
  const step = onlyStep(
    await planFor(target, namespace, [goldenDesired("second_flow", namespace)]),
    "create",
  );
  const nonsense = structuredClone(step);
  nonsense.sensor.metadata.labels["app.kubernetes.io/name"] = "no label can be like this!";
  expect(await target.apply(nonsense)).toMatchObject({
    error: {
      code: "broken",
      message: expect.stringContaining(`does not take ${namespace}/secondflow (422: `),
    },
  });
});

/** The deployer's context with something changed in its kubeconfig. */
async function contextWith(change: (parts: { cluster: Json; user: Json }) => void): Promise<ClusterContext> {
  const path = cluster.kubeconfig("deployer");
  const config = JSON.parse(readFileSync(path, "utf8"));
  change({ cluster: config.clusters[0].cluster, user: config.users[0].user });
  writeFileSync(path, JSON.stringify(config));
  const [context] = (await readKubeconfig({ KUBECONFIG: path })).contexts;
  if (!context) throw new Error("no context");
  return context;
}

const signIn = (script: string) => (parts: { user: Json }) => {
  delete parts.user.token;
  const apiVersion = "client.authentication.k8s.io/v1";
  parts.user.exec = { apiVersion, command: process.execPath, args: ["-e", script] };
};

it("signs in with the program of the kubeconfig, and never repeats what that printed", async () => {
  const credential = { kind: "ExecCredential", status: { token: cluster.token("deployer") } };
  const works = await contextWith(signIn(`console.log('${JSON.stringify(credential)}')`));
  expect(await clusterTarget(works).list("argo-events")).toMatchObject({ ok: true });

  const fails = await contextWith(signIn("console.error('hunter2 has expired'); process.exit(1)"));
  const answer = await clusterTarget(fails).list("argo-events");
  expect(answer).toEqual(
    failure(
      "forbidden",
      "Signing in as testbed-deployer says did not work: node failed. See what kubectl says with --context testbed-deployer, where this server runs.",
    ),
  );
  const hangs = await contextWith(signIn("setTimeout(() => {}, 2000)"));
  expect(await callApi(hangs, { method: "GET", path: "/version" }, 300)).toMatchObject({
    error: { code: "forbidden", message: expect.stringContaining("node took too long") },
  });
  const missing = await contextWith((parts) => {
    signIn("")(parts);
    parts.user.exec.command = "no-such-program";
  });
  expect(await callApi(missing, { method: "GET", path: "/version" })).toMatchObject({
    error: { code: "forbidden", message: expect.stringContaining("no-such-program is not there") },
  });
});

it("says that the credentials are not accepted", async () => {
  const context = await contextWith(({ user }) => {
    user.token = "out-of-date";
  });
  expect(await clusterTarget(context).list("argo-events")).toEqual(
    failure(
      "forbidden",
      "The cluster does not accept the credentials of testbed-deployer. Sign in again where this server runs, as for kubectl.",
    ),
  );
});

it("trusts only the certificate that the kubeconfig trusts", async () => {
  const context = await contextWith(({ cluster: one }) => {
    delete one["certificate-authority-data"];
  });
  expect(await clusterTarget(context).list("argo-events")).toEqual(
    failure(
      "broken",
      `${cluster.url} shows no certificate that testbed-deployer in the kubeconfig trusts (SELF_SIGNED_CERT_IN_CHAIN). Mend the kubeconfig.`,
    ),
  );
});

it("waits for no answer longer than its time, and knows what was surely not written", async () => {
  const silent = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const context = await contextWith(({ cluster: one }) => {
    one.server = `https://127.0.0.1:${port}`;
  });
  const call = { path: "/version", body: {} };
  expect(await callApi(context, { ...call, method: "GET" }, 300)).toEqual(
    failure(
      "unreachable",
      `The cluster of testbed-deployer at https://127.0.0.1:${port} did not answer within 0.3 s. Try again when it answers.`,
    ),
  );
  expect(await callApi(context, { ...call, method: "PATCH" }, 300)).toMatchObject({
    error: {
      code: "unreachable",
      message: expect.stringContaining("It cannot be known whether it was written"),
    },
  });
  silent.close();
  // Only when no connection is left open by us.
  await once(silent, "close");
  expect(await callApi(context, { ...call, method: "PATCH" })).toEqual(
    failure(
      "unreachable",
      `The cluster of testbed-deployer at https://127.0.0.1:${port} cannot be reached (ECONNREFUSED). Try again when it answers.`,
    ),
  );
});
