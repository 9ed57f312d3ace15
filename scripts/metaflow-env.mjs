// One Python environment with real Metaflow for every test and script that runs it: made once, shared, re-made when the
// requirements or the Python change.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const REQUIREMENTS = path.join(import.meta.dirname, "metaflow-requirements.txt");
const OLDEST_PYTHON = [3, 9];
const ASK_PYTHON = "import json, sys; print(json.dumps([sys.executable, *sys.version_info[:3]]))";

/** No Python that could run Metaflow was found: a test may skip for this reason, by name. */
class NoPythonError extends Error {
  name = "NoPythonError";
}

/**
 * Makes sure that `cacheDir/metaflow-env` holds Metaflow with what it needs to compile Sensors, byte-compiled (without that every
 * start takes five times as long). Two processes may ask at once: one makes it, the other waits.
 * @returns the absolute path of its Python
 * @throws NoPythonError without a Python of at least 3.9; Error with pip's last words when installing fails
 */
export async function ensureMetaflowEnv({
  cacheDir = path.join(import.meta.dirname, "..", ".cache"),
  log = () => {},
} = {}) {
  const system = await findPython();
  const folder = path.resolve(cacheDir, "metaflow-env");
  const python = path.join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const stampFile = path.join(folder, "stamp");
  const stamp = createHash("sha256")
    .update(`${system.version}\n${await readFile(REQUIREMENTS, "utf8")}`)
    .digest("hex");
  const isReady = async () => (await readFile(stampFile, "utf8").catch(() => "")) === stamp;
  if (await isReady()) return python;

  await mkdir(cacheDir, { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (await isReady()) return python;
    const started = Date.now();
    log("Making a Python environment with Metaflow (once; takes about a minute)");
    await rm(folder, { recursive: true, force: true });
    await step(system.command, ["-m", "venv", folder]);
    await step(python, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "-r",
      REQUIREMENTS,
    ]);
    // Quiet and not checked: some packages ship files for other Pythons that do not compile.
    await run(python, ["-m", "compileall", "-q", folder]).catch(() => {});
    await writeFile(stampFile, stamp);
    log(`Metaflow is ready after ${Math.round((Date.now() - started) / 1000)} s`);
    return python;
  } finally {
    await unlock();
  }
}

/**
 * The Python named by PYTHON, else the first of python3 and python that is new enough.
 * @throws NoPythonError
 */
async function findPython() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ["python3", "python"];
  for (const command of candidates) {
    const found = await run(command, ["-c", ASK_PYTHON]).catch(() => null);
    const [executable, major = 0, minor = 0, patch = 0] = found ? JSON.parse(found.stdout) : [];
    if (executable && (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1])))
      return { command: executable, version: [major, minor, patch].join(".") };
  }
  throw new NoPythonError(
    `No Python ${OLDEST_PYTHON.join(".")} or newer found (tried ${candidates.join(", ")}; PYTHON can name another)`,
  );
}

async function step(command, args) {
  try {
    await run(command, args, { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const last = `${error.stderr || error.message}`.trim().split("\n").slice(-5).join("\n");
    throw new Error(`\`${path.basename(command)} ${args.slice(0, 3).join(" ")} …\` failed:\n${last}`, {
      cause: error,
    });
  }
}

/** Takes the lock file, waiting for its holder; one whose holder is gone is taken over. */
async function lock(file) {
  for (;;) {
    try {
      const handle = await open(file, "wx");
      await handle.write(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = await readFile(file, "utf8").catch(() => "");
    if (holder !== "" && !isAlive(Number(holder))) {
      // Others may find the same dead holder: whoever is late must not take the new holder's lock away.
      await sleep(Math.random() * 200);
      if ((await readFile(file, "utf8").catch(() => "")) === holder) await rm(file, { force: true });
    } else await sleep(200);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
