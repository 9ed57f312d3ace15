// Builds the API server and etcd that the cluster tests run, once for each version; needs Go.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";

const PROGRAMS = {
  etcd: "go.etcd.io/etcd/server/v3",
  "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
};

/** The version of Go that go.mod asks for is fetched by Go itself when the installed one is older. */
export const hasGo = () => spawnSync("go", ["version"], { stdio: "ignore" }).status === 0;

/**
 * @param {{ cacheDir: string, log: (line: string) => void }} options binaries are kept in `cacheDir` by the hash of go.sum
 * @returns {Promise<string>} the folder that holds both programs; rejects when Go cannot build one
 */
export async function buildTestbed({ cacheDir, log }) {
  const source = import.meta.dirname;
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(source, file)));
  const folder = resolve(cacheDir, `testbed-${hash.digest("hex").slice(0, 12)}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(PROGRAMS)) {
    const target = join(folder, name);
    if (existsSync(target)) continue;
    log(`building ${name} (once; the API server takes some minutes)`);
    const startedAt = performance.now();
    // Built beside its place and moved: an interrupted build leaves no half program behind, and two at once do no harm.
    const draft = `${target}.${process.pid}.part`;
    await run("go", ["build", "-mod=readonly", "-trimpath", "-ldflags=-s -w", "-o", draft, path], source);
    renameSync(draft, target);
    log(`built ${name} in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
  return folder;
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: "inherit", env: { ...process.env, CGO_ENABLED: "0" } });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0]} ended with ${code}`)),
    );
  });
}
