// Starts etcd and a real kube-apiserver with RBAC on free loopback ports, with the two kinds of Argo objects that we touch.
import { spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Who may do what: `admin` everything; `deployer` what docs/cluster.md asks for; `reader` only reads; `nobody` nothing.
 */
const USERS = { admin: "system:masters", deployer: "", reader: "", nobody: "" };

/**
 * Ends a program when the pipe to us closes, also when we are killed; and ends with it. By SIGKILL: the API server would wait up to a
 * minute for open watches.
 */
const WHILE_WE_LIVE =
  'exec 3<&0; "$0" "$@" 3<&- & program=$!; { read _ <&3; kill -9 $program; } & exec 3<&-; wait $program';

/**
 * @param options.binaries the folder that buildTestbed gave
 * @returns the running servers, told in start-testbed.d.mts. Rejects with the end of the server's log when it is not ready in 90 s
 */
export async function startTestbed({ binaries }) {
  const folder = mkdtempSync(join(tmpdir(), "triggerboard-testbed-"));
  const [client, peer, secure] = await freePorts(3);
  const tokens = Object.fromEntries(
    Object.keys(USERS).map((user) => [user, randomBytes(16).toString("hex")]),
  );
  const rows = Object.entries(USERS).map(([user, group]) => `${tokens[user]},${user},${user},"${group}"`);
  const files = {
    tokens: join(folder, "tokens.csv"),
    key: join(folder, "account.key"),
    certificates: join(folder, "pki"),
  };
  writeFileSync(files.tokens, rows.join("\n"), { mode: 0o600 });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(files.key, privateKey.export({ type: "pkcs1", format: "pem" }), { mode: 0o600 });

  const log = [];
  let ended = null;
  const children = [];
  const stop = () => {
    for (const child of children) child.stdin.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const start = (name, args) => {
    const child = spawn("sh", ["-c", WHILE_WE_LIVE, join(binaries, name), ...args], { stdio: "pipe" });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        log.push(String(chunk));
        if (log.length > 200) log.shift();
      });
    }
    child.on("exit", (code) => {
      ended ??= `${name} ended with ${code}`;
    });
    children.push(child);
  };
  const peerUrl = `http://127.0.0.1:${peer}`;
  const clientUrl = `http://127.0.0.1:${client}`;
  start("etcd", [
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    "--log-level=error",
  ]);
  start("kube-apiserver", [
    `--etcd-servers=${clientUrl}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${secure}`,
    "--advertise-address=127.0.0.1",
    "--endpoint-reconciler-type=none",
    `--cert-dir=${files.certificates}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${files.key}`,
    `--service-account-signing-key-file=${files.key}`,
    `--token-auth-file=${files.tokens}`,
    "--authorization-mode=RBAC",
    "--disable-admission-plugins=ServiceAccount",
    "--service-cluster-ip-range=10.96.0.0/24",
  ]);
  const url = `https://127.0.0.1:${secure}`;
  const call = (method, path, body, user = "admin", contentType = "application/json") =>
    callApi(secure, tokens[user], method, path, body, contentType);
  try {
    const isReady = async () => (await call("GET", "/readyz")).status === 200;
    await waitFor(isReady, 90_000, () => ended);
    await install(call);
  } catch (error) {
    stop();
    throw new Error(`The API server did not get ready: ${error.message}\n${log.slice(-20).join("")}`);
  }
  return {
    url,
    call,
    stop,
    token: (user) => tokens[user],
    kubeconfig(user) {
      const path = join(folder, `${user}.yaml`);
      const certificate = readFileSync(join(files.certificates, "apiserver.crt")).toString("base64");
      const config = {
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name: "testbed", cluster: { server: url, "certificate-authority-data": certificate } }],
        users: [{ name: user, user: { token: tokens[user] } }],
        contexts: [{ name: `testbed-${user}`, context: { cluster: "testbed", user } }],
        "current-context": `testbed-${user}`,
      };
      writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
      return path;
    },
  };
}

/** Custom resources, namespaces and roles. */
async function install(call) {
  const crds = join(import.meta.dirname, "../crds");
  for (const file of readdirSync(crds)) {
    const crd = JSON.parse(readFileSync(join(crds, file), "utf8"));
    await expect(call("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", crd), 201);
    const { group, names } = crd.spec;
    await waitFor(
      async () => (await call("GET", `/apis/${group}/v1alpha1/${names.plural}`)).status === 200,
      30_000,
    );
  }
  for (const name of ["argo-events", "jobs"]) {
    await expect(
      call("POST", "/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name } }),
      201,
    );
  }
  const onSensors = (verbs) => ({ apiGroups: ["argoproj.io"], resources: ["sensors"], verbs });
  const templates = { apiGroups: ["argoproj.io"], resources: ["workflowtemplates"], verbs: ["list"] };
  const roles = {
    reader: [onSensors(["get", "list"]), templates],
    // No more than docs/cluster.md asks for.
    deployer: [onSensors(["get", "list", "create", "patch", "delete"]), templates],
  };
  const rbac = "/apis/rbac.authorization.k8s.io/v1";
  for (const [user, rules] of Object.entries(roles)) {
    const role = {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRole",
      metadata: { name: user },
      rules,
    };
    await expect(call("POST", `${rbac}/clusterroles`, role), 201);
    const binding = {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: user },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: user },
      subjects: [{ kind: "User", apiGroup: "rbac.authorization.k8s.io", name: user }],
    };
    await expect(call("POST", `${rbac}/clusterrolebindings`, binding), 201);
  }
}

async function expect(answer, status) {
  const got = await answer;
  if (got.status !== status)
    throw new Error(`expected ${status}, got ${got.status}: ${JSON.stringify(got.body).slice(0, 300)}`);
}

function callApi(port, token, method, path, body, contentType) {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
    const text = body === undefined ? undefined : JSON.stringify(body);
    if (text !== undefined) {
      headers["content-type"] = contentType;
      // Node leaves it out for DELETE.
      headers["content-length"] = Buffer.byteLength(text);
    }
    // The server made its certificate itself a moment ago; on loopback there is nobody to verify it against.
    const options = {
      host: "127.0.0.1",
      port,
      path,
      method,
      headers,
      rejectUnauthorized: false,
      timeout: 10_000,
    };
    const call = request(options, (response) => {
      let answer = "";
      response.on("data", (chunk) => {
        answer += chunk;
      });
      response.on("end", () => {
        let parsed = answer;
        try {
          parsed = JSON.parse(answer);
        } catch {
          // readyz answers plain text
        }
        resolve({ status: response.statusCode, body: parsed });
      });
    });
    call.on("timeout", () => call.destroy(new Error("no answer in 10 s")));
    call.on("error", reject);
    call.end(text);
  });
}

/** @param hopeless says why there is nothing to wait for any more */
async function waitFor(check, timeoutMs, hopeless = () => null) {
  const until = Date.now() + timeoutMs;
  let last = "it answered, but not as expected";
  while (Date.now() < until) {
    if (hopeless()) throw new Error(hopeless());
    try {
      if (await check()) return;
    } catch (error) {
      last = error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(last);
}

/** All are held at once before any is given back, so that no number comes twice. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
