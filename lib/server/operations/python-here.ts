// The Python that simulations use, asked at most once in a while, and its being set up, once at a time.
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { PythonStatus } from "@/lib/core/simulation/simulate-request.ts";
import { dataFolder } from "../db/database.ts";
import { withoutSecrets } from "../metaflow/flow-environment.ts";
import { findPython, type MetaflowPython, type NoPython } from "../metaflow/python-environment.ts";
import { setUpPython } from "../metaflow/set-up-python.ts";
import { simulateSettings } from "./simulate-settings.ts";

/** Asking takes half a second, since it imports Metaflow. */
const REMEMBERED_MS = 60_000;
const KEPT_LINES = 500;

type SetUp = { lines: string[]; sinceMs: number; stop: AbortController };
type PythonHere = {
  found: { setting: string | null; python: MetaflowPython; atMs: number } | null;
  settingUp: SetUp | null;
  failed: { message: string; lines: string[] } | null;
};
const HERE = Symbol.for("triggerboard.python");
const perProcess = globalThis as typeof globalThis & { [HERE]?: PythonHere };

function here(): PythonHere {
  perProcess[HERE] ??= { found: null, settingUp: null, failed: null };
  return perProcess[HERE];
}

/** @returns the Python to run flows with; one that was found is believed for a while, one that was not is looked for again */
export async function pythonHere(): Promise<Result<MetaflowPython, NoPython>> {
  const state = here();
  const { python: setting } = await simulateSettings();
  if (state.found?.setting === setting && Date.now() - state.found.atMs < REMEMBERED_MS)
    return ok(state.found.python);
  const found = await findPython({
    setting,
    dataFolder: dataFolder(),
    environment: withoutSecrets(process.env),
  });
  state.found = found.ok ? { setting, python: found.value, atMs: Date.now() } : null;
  return found;
}

export async function pythonStatus(): Promise<PythonStatus> {
  const { settingUp, failed } = here();
  if (settingUp !== null)
    return { kind: "setting-up", lines: [...settingUp.lines], sinceMs: settingUp.sinceMs };
  const found = await pythonHere();
  if (found.ok) {
    const { python, pythonVersion, metaflowVersion } = found.value;
    return { kind: "ready", python, pythonVersion, metaflowVersion };
  }
  const canSetUp = found.error.reason !== "no-python";
  return failed === null
    ? { kind: "missing", message: found.error.message, canSetUp }
    : { kind: "set-up-failed", ...failed, canSetUp };
}

/**
 * Begins to make an environment in the data folder; pythonStatus tells how it goes. A setting that names another Python is left as it
 * is, and refused: the environment would not be used.
 */
export async function startSettingUpPython(): Promise<Result<null, { code: "invalid"; message: string }>> {
  const state = here();
  const { python: setting } = await simulateSettings();
  if (setting !== null) {
    return fail({
      code: "invalid",
      message: `The settings name a Python, ${setting}, which would be used all the same. Nothing was made. Clear that setting first.`,
    });
  }
  if (state.settingUp !== null) return ok(null);
  const setUp: SetUp = { lines: [], sinceMs: Date.now(), stop: new AbortController() };
  state.settingUp = setUp;
  state.failed = null;
  state.found = null;
  setUpPython({
    dataFolder: dataFolder(),
    environment: withoutSecrets(process.env),
    onLine: (line) => setUp.lines.splice(0, Math.max(0, setUp.lines.push(line) - KEPT_LINES)),
    signal: setUp.stop.signal,
  })
    .catch((error) => fail(`Python could not be set up: ${error instanceof Error ? error.message : error}`))
    .then((made) => {
      state.settingUp = null;
      if (!made.ok) state.failed = { message: made.error, lines: setUp.lines };
    });
  return ok(null);
}

/** Gives up setting up Python, if it is under way. */
export async function stopSettingUpPython(): Promise<Result<null, never>> {
  here().settingUp?.stop.abort();
  return ok(null);
}
