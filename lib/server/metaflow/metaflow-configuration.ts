// Metaflow's own settings as a flow run in a folder would see them: environment, then the folder's configuration, then the user's.
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readJsonFile } from "./read-json-file.ts";

/** The folder in which Metaflow keeps runs, and its configuration for a project. */
export const METAFLOW_FOLDER = ".metaflow";

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting and the place that decides it: `environment`, or the path of a configuration file. */
export type ConfiguredValue = { value: string; from: string };

export type MetaflowConfiguration = { get(name: `METAFLOW_${string}`): ConfiguredValue | null };

/**
 * Mirrors metaflow_config_funcs.from_conf of Metaflow 2.19: `.metaflow/config.json` is looked for from the folder upwards and counts
 * more than `$METAFLOW_HOME/config[_<METAFLOW_PROFILE>].json`. Values that are not text count as absent.
 */
export async function metaflowConfiguration(
  folder: string,
  environment: Environment,
): Promise<MetaflowConfiguration> {
  const project = await findUpwards(folder);
  const home = expandHome(environment.METAFLOW_HOME ?? "~/.metaflowconfig", environment);
  const profile = environment.METAFLOW_PROFILE;
  const files = [
    ...(project === null ? [] : [join(project, "config.json")]),
    join(resolve(folder, home), profile ? `config_${profile}.json` : "config.json"),
  ];
  const layers = await Promise.all(files.map(async (from) => ({ from, values: await readJsonFile(from) })));
  return {
    get(name) {
      const set = environment[name];
      if (set !== undefined) return { value: set, from: "environment" };
      for (const { from, values } of layers) {
        const value = values?.[name];
        if (typeof value === "string") return { value, from };
      }
      return null;
    },
  };
}

/** The nearest `.metaflow` folder at or above `folder`, or null. Mirrors LocalStorage.get_datastore_root_from_config. */
export async function findUpwards(folder: string): Promise<string | null> {
  for (let current = resolve(folder); ; current = dirname(current)) {
    const candidate = join(current, METAFLOW_FOLDER);
    if (await isFolder(candidate)) return candidate;
    if (dirname(current) === current) return null;
  }
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(/* turbopackIgnore: true */ path)).isDirectory();
  } catch {
    return false;
  }
}

/** `~` as Python's os.path.expanduser reads it. */
export const expandHome = (path: string, environment: Environment): string =>
  path === "~" || path.startsWith("~/") ? join(environment.HOME ?? homedir(), path.slice(1)) : path;
