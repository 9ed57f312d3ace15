// Finds a Python that has Metaflow: the one that is set, else our own in the data folder, else the one on the PATH.
import { homedir } from "node:os";
import { join } from "node:path";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { type Environment, expandHome, isFolder } from "./metaflow-configuration.ts";
import { runProcess } from "./run-process.ts";

export type MetaflowPython = {
  /** What to execute. */
  python: string;
  pythonVersion: string;
  metaflowVersion: string;
  from: "setting" | "data-folder" | "path";
};

/** `can-set-up`: there is a Python to make an environment with. */
export type NoPython = { reason: "setting" | "can-set-up" | "no-python"; message: string };

type FindPython = { setting: string | null; dataFolder: string; environment: Environment };

/** The first import of Metaflow without byte code takes some seconds, more on a busy machine. */
const PROBE_TIMEOUT_MS = 60_000;
const PROBE =
  "import json, sys; import metaflow; print(json.dumps([sys.version.split()[0], metaflow.__version__]))";

/** Where "Set up Python here" makes its environment. */
export const ownEnvironment = (dataFolder: string): string => join(dataFolder, "python");
export const pythonIn = (environmentFolder: string): string => join(environmentFolder, "bin", "python");

/** @returns the Python to run flows with, or a sentence that says what there is instead and what to do */
export async function findPython(options: FindPython): Promise<Result<MetaflowPython, NoPython>> {
  const { setting, dataFolder, environment } = options;
  if (setting !== null) {
    const found = await probe(expandHome(setting, environment), "setting", environment);
    if (found.ok) return found;
    return fail({
      reason: "setting",
      message: `The Python that is set, ${setting}, cannot run Metaflow: ${found.error}. Set another one, or none to use the one found.`,
    });
  }
  if (await isFolder(ownEnvironment(dataFolder))) {
    const own = await probe(pythonIn(ownEnvironment(dataFolder)), "data-folder", environment);
    if (own.ok) return own;
  }
  for (const name of ["python3", "python"]) {
    const found = await probe(name, "path", environment);
    if (found.ok) return found;
  }
  const base = await findBasePython(environment);
  return base === null
    ? fail({ reason: "no-python", message: NO_PYTHON })
    : fail({
        reason: "can-set-up",
        message: `${base} is here, but Metaflow is not. Set up Python here, or name a Python that has Metaflow.`,
      });
}

export const NO_PYTHON =
  "There is no python3 on this machine's PATH. Install Python 3.9 or newer, or name one in the settings.";

/** @returns a python3 to make environments with, or null */
export async function findBasePython(environment: Environment): Promise<string | null> {
  for (const name of ["python3", "python"]) {
    const words = [name, "-c", "import sys; sys.exit(0 if sys.version_info >= (3, 8) else 3)"];
    const { code } = await runProcess(words, {
      environment,
      folder: homedir(),
      timeoutMs: PROBE_TIMEOUT_MS,
    });
    if (code === 0) return name;
  }
  return null;
}

async function probe(
  python: string,
  from: MetaflowPython["from"],
  environment: Environment,
): Promise<Result<MetaflowPython, string>> {
  const end = await runProcess([python, "-c", PROBE], {
    environment,
    // Not the server's own folder: Python looks there first for modules of any name.
    folder: homedir(),
    timeoutMs: PROBE_TIMEOUT_MS,
  });
  if (end.failedToStart !== null)
    return fail(end.failedToStart === "ENOENT" ? "there is no such program" : end.failedToStart);
  if (end.code !== 0) return fail(lastLine(end.output) ?? `it ended with ${end.code ?? "a signal"}`);
  const printed = /^\["([^"]+)", "([^"]+)"\]$/m.exec(end.output);
  return printed?.[1] && printed[2]
    ? ok({ python, pythonVersion: printed[1], metaflowVersion: printed[2], from })
    : fail("it did not answer with its version");
}

const lastLine = (text: string): string | undefined => text.trim().split("\n").at(-1) || undefined;
