// The environment variables that a flow gets: the server's own without its secrets, and what the simulation sets.
import type { Datastore } from "./find-datastore.ts";
import { sysrootOf } from "./find-datastore.ts";
import type { Environment, MetaflowConfiguration } from "./metaflow-configuration.ts";

/** Ours, and those of the tools that started us: they mean nothing to a flow, and some of them are secret. */
const NOT_FOR_FLOWS =
  /^(DATABASE_URL|TRIGGERBOARD_.*|DATA_DIR|PORT|HOST|NODE_.*|NEXT_.*|__NEXT.*|npm_.*|INIT_CWD|TURBOPACK.*|VITEST.*)$/i;
/** Metaflow's click reads options from variables too: these would add to the command that is shown. */
const HIDDEN_OPTIONS =
  /^METAFLOW_(TRIGGER|RUN_.*|BRANCH|PRODUCTION|METADATA|DATASTORE|DATASTORE_ROOT|QUIET)$/;

/** @param server the server's own environment */
export const withoutSecrets = (server: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(server).flatMap(([name, value]) =>
      value === undefined || NOT_FOR_FLOWS.test(name) || HIDDEN_OPTIONS.test(name) ? [] : [[name, value]],
    ),
  );

/** Who Metaflow would take the user for. Mirrors util.get_username: the first that is set and not root. */
export function metaflowUser(configuration: MetaflowConfiguration, server: Environment): string | null {
  const named = [configuration.get("METAFLOW_USER")?.value, server.SUDO_USER, server.USERNAME, server.USER];
  return named.find((name) => name && name !== "root") ?? null;
}

/** When nothing names a user (a container that runs as root): Metaflow would refuse to start. */
export const FALLBACK_USER = "triggerboard";

type SimulationVariables = {
  user: string;
  datastore: Datastore;
  configuration: MetaflowConfiguration;
};

/**
 * What a simulation sets beside the server's own environment, all of it shown with the command: the user, the place of the runs where
 * a setting decides it, and the local metadata and data, since the runs to pick from are local ones.
 */
export function simulationVariables({
  user,
  datastore,
  configuration,
}: SimulationVariables): Record<string, string> {
  const set: Record<string, string> = { METAFLOW_USER: user };
  if (datastore.decidedBy === "setting") set.METAFLOW_DATASTORE_SYSROOT_LOCAL = sysrootOf(datastore);
  for (const name of ["METAFLOW_DEFAULT_METADATA", "METAFLOW_DEFAULT_DATASTORE"] as const) {
    if ((configuration.get(name)?.value ?? "local") !== "local") set[name] = "local";
  }
  return set;
}
