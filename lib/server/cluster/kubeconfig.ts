// The clusters that this server has the keys of: the contexts of its own kubeconfig, else the cluster that it runs in.
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { KubeConfig } from "@kubernetes/client-node";

export type Environment = Readonly<Record<string, string | undefined>>;

export type ClusterContext = {
  /** As kubectl calls it. */
  name: string;
  /** Of the API server, without credentials. */
  address: string;
  /** Holds this context alone. It is secret: nothing of it is ever put into a message. */
  config: KubeConfig;
};

export type Kubeconfig = {
  contexts: ClusterContext[];
  /** Files that are there and cannot be used. */
  broken: { path: string; reason: string }[];
};

const IN_CLUSTER = "in-cluster";
const TOKEN_OF_POD = "/var/run/secrets/kubernetes.io/serviceaccount/token";

let cached: { stamp: string; kubeconfig: Kubeconfig } | undefined;

/**
 * Reads what kubectl would: the files of KUBECONFIG (the first that names a thing counts; missing ones are left out), else
 * ~/.kube/config, else the service account of the pod. A user's `exec` or `auth-provider` is run by the client library when a call needs
 * its credentials, with this server's rights: therefore contexts come from nowhere else, and nobody can send one.
 * @param podRoot where a pod's files are, for tests
 */
export async function readKubeconfig(
  environment: Environment = process.env,
  podRoot = "",
): Promise<Kubeconfig> {
  const named = environment.KUBECONFIG;
  const paths = named
    ? named.split(delimiter).filter(Boolean)
    : [join(environment.HOME ?? homedir(), ".kube", "config")];
  const stamps = await Promise.all(paths.map(stampOf));
  const present = paths.filter((_, at) => stamps[at] !== null);
  if (present.length > 0) {
    // Kept while the files stay the same, so that a sign-in program is not run anew for every plan.
    const stamp = JSON.stringify([paths, stamps]);
    if (cached?.stamp !== stamp) cached = { stamp, kubeconfig: await readFiles(present) };
    return cached.kubeconfig;
  }
  const isPod = !named && environment.KUBERNETES_SERVICE_HOST && (await exists(podRoot + TOKEN_OF_POD));
  return { contexts: isPod ? await podContext(podRoot) : [], broken: [] };
}

async function readFiles(paths: string[]): Promise<Kubeconfig> {
  const { KubeConfig: Config } = await import("@kubernetes/client-node");
  const broken: Kubeconfig["broken"] = [];
  const files = paths.flatMap((path) => {
    const file = new Config();
    try {
      file.loadFromFile(path, { onInvalidEntry: "filter" });
      return [file];
    } catch (error) {
      broken.push({ path, reason: reasonOf(error) });
      return [];
    }
  });
  const clusters = files.flatMap((file) => file.getClusters());
  const users = files.flatMap((file) => file.getUsers());
  const contexts = files
    .flatMap((file) => file.getContexts())
    .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at)
    .flatMap((context): ClusterContext[] => {
      const cluster = clusters.find(({ name }) => name === context.cluster);
      const user = users.find(({ name }) => name === context.user);
      if (!cluster || !user || !URL.canParse(cluster.server)) return [];
      const config = new Config();
      config.loadFromOptions({
        clusters: [cluster],
        users: [user],
        contexts: [context],
        currentContext: context.name,
      });
      return [{ name: context.name, address: addressOf(cluster.server), config }];
    });
  return { contexts, broken };
}

async function podContext(root: string): Promise<ClusterContext[]> {
  const { KubeConfig: Config } = await import("@kubernetes/client-node");
  const config = new Config();
  config.loadFromCluster(root);
  const server = config.getCurrentCluster()?.server ?? "";
  return URL.canParse(server) ? [{ name: IN_CLUSTER, address: addressOf(server), config }] : [];
}

function addressOf(server: string): string {
  const { origin, pathname } = new URL(server);
  return `${origin}${pathname}`.replace(/\/$/, "");
}

/** Changes whenever the file does; null when there is none, or nothing in it. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size } = await stat(/* turbopackIgnore: true */ path);
    return size > 0 ? `${mtimeMs} ${size}` : null;
  } catch {
    return null;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(/* turbopackIgnore: true */ path).then(
    () => true,
    () => false,
  );

/** The parser quotes lines of the file, and those may hold a token: only the place is told. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EACCES")
    return "this server may not read it";
  const mark = error instanceof Error && "mark" in error ? error.mark : null;
  const line = mark && typeof mark === "object" && "line" in mark ? mark.line : null;
  return typeof line === "number"
    ? `it is not YAML as a kubeconfig is (line ${line + 1})`
    : "it is no kubeconfig";
}
