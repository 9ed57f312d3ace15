import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDatastore, sysrootOf } from "./find-datastore.ts";
import { flowFolder, python, TEST_PYTHON } from "./real-metaflow.test-support.ts";

let folder = "";
beforeAll(async () => {
  folder = await flowFolder();
  for (const path of [
    "bare/flows",
    "with/.metaflow",
    "with/flows/deep",
    "home",
    "configured/.metaflow",
    "profiled",
  ])
    await mkdir(join(folder, path), { recursive: true });
  await writeFile(
    join(folder, "home", "config.json"),
    JSON.stringify({ METAFLOW_DATASTORE_SYSROOT_LOCAL: join(folder, "user") }),
  );
  await writeFile(
    join(folder, "profiled", "config_dev.json"),
    JSON.stringify({ METAFLOW_DATASTORE_SYSROOT_LOCAL: join(folder, "dev") }),
  );
  await writeFile(
    join(folder, "configured", ".metaflow", "config.json"),
    JSON.stringify({ METAFLOW_DATASTORE_SYSROOT_LOCAL: "elsewhere" }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Folder to run in, environment, and where Metaflow looks, below the test's folder. */
const CASES: [string, Record<string, string>, string, string][] = [
  ["with", {}, "with/.metaflow", "found"],
  ["with/flows/deep", {}, "with/.metaflow", "found"],
  ["bare/flows", {}, "bare/flows/.metaflow", "nothing"],
  ["with", { METAFLOW_DATASTORE_SYSROOT_LOCAL: "$/set" }, "set/.metaflow", "environment"],
  ["with", { METAFLOW_DATASTORE_SYSROOT_LOCAL: "runs" }, "with/runs/.metaflow", "environment"],
  ["with", { METAFLOW_HOME: "$/home" }, "user/.metaflow", "configuration"],
  ["with", { METAFLOW_HOME: "$/profiled", METAFLOW_PROFILE: "dev" }, "dev/.metaflow", "configuration"],
  ["configured", { METAFLOW_HOME: "$/home" }, "configured/elsewhere/.metaflow", "configuration"],
];
const environmentOf = (set: Record<string, string>): Record<string, string> => ({
  METAFLOW_HOME: join(folder, "no-home"),
  ...Object.fromEntries(Object.entries(set).map(([name, value]) => [name, value.replace("$", folder)])),
});

describe("where runs are looked for", () => {
  it.each(CASES)("in %s with %o is %s", async (from, set, root, decidedBy) => {
    const found = await findDatastore(join(folder, from), null, environmentOf(set));
    expect({ root: found.root, decidedBy: found.decidedBy }).toEqual({ root: join(folder, root), decidedBy });
    expect(found.explanation).toContain(found.root);
  });

  it("is what a setting says, be it the folder that holds .metaflow or that folder itself", async () => {
    const environment = environmentOf({ METAFLOW_DATASTORE_SYSROOT_LOCAL: "/else" });
    for (const setting of [join(folder, "with"), join(folder, "with", ".metaflow"), "../with"]) {
      const found = await findDatastore(join(folder, "bare"), setting, environment);
      expect(found).toMatchObject({
        root: join(folder, "with/.metaflow"),
        decidedBy: "setting",
        exists: true,
      });
      expect(sysrootOf(found)).toBe(join(folder, "with"));
    }
  });
});

describe.skipIf(TEST_PYTHON === "")("Metaflow itself", () => {
  it("looks in the same places", async () => {
    const script = [
      "import os, sys, json; os.chdir(sys.argv[1]); os.environ.update(json.loads(sys.argv[2]))",
      "from metaflow.plugins.datastores.local_storage import LocalStorage as S",
      "print(os.path.abspath(S.get_datastore_root_from_config(lambda *_: None, create_on_absent=False) or '.metaflow'))",
    ].join("\n");
    const seen = await Promise.all(
      CASES.map(async ([from, set]) =>
        (await python(folder, ["-c", script, join(folder, from), JSON.stringify(environmentOf(set))])).trim(),
      ),
    );
    expect(seen).toEqual(CASES.map(([, , root]) => join(folder, root)));
  });
});
