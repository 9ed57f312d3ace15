import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keeping } from "../db/keeping.ts";
import { addCodeFolder, codeFolders, listCodeFolders, removeCodeFolder } from "./code-folders.ts";
import { createGraph } from "./create-graph.ts";
import { deleteGraph, restoreGraph } from "./delete-graph.ts";
import { copyName, duplicateGraph } from "./duplicate-graph.ts";
import { exportGraph } from "./export-graph.ts";
import { importFlows } from "./import-flows.ts";
import { importFolder } from "./import-folder.ts";
import { importGraph } from "./import-graph.ts";
import { listGraphs } from "./list-graphs.ts";
import { loadGraph } from "./load-graph.ts";
import { openExamples } from "./open-examples.ts";
import { renameGraph } from "./rename-graph.ts";
import { saveCommands } from "./save-commands.ts";
import { watchGraph } from "./watch-graph.ts";

const folder = mkdtempSync(join(tmpdir(), "triggerboard-operations-"));
const before = { ...process.env };

beforeAll(() => {
  process.env.DATA_DIR = join(folder, "data");
  process.env.TRIGGERBOARD_USER = "ann";
  delete process.env.DATABASE_URL;
  delete process.env.TRIGGERBOARD_CODE_FOLDERS;
});
afterAll(async () => {
  await (await keeping()).close();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const nothingLikeIt = randomUUID();

test("the example flows open as a graph that the list shows with its counts and drawing", async () => {
  const { graphId, problems } = value(await openExamples());
  const { document } = value(await loadGraph(graphId));
  expect(problems).toEqual([]);
  expect(document.flows.map(({ name, source }) => [name, source?.file])).toContainEqual([
    "FirstFlow",
    "first_flow.py",
  ]);
  const summary = (await listGraphs()).find(({ id }) => id === graphId);
  expect(summary).toMatchObject({
    name: "Examples",
    revision: 0,
    updatedBy: "ann",
    counts: { flows: document.flows.length },
  });
  expect(summary?.thumbnail.kind).toBe("cards");
});

test("an exported graph imports as the same document", async () => {
  const { graphId } = value(await openExamples());
  const file = value(await exportGraph(graphId));
  expect(file.fileName).toBe("Examples.triggerboard.json");
  const copy = value(await importGraph({ text: file.text }));
  expect(value(await loadGraph(copy.graphId)).document).toEqual(value(await loadGraph(graphId)).document);
});

test("a file that is no graph is refused in words", async () => {
  expect(await importGraph({ text: "{" })).toEqual({
    ok: false,
    error: { code: "invalid", message: "This is not a Triggerboard graph. Nothing was imported." },
  });
});

test("renaming is a change in the log, and the same name is none", async () => {
  const { graphId } = value(await createGraph({ name: "Old" }));
  expect(value(await renameGraph({ graphId, name: "New" }))).toEqual({ revision: 1 });
  expect(value(await renameGraph({ graphId, name: "New" }))).toEqual({ revision: 1 });
  expect((await listGraphs()).find(({ id }) => id === graphId)?.name).toBe("New");
});

test("a duplicate stands beside the old graph under a free name", async () => {
  const { graphId } = value(await createGraph({ name: "Twin" }));
  const first = value(await duplicateGraph({ graphId }));
  const second = value(await duplicateGraph({ graphId }));
  expect(value(await loadGraph(first.graphId)).document.name).toBe("Twin copy");
  expect(value(await loadGraph(second.graphId)).document.name).toBe("Twin copy 2");
  expect(copyName("x".repeat(200), new Set())).toHaveLength(200);
});

test("a deleted graph can be restored; one that never was cannot be found by any operation", async () => {
  const { graphId } = value(await createGraph({ name: "Gone" }));
  value(await deleteGraph({ graphId }));
  expect(await loadGraph(graphId)).toMatchObject({ ok: false, error: { code: "not-found" } });
  value(await restoreGraph({ graphId }));
  expect(value(await loadGraph(graphId)).document.name).toBe("Gone");
  const missing = { ok: false, error: { code: "not-found" } };
  const nobody = { graphId: nothingLikeIt };
  expect(await deleteGraph(nobody)).toMatchObject(missing);
  expect(await duplicateGraph(nobody)).toMatchObject(missing);
  expect(await renameGraph({ ...nobody, name: "x" })).toMatchObject(missing);
  expect(await exportGraph("../etc/passwd")).toMatchObject(missing);
});

test("whoever watches a graph is told its revision at once, each new one, and its end", async () => {
  const { graphId } = value(await createGraph({ name: "Watched" }));
  const told: unknown[] = [];
  const stop = value(await watchGraph(graphId, (moment) => told.push(moment)));
  const batch = {
    batchId: randomUUID(),
    label: "rename",
    commands: [{ type: "rename-graph" as const, name: "Seen" }],
  };
  value(await saveCommands({ graphId, baseRevision: 0, batches: [batch] }));
  value(await deleteGraph({ graphId }));
  await expect
    .poll(() => told)
    .toEqual([{ kind: "revision", revision: 0 }, { kind: "revision", revision: 1 }, { kind: "deleted" }]);
  stop();
  expect(await watchGraph(nothingLikeIt, () => {})).toMatchObject({
    ok: false,
    error: { code: "not-found" },
  });
});

test("files with a broken one among them import, and the broken one is named", async () => {
  const flow =
    "from metaflow import FlowSpec, step\nclass A(FlowSpec):\n    @step\n    def start(self): self.next(self.end)\n    @step\n    def end(self): pass\n";
  const { graphId, problems } = value(
    await importFlows({
      name: "Mine",
      files: [
        { path: "a.py", text: flow },
        { path: "b.py", text: "from metaflow import (" },
      ],
    }),
  );
  expect(value(await loadGraph(graphId)).document.flows.map(({ name }) => name)).toEqual(["A"]);
  expect(problems).toMatchObject([{ code: "parse-error", file: "b.py" }]);
  expect(await importFlows({ name: "None", files: [{ path: "b.py", text: "x = 1\n" }] })).toEqual({
    ok: false,
    error: { code: "invalid", message: "No Metaflow flow was found in the file. Nothing was imported." },
  });
});

test("only folders inside the code folders are read, not even through a link", async () => {
  const code = join(folder, "code");
  const secret = join(folder, "secret");
  for (const path of [join(code, "team/.git"), join(code, "team/venv"), secret])
    mkdirSync(path, { recursive: true });
  const flow = (name: string) =>
    `from metaflow import FlowSpec, step\nclass ${name}(FlowSpec):\n    @step\n    def start(self): self.next(self.end)\n    @step\n    def end(self): pass\n`;
  writeFileSync(join(code, "team/ours.py"), flow("Ours"));
  writeFileSync(join(code, "team/.git/hook.py"), flow("Hook"));
  writeFileSync(join(code, "team/venv/pyvenv.cfg"), "");
  writeFileSync(join(code, "team/venv/lib.py"), flow("Lib"));
  writeFileSync(join(secret, "theirs.py"), flow("Theirs"));
  symlinkSync(secret, join(code, "team/out"));

  expect(await importFolder({ name: "x", folder: code })).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  for (const none of ["relative", join(code, "none"), join(code, "team/ours.py")])
    expect(await addCodeFolder({ folder: none })).toMatchObject({ ok: false });
  const examples = { path: expect.stringMatching(/examples[\\/]flows$/), from: "examples", found: true };
  const added = [{ path: code, from: "settings", found: true }, examples];
  expect(value(await addCodeFolder({ folder: code }))).toEqual(added);
  expect(value(await addCodeFolder({ folder: join(code, "../code") }))).toEqual(added);
  expect((await codeFolders()).at(-1)).toMatch(/examples[\\/]flows$/);
  const { graphId } = value(await importFolder({ name: "Ours", folder: join(code, "team") }));
  expect(
    value(await loadGraph(graphId)).document.flows.map(({ name, source }) => [name, source?.file]),
  ).toEqual([["Ours", "team/ours.py"]]);
  for (const outside of [secret, join(code, "team/out"), join(code, "../secret"), `${code}x`])
    expect(await importFolder({ name: "x", folder: outside })).toMatchObject({ ok: false });

  process.env.TRIGGERBOARD_CODE_FOLDERS = secret;
  expect(await codeFolders()).toEqual([secret]);
  expect(await listCodeFolders()).toEqual([{ path: secret, from: "environment", found: true }]);
  expect(await addCodeFolder({ folder: code })).toMatchObject({ ok: false });
  expect(await removeCodeFolder({ folder: code })).toMatchObject({ ok: false });
  delete process.env.TRIGGERBOARD_CODE_FOLDERS;

  renameSync(code, `${code}-moved`);
  expect(await listCodeFolders()).toEqual([{ path: code, from: "settings", found: false }, examples]);
  expect(value(await removeCodeFolder({ folder: code }))).toEqual([examples]);
});
