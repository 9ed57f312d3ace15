// A kubeconfig for a server that is none, or not there.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @returns the file's path; its context, cluster and user are all called `name` */
export function writeKubeconfig(name: string, server: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "triggerboard-kubeconfig-")), "config");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name, user: { token: "none" } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}
