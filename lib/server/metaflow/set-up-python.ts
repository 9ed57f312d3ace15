// "Set up Python here": an environment with Metaflow in the data folder, made with whatever python3 there is.
import { rm } from "node:fs/promises";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Environment } from "./metaflow-configuration.ts";
import {
  findBasePython,
  findPython,
  type MetaflowPython,
  NO_PYTHON,
  ownEnvironment,
  pythonIn,
} from "./python-environment.ts";
import { type ProcessEnd, runProcess } from "./run-process.ts";

/** The version whose behaviour this product mirrors. */
export const METAFLOW_VERSION = "2.19.39";

const STEP_TIMEOUT_MS = 20 * 60_000;
const NO_NETWORK =
  /NewConnectionError|ConnectionError|name resolution|Network is unreachable|Connection refused|timed out|ProxyError|SSLError/i;

type SetUpPython = {
  dataFolder: string;
  environment: Environment;
  /** Progress, one line at a time. */
  onLine: (line: string) => void;
  /** Gives up; what was made is removed. */
  signal: AbortSignal;
};

/**
 * Makes `python/` in the data folder anew: venv, pip install, byte code (without it each start of Metaflow takes seconds longer).
 * @returns the Python, or what went wrong and what to do; then nothing is left behind
 */
export async function setUpPython(options: SetUpPython): Promise<Result<MetaflowPython, string>> {
  const made = await make(options);
  if (!made.ok) await rm(ownEnvironment(options.dataFolder), { recursive: true, force: true });
  return made;
}

async function make(options: SetUpPython): Promise<Result<MetaflowPython, string>> {
  const { dataFolder, environment, onLine, signal } = options;
  const folder = ownEnvironment(dataFolder);
  const run = (...words: string[]): Promise<ProcessEnd> =>
    runProcess(words, { environment, folder: dataFolder, onLine, signal, timeoutMs: STEP_TIMEOUT_MS });

  const base = await findBasePython(environment);
  if (base === null) return fail(NO_PYTHON);
  await rm(folder, { recursive: true, force: true });

  onLine(`Making an environment in ${folder}`);
  const venv = await run(base, "-m", "venv", folder);
  if (signal.aborted) return fail(STOPPED);
  if (venv.code !== 0) return fail(whyNoVenv(venv));

  onLine(`Installing Metaflow ${METAFLOW_VERSION} and what it needs`);
  const python = pythonIn(folder);
  const pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "2", "--timeout", "20"];
  const install = await run(
    python,
    ...pip,
    "install",
    "--progress-bar",
    "off",
    `metaflow==${METAFLOW_VERSION}`,
  );
  if (signal.aborted) return fail(STOPPED);
  if (install.code !== 0) return fail(whyNoInstall(install));

  onLine("Writing byte code, so that flows start at once");
  await run(python, "-m", "compileall", "-q", folder);
  if (signal.aborted) return fail(STOPPED);

  const found = await findPython({ setting: python, dataFolder, environment });
  if (!found.ok) return fail(found.error.message);
  onLine(`Ready: Metaflow ${found.value.metaflowVersion} on Python ${found.value.pythonVersion}`);
  return ok({ ...found.value, from: "data-folder" });
}

const STOPPED = "Setting up Python was stopped. Nothing was kept; it can be started again.";

const whyNoVenv = ({ output }: ProcessEnd): string =>
  /ensurepip|python3-venv/i.test(output)
    ? "This Python cannot make environments: its venv package is missing. Install it (on Debian and Ubuntu: apt install python3-venv) and try again."
    : `The environment could not be made: ${lastWords(output)}. Nothing was kept.`;

const whyNoInstall = ({ output }: ProcessEnd): string =>
  NO_NETWORK.test(output)
    ? "pip could not reach the package index. Nothing was kept. Check this machine's network or its pip settings (PIP_INDEX_URL), then try again."
    : `pip could not install Metaflow: ${lastWords(output)}. Nothing was kept.`;

const lastWords = (output: string): string =>
  output
    .trim()
    .split("\n")
    .filter((line) => !/^(WARNING|\[notice\])/.test(line))
    .at(-1)
    ?.slice(0, 300) ?? "it gave no reason";
