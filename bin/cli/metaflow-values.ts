// Metaflow's settings as its own commands would find them here: variables, then the project's configuration, then the user's.
import { readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { CommandError, EXIT } from "./command-error.ts";

type Values = Record<string, string | undefined>;

/**
 * Mirrors metaflow_config_funcs.init_config and init_local_config.
 * @param folder where the command runs; `.metaflow/config.json` is looked for from here upwards
 * @returns what stands in the configuration files, the project's over the user's
 * @throws CommandError for a profile without a file, or a file that is not JSON
 */
export function metaflowConfiguration(folder: string, environment: Values): Values {
  return { ...userConfiguration(environment), ...projectConfiguration(folder) };
}

function userConfiguration(environment: Values): Values {
  const home = expandUser(environment.METAFLOW_HOME ?? "~/.metaflowconfig", environment);
  const profile = environment.METAFLOW_PROFILE;
  const path = join(home, profile ? `config_${profile}.json` : "config.json");
  const values = readValues(path);
  if (values === null && profile)
    throw new CommandError(
      `METAFLOW_PROFILE is ${profile}, but there is no ${path}. Create it with metaflow configure, or unset METAFLOW_PROFILE.`,
      EXIT.problems,
    );
  return values ?? {};
}

function projectConfiguration(folder: string): Values {
  for (let current = folder; ; current = dirname(current)) {
    const candidate = realFolder(join(current, ".metaflow"));
    if (candidate !== null) return readValues(join(candidate, "config.json")) ?? {};
    if (dirname(current) === current) return {};
  }
}

function realFolder(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}

/** Null when there is no such file. */
function readValues(path: string): Values | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return null;
    throw new CommandError(
      `${path} cannot be read. Metaflow's settings were looked for in it.`,
      EXIT.problems,
    );
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw new CommandError(`${path} is not JSON. Metaflow's settings were looked for in it.`, EXIT.problems);
  }
  if (values === null || typeof values !== "object" || Array.isArray(values)) return {};
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, String(value)]] : [],
    ),
  );
}

const expandUser = (path: string, environment: Values): string =>
  path === "~" || path.startsWith("~/") ? join(environment.HOME ?? homedir(), path.slice(1)) : path;
