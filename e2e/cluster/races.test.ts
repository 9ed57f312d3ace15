// Somebody else writes at the worst moment, or an answer gets lost: a web server between us and the API server makes it happen.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { KubeConfig } from "@kubernetes/client-node";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Target } from "@/lib/core/plan/target.ts";
import { clusterTarget } from "@/lib/server/cluster/cluster-target.ts";
import {
  type Cluster,
  expectStatus,
  goldenDesired,
  goldenSensor,
  onlyStep,
  openCluster,
  planFor,
  runPlan,
  withReset,
} from "./cluster.test-support.ts";
import type { Json } from "./testbed/start-testbed.mjs";

let cluster: Cluster;
/** The same cluster, by way of the web server. */
let target: Target;
/** Called before a request goes on; "lose": its answer never comes back. */
let before: (method: string, count: number) => Promise<"lose" | undefined>;
let methods: string[] = [];

const between = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const method = request.method ?? "";
  methods.push(method);
  const lost = await before(method, methods.filter((one) => one === method).length);
  const { status, body } = await cluster.call(
    method,
    request.url ?? "",
    text ? JSON.parse(text) : undefined,
    "deployer",
    request.headers["content-type"],
  );
  if (lost) request.socket.destroy();
  else response.writeHead(status).end(JSON.stringify(body));
});

beforeAll(async () => {
  cluster = await openCluster();
  await once(between.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: "c", server: address, skipTLSVerify: true }, { name: "u" });
  target = clusterTarget({ name: "dev", address, config });
});
afterAll(() => {
  between.close();
  cluster?.stop();
});

async function deployed() {
  const namespace = await cluster.namespace();
  const desired = goldenDesired("second_flow", namespace);
  before = async () => undefined;
  await runPlan(target, await planFor(target, namespace, [desired]));
  const write = async (type: "merge" | "status", part: object) => {
    const object = { metadata: { namespace, name: "secondflow" }, ...part };
    expectStatus(await cluster.writeAs("kubectl-edit", { type }, object), 200);
  };
  return { namespace, desired, changed: withReset(desired, "0 6 * * *"), write };
}

/** From here on requests are counted, and `act` happens before the one that is named. */
function meanwhile(method: string, count: number, act: () => Promise<unknown>): void {
  methods = [];
  before = async (...now) => {
    if (now[0] === method && now[1] === count) await act();
    return undefined;
  };
}
const moved = { ok: false, error: { code: "moved" } };
const contested = {
  ok: false,
  error: {
    code: "conflict",
    message: expect.stringContaining("has other owners: kubectl-edit of .spec.replicas"),
  },
};

it("tries again when only the controller's status came in between", async () => {
  const { namespace, changed, write } = await deployed();
  const update = onlyStep(await planFor(target, namespace, [changed]), "update");
  meanwhile("PATCH", 1, () => write("status", { status: { conditions: [] } }));
  expect(await target.apply(update)).toEqual({ ok: true, value: null });
  expect(methods).toEqual(["GET", "PATCH", "GET", "PATCH"]);
  onlyStep(await planFor(target, namespace, [changed]), "unchanged");

  const prune = onlyStep(await planFor(target, namespace, []), "prune");
  meanwhile("DELETE", 1, () => write("status", { status: { conditions: ["again"] } }));
  expect(await target.remove(prune)).toEqual({ ok: true, value: null });
  expect(methods).toEqual(["GET", "DELETE", "GET", "DELETE"]);
});

it("does not try for ever", async () => {
  const { namespace, changed, write } = await deployed();
  const update = onlyStep(await planFor(target, namespace, [changed]), "update");
  methods = [];
  before = async (method, count) => {
    if (method === "PATCH") await write("status", { status: { count } });
    return undefined;
  };
  expect(await target.apply(update)).toMatchObject(moved);
  expect(methods.length).toBe(6);
});

it("neither overwrites nor removes an edit that came in between", async () => {
  const first = await deployed();
  const update = onlyStep(await planFor(target, first.namespace, [first.changed]), "update");
  meanwhile("PATCH", 1, () => first.write("merge", { spec: { replicas: 2 } }));
  expect(await target.apply(update)).toMatchObject(contested);
  expect((await cluster.read(first.namespace, "secondflow")).spec.replicas).toBe(2);

  const second = await deployed();
  const prune = onlyStep(await planFor(target, second.namespace, []), "prune");
  meanwhile("DELETE", 1, () => second.write("merge", { spec: { replicas: 3 } }));
  expect(await target.remove(prune)).toMatchObject(moved);
  expect((await cluster.read(second.namespace, "secondflow")).spec.replicas).toBe(3);
});

const liveOf = async (namespace: string) => {
  before = async () => undefined;
  const listed = await target.list(namespace);
  if (!listed.ok || !listed.value.objects[0]) throw new Error("nothing there");
  return listed.value.objects[0];
};

it.each([
  ["before it is ours", 1, moved],
  ["before it is written", 2, contested],
])("takes nothing over that somebody changes %s", async (_when, count, refusal) => {
  const { namespace, changed, write } = await deployed();
  await write("merge", { spec: { replicas: 2 } });
  const takeOver = onlyStep(
    await planFor(target, namespace, [changed], { takeOver: ["secondflow"] }),
    "update",
  );
  meanwhile("PATCH", count, () => write("merge", { spec: { replicas: 3 } }));
  expect(await target.apply(takeOver)).toMatchObject(refusal);
  expect((await cluster.read(namespace, "secondflow")).spec).toMatchObject({ replicas: 3 });
  // Whatever was ours on the way: a person must decide again.
  expect(onlyStep(await planFor(target, namespace, [changed]), "conflict").canTakeOver).toBe(true);
});

it("makes nothing again that was removed in between", async () => {
  const { namespace, changed } = await deployed();
  const update = onlyStep(await planFor(target, namespace, [changed]), "update");
  const path = `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/sensors/secondflow`;
  meanwhile("PATCH", 1, () => cluster.call("DELETE", path));
  expect(await target.apply(update)).toMatchObject(moved);
  expect((await cluster.call("GET", path)).status).toBe(404);
});

it("does not write over what somebody made in between", async () => {
  const namespace = await cluster.namespace();
  before = async () => undefined;
  const desired = withReset(goldenDesired("second_flow", namespace), "0 6 * * *");
  const create = onlyStep(await planFor(target, namespace, [desired]), "create");
  const theirs = goldenSensor("second_flow", namespace);
  meanwhile("PATCH", 1, () => cluster.writeAs("OpenAPI-Generator", { type: "post" }, theirs));
  expect(await target.apply(create)).toMatchObject({
    error: {
      code: "conflict",
      message: expect.stringContaining("secondflow has other owners: OpenAPI-Generator of"),
    },
  });
  const { metadata, spec } = await cluster.read(namespace, "secondflow");
  expect(spec.triggers[0].template.conditionsReset).toBe(undefined);
  expect(metadata.managedFields.map(({ manager }: Json) => manager)).toEqual(["OpenAPI-Generator"]);
});

it("finds out what came of a lost answer by asking again", async () => {
  const { namespace, changed } = await deployed();
  const steps = [
    onlyStep(await planFor(target, namespace, [changed]), "update"),
    onlyStep(await planFor(target, namespace, []), "prune"),
  ];
  for (const step of steps) {
    const run = () => (step.kind === "prune" ? target.remove(step) : target.apply(step));
    if (step.kind === "prune") step.live = (await liveOf(namespace)) as typeof step.live;
    methods = [];
    before = async (method) => (method === "GET" ? undefined : "lose");
    expect(await run()).toMatchObject({
      error: {
        code: "unreachable",
        message: expect.stringContaining("It cannot be known whether it was written; planning again tells."),
      },
    });
    expect(await run()).toEqual({ ok: true, value: null });
    expect(methods.filter((method) => method !== "GET").length).toBe(1);
  }
});
