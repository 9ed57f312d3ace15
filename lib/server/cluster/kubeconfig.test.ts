import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clusterTargets } from "./cluster-targets.ts";
import { readKubeconfig } from "./kubeconfig.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "triggerboard-kubeconfig-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, content: unknown): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const config = (server: string, ...contexts: string[]) => ({
  clusters: [{ name: "c", cluster: { server } }],
  users: [{ name: "u", user: { token: "hunter2" } }],
  contexts: contexts.map((name) => ({ name, context: { cluster: "c", user: "u" } })),
});
const found = async (...given: Parameters<typeof readKubeconfig>) => {
  const { contexts, broken } = await readKubeconfig(...given);
  return { contexts: contexts.map(({ name, address }) => `${name} ${address}`), broken };
};

it("offers the contexts of ~/.kube/config", async () => {
  await put(".kube/config", config("https://one.example:6443/", "dev", "prod"));
  expect(await found({ HOME: folder })).toEqual({
    contexts: ["dev https://one.example:6443", "prod https://one.example:6443"],
    broken: [],
  });
  expect((await clusterTargets({ HOME: folder })).map((target) => target.describe())).toEqual([
    { id: "kubernetes:dev", kind: "kubernetes", name: "dev", place: "https://one.example:6443" },
    { id: "kubernetes:prod", kind: "kubernetes", name: "prod", place: "https://one.example:6443" },
  ]);
});

it("lets KUBECONFIG name several files, as kubectl does", async () => {
  await put(".kube/config", config("https://home.example", "home"));
  const first = await put("first", config("https://one.example", "dev"));
  const second = await put("second", {
    ...config("https://two.example", "dev", "stage"),
    users: [{ name: "v", user: {} }],
  });
  const KUBECONFIG = [first, join(folder, "missing"), await put("empty", ""), second].join(delimiter);
  expect(await found({ HOME: folder, KUBECONFIG })).toEqual({
    contexts: ["dev https://one.example", "stage https://one.example"],
    broken: [],
  });
  expect(await found({ HOME: folder, KUBECONFIG: join(folder, "missing") })).toEqual({
    contexts: [],
    broken: [],
  });
});

it("leaves out what cannot be used, and shows no credentials in an address", async () => {
  const file = await put("config", {
    clusters: [
      { name: "c", cluster: { server: "https://ann:hunter2@one.example/k8s/clusters/c-1?token=hunter2" } },
      { name: "nonsense", cluster: { server: "nonsense" } },
      { name: "empty" },
    ],
    users: [{ name: "u", user: {} }],
    contexts: [
      { name: "good", context: { cluster: "c", user: "u" } },
      { name: "no-user", context: { cluster: "c", user: "x" } },
      { name: "no-cluster", context: { cluster: "x", user: "u" } },
      { name: "no-address", context: { cluster: "nonsense", user: "u" } },
      { name: "no-server", context: { cluster: "empty", user: "u" } },
    ],
  });
  expect(await found({ KUBECONFIG: file })).toEqual({
    contexts: ["good https://one.example/k8s/clusters/c-1"],
    broken: [],
  });
});

it("says which file is broken and where, and nothing that is in it", async () => {
  const bad = await put("bad", 'users:\n- name: u\n  user: {token: "hunter2"\n');
  const other = await put("other", "# hunter2\n");
  const good = await put("good", config("https://one.example", "dev"));
  const KUBECONFIG = [bad, other, good].join(delimiter);
  const broken = [
    { path: bad, reason: "it is not YAML as a kubeconfig is (line 4)" },
    { path: other, reason: "it is no kubeconfig" },
  ];
  expect(await found({ KUBECONFIG })).toEqual({ contexts: ["dev https://one.example"], broken });
  const targets = await clusterTargets({ KUBECONFIG });
  expect(targets.map((target) => target.describe().name)).toEqual(["dev", bad, other]);
  expect(await targets[1]?.list("jobs")).toEqual({
    ok: false,
    error: {
      code: "broken",
      message: `The kubeconfig ${bad} cannot be used: it is not YAML as a kubeconfig is (line 4). Mend it where this server runs.`,
    },
  });
});

it("sees a changed file at once", async () => {
  const file = await put("config", config("https://one.example", "dev"));
  expect((await found({ KUBECONFIG: file })).contexts).toEqual(["dev https://one.example"]);
  const same = await readKubeconfig({ KUBECONFIG: file });
  expect(await readKubeconfig({ KUBECONFIG: file })).toBe(same);
  await put("config", config("https://two.example", "dev", "more"));
  expect((await found({ KUBECONFIG: file })).contexts).toEqual([
    "dev https://two.example",
    "more https://two.example",
  ]);
});

it("offers the cluster that it runs in when there is no kubeconfig", async () => {
  const pod = { HOME: folder, KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: "443" };
  expect(await found(pod, folder)).toEqual({ contexts: [], broken: [] });
  await put("var/run/secrets/kubernetes.io/serviceaccount/token", "hunter2");
  Object.assign(process.env, pod);
  try {
    expect(await found(pod, folder)).toEqual({ contexts: ["in-cluster https://10.0.0.1"], broken: [] });
    expect((await found({ HOME: folder }, folder)).contexts).toEqual([]);
    await put(".kube/config", config("https://one.example", "dev"));
    expect((await found(pod, folder)).contexts).toEqual(["dev https://one.example"]);
  } finally {
    delete process.env.KUBERNETES_SERVICE_HOST;
    delete process.env.KUBERNETES_SERVICE_PORT;
  }
});
