import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutSecrets } from "./flow-environment.ts";
import { findPython } from "./python-environment.ts";
import { TEST_PYTHON } from "./real-metaflow.test-support.ts";
import { setUpPython } from "./set-up-python.ts";

/** A wheel that has Metaflow's name and version and nothing else: pip installs it without a network. */
const MAKE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1] + "/metaflow-2.19.39-py3-none-any.whl", "w") as wheel:
    info = "metaflow-2.19.39.dist-info/"
    wheel.writestr("metaflow/__init__.py", "__version__ = '2.19.39'\\n")
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: metaflow\\nVersion: 2.19.39\\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(info + "RECORD", "")
`;

let base = "";
beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "triggerboard-python-")));
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** The tests' environment, with a PATH that holds nothing but the programs given. */
async function pathOf(programs: Record<string, string>): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(base, "path-"));
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }
  return { ...withoutSecrets(process.env), PATH: folder };
}
const dataFolder = async (): Promise<string> => mkdtemp(join(base, "data-"));

describe("finding a Python with Metaflow", () => {
  it("says that there is none, or that Metaflow is missing, and what to do", async () => {
    const none = await findPython({ setting: null, dataFolder: base, environment: await pathOf({}) });
    expect(none).toEqual({
      ok: false,
      error: {
        reason: "no-python",
        message:
          "There is no python3 on this machine's PATH. Install Python 3.9 or newer, or name one in the settings.",
      },
    });
    const environment = await pathOf({ python3: "#!/bin/sh\ncase $2 in *metaflow*) exit 1;; esac\n" });
    const bare = await findPython({ setting: null, dataFolder: base, environment });
    expect(bare).toMatchObject({ ok: false, error: { reason: "can-set-up" } });
  });

  it("does not take another one for the one that is set", async () => {
    const environment = await pathOf({ python3: `#!/bin/sh\necho '["3.11.7", "2.19.39"]'\n` });
    expect(await findPython({ setting: null, dataFolder: base, environment })).toEqual({
      ok: true,
      value: { python: "python3", pythonVersion: "3.11.7", metaflowVersion: "2.19.39", from: "path" },
    });
    const set = await findPython({ setting: "/none/python", dataFolder: base, environment });
    expect(set).toMatchObject({
      ok: false,
      error: { reason: "setting", message: expect.stringContaining("there is no such program") },
    });
  });

  it.skipIf(TEST_PYTHON === "")("asks the real one for its versions", async () => {
    const options = { setting: TEST_PYTHON, dataFolder: base, environment: withoutSecrets(process.env) };
    expect(await findPython(options)).toMatchObject({
      ok: true,
      value: { python: TEST_PYTHON, from: "setting", metaflowVersion: expect.stringMatching(/^2\./) },
    });
  });
});

describe.skipIf(TEST_PYTHON === "")("setting up Python", { timeout: 120_000 }, () => {
  it("makes an environment in the data folder that is found from then on", async () => {
    const wheels = join(base, "wheels");
    await mkdir(wheels);
    execFileSync(TEST_PYTHON, ["-c", MAKE_WHEEL, wheels]);
    const data = await dataFolder();
    const environment = { ...withoutSecrets(process.env), PIP_NO_INDEX: "1", PIP_FIND_LINKS: wheels };
    const lines: string[] = [];
    const made = await setUpPython({
      dataFolder: data,
      environment,
      onLine: (line) => lines.push(line),
      signal: new AbortController().signal,
    });
    const python = {
      python: join(data, "python", "bin", "python"),
      pythonVersion: expect.stringMatching(/^3\./),
      metaflowVersion: "2.19.39",
      from: "data-folder",
    };
    expect(made).toEqual({ ok: true, value: python });
    expect(await findPython({ setting: null, dataFolder: data, environment })).toEqual({
      ok: true,
      value: python,
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        `Making an environment in ${join(data, "python")}`,
        "Installing Metaflow 2.19.39 and what it needs",
        expect.stringContaining("Successfully installed metaflow"),
        "Writing byte code, so that flows start at once",
      ]),
    );
  });

  it("says that pip reaches no package index, and leaves nothing behind", async () => {
    const data = await dataFolder();
    const made = await setUpPython({
      dataFolder: data,
      environment: {
        ...withoutSecrets(process.env),
        PIP_INDEX_URL: "http://127.0.0.1:9/simple",
        PIP_CONFIG_FILE: "/dev/null",
        PIP_NO_CACHE_DIR: "1",
      },
      onLine: () => {},
      signal: new AbortController().signal,
    });
    expect(made).toEqual({
      ok: false,
      error:
        "pip could not reach the package index. Nothing was kept. Check this machine's network or its pip settings (PIP_INDEX_URL), then try again.",
    });
    expect(existsSync(join(data, "python"))).toBe(false);
  });

  it("stops when it is told to, and leaves nothing behind", async () => {
    const data = await dataFolder();
    const stop = new AbortController();
    const made = await setUpPython({
      dataFolder: data,
      environment: withoutSecrets(process.env),
      onLine: () => stop.abort(),
      signal: stop.signal,
    });
    expect(made).toMatchObject({ ok: false, error: expect.stringContaining("was stopped") });
    expect(existsSync(join(data, "python"))).toBe(false);
  });

  it("names the package that Debian leaves out of its Python", async () => {
    const script = `#!/bin/sh\ncase "$*" in *venv*) echo "The virtual environment was not created successfully because ensurepip is not available"; exit 1;; esac\n`;
    const environment = await pathOf({ python3: script });
    const signal = new AbortController().signal;
    const made = await setUpPython({ dataFolder: await dataFolder(), environment, onLine: () => {}, signal });
    expect(made).toMatchObject({ ok: false, error: expect.stringContaining("apt install python3-venv") });
  });
});
