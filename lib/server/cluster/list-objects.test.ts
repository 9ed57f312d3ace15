// What the real API server cannot be brought to do in a test: a web server that answers as others in its place do.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { KubeConfig } from "@kubernetes/client-node";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ClusterContext } from "./kubeconfig.ts";
import { listObjects } from "./list-objects.ts";

type Answer = { status?: number; body: unknown };
let answer: (request: URL, headers: IncomingMessage["headers"]) => Answer;
let asked: string[];
const server = createServer((request, response) => {
  const url = new URL(request.url ?? "", "http://127.0.0.1");
  asked.push(url.search);
  const { status = 200, body } = answer(url, request.headers);
  response.statusCode = status;
  response.end(typeof body === "string" ? body : JSON.stringify(body));
});

beforeEach(async () => {
  asked = [];
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(() => new Promise((done) => server.close(done)));

function context(user: Record<string, string> = { token: "hunter2" }, skipTLSVerify = true): ClusterContext {
  const config = new KubeConfig();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxied`;
  config.loadFromClusterAndUser({ name: "c", server: address, skipTLSVerify }, { name: "u", ...user });
  return { name: "dev", address, config };
}
const page = (names: string[], next?: string) => ({
  kind: "SensorList",
  metadata: next ? { continue: next } : {},
  items: names.map((name) => ({ metadata: { name } })),
});
const list = (of = context()) => listObjects(of, "sensors", "jobs", 2);
const status = (code: number, message = "", details = {}): Answer => ({
  status: code,
  body: { kind: "Status", reason: "", message, details },
});
const message = async (of?: ClusterContext) => {
  const listed = await list(of);
  return listed.ok ? "listed" : `${listed.error.code}: ${listed.error.message}`;
};

it("asks for page after page, below the path of the address, signed in", async () => {
  answer = ({ pathname, searchParams }, headers) => {
    expect(pathname).toBe("/proxied/apis/argoproj.io/v1alpha1/namespaces/jobs/sensors");
    expect(headers.authorization).toBe("Bearer hunter2");
    return { body: searchParams.has("continue") ? page(["c"]) : page(["a", "b"], "next/1=") };
  };
  expect(await list()).toEqual({ ok: true, value: page(["a", "b", "c"]).items });
  expect(asked).toEqual(["?limit=2", "?limit=2&continue=next%2F1%3D"]);
});

it("begins anew when the next page is out of date, and mixes no two moments", async () => {
  let calls = 0;
  answer = ({ searchParams }) => {
    calls += 1;
    if (calls === 2) return status(410);
    return { body: searchParams.has("continue") ? page(["c"]) : page([`a${calls}`], "next") };
  };
  expect(await list()).toEqual({ ok: true, value: page(["a3", "c"]).items });
});

it("gives up when pages are always out of date", async () => {
  answer = ({ searchParams }) => (searchParams.has("continue") ? status(410) : { body: page(["a"], "next") });
  expect(await message()).toBe("broken: The cluster of dev does not take the sensors of jobs (410).");
  expect(asked.length).toBe(6);
});

it("says what the cluster lacks", async () => {
  answer = () => ({ status: 404, body: "404 page not found" });
  expect(await message()).toBe(
    "broken: The cluster of dev knows no sensors: Argo Events is not installed there. Choose another context.",
  );
});

it("tells a server that is overburdened from one that is none", async () => {
  answer = () => status(503, "apiserver is shutting down.");
  expect(await message()).toBe(
    "unreachable: The cluster of dev answers that it cannot do it now (503: apiserver is shutting down). Try again later.",
  );
  answer = () => ({ status: 502, body: "<html>secret page of a proxy</html>" });
  expect(await message()).toBe(
    "unreachable: The cluster of dev answers that it cannot do it now (502). Try again later.",
  );
  answer = () => ({ body: "<html>Please log in</html>" });
  expect(await message()).toMatch(/^broken: http:.* does not answer as a Kubernetes API server does\./);
});

it("says a webhook's reason, without the secrets that it repeats", async () => {
  answer = (_, headers) =>
    status(
      403,
      `admission webhook "policy" denied the request of ${headers.authorization}:\n not on Fridays`,
    );
  expect(await message()).toBe(
    'forbidden: The cluster of dev refuses it: admission webhook "policy" denied the request of Bearer …: not on Fridays.',
  );
  const basic = context({ username: "ann", password: "correct horse" });
  answer = () => status(400, "wrong password correct horse");
  expect(await message(basic)).toBe(
    "broken: The cluster of dev does not take the sensors of jobs (400: wrong password …).",
  );
});

it("sends no credentials over a connection that is not encrypted, unless told to", async () => {
  answer = () => ({ body: page([]) });
  expect(await message(context({ token: "hunter2" }, false))).toMatch(
    /^forbidden: Signing in as dev says did not work: its address is not https\./,
  );
  expect(asked).toEqual([]);
});
