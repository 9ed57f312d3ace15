import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentTriggerRuns } from "@/lib/core/simulation/current-trigger.ts";
import { listRuns, type RunBatch, searchRuns } from "./list-runs.ts";
import { readRun } from "./read-run.ts";
import { flowFolder, python, runToEnd, TEST_PYTHON } from "./real-metaflow.test-support.ts";

describe.skipIf(TEST_PYTHON === "")("runs that real Metaflow made", () => {
  let folder = "";
  let root = "";
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    folder = await flowFolder();
    root = join(folder, ".metaflow");
    ids.refresh = await runToEnd(folder, "model_refresh_flow.py", "--tag", "v2.3", "--tag", "prod");
    ids.refresh2 = await runToEnd(folder, "model_refresh_flow.py");
    ids.startFails = await runToEnd(folder, "feature_flow.py", "--where", "start");
    ids.endFails = await runToEnd(folder, "feature_flow.py", "--where", "end");
    ids.retried = await runToEnd(folder, "feature_flow.py", "--where", "first-attempt");
    ids.endRetried = await runToEnd(folder, "feature_flow.py", "--where", "end-once");
    ids.caught = await runToEnd(folder, "caught_flow.py");
    ids.project = await runToEnd(folder, "project_flow.py");
    // One after the other: of two that begin in one moment the client may put either first.
    const killed = await startWaiting();
    const running = await startWaiting();
    ids.killed = killed.id;
    ids.running = running.id;
    process.kill(-killed.pid, "SIGKILL");
    started.push(running.pid);
  }, 120_000);
  const started: number[] = [];
  afterAll(async () => {
    for (const pid of started) process.kill(-pid, "SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts FeatureFlow and waits until it sleeps: in its second step, or in the second attempt of its last. */
  async function startWaiting(where = "waits"): Promise<{ pid: number; id: string }> {
    const child = spawn(TEST_PYTHON, ["feature_flow.py", "run", "--where", where], {
      cwd: folder,
      env: { ...process.env, METAFLOW_USER: "ann" },
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    child.stdout.setEncoding("utf8");
    while (!output.includes("] waiting")) output += String((await once(child.stdout, "data"))[0]);
    return { pid: child.pid ?? 0, id: /\[(\d+)\//.exec(output)?.[1] ?? "" };
  }

  it("stand as Metaflow's client sees them, with times, users and tags", async () => {
    const flows = ["ModelRefreshFlow", "FeatureFlow", "CaughtFlow", "ProjectFlow"];
    const script = join(import.meta.dirname, "fixtures", "client_view.py");
    const client: unknown = JSON.parse(await python(folder, [script, ...flows]));
    const ours = await Promise.all(flows.map(async (flow) => (await listRuns(root, flow, 50)).runs));
    const rows = ours.flat().map((run) => [
      run.flow,
      run.id,
      run.state.kind === "succeeded",
      // The client knows a finish only where the end step is done.
      run.state.kind === "failed" && run.state.step !== "end" ? null : run.finishedMs,
      run.user,
      run.tags,
    ]);
    expect(rows).toEqual(client);
    expect(rows).toHaveLength(10);
  });

  it("say where a run failed, and that @catch on the end step does not make it successful", async () => {
    const state = async (flow: string, id: string | undefined) =>
      (await readRun(root, flow, id ?? ""))?.state;
    expect(await state("FeatureFlow", ids.startFails)).toEqual({
      kind: "failed",
      step: "start",
      caught: false,
    });
    expect(await state("FeatureFlow", ids.endFails)).toEqual({ kind: "failed", step: "end", caught: false });
    expect(await state("CaughtFlow", ids.caught)).toEqual({ kind: "failed", step: "end", caught: true });
    expect(await state("FeatureFlow", ids.retried)).toEqual({ kind: "succeeded" });
    expect(await state("FeatureFlow", ids.endRetried)).toEqual({ kind: "succeeded" });
  });

  it("cannot be told apart while running or killed, and say when they were last written", async () => {
    for (const id of [ids.killed, ids.running]) {
      const run = await readRun(root, "FeatureFlow", id ?? "");
      expect(run).toMatchObject({ finishedMs: null, state: { kind: "unfinished", step: "work" } });
      const age = run?.state.kind === "unfinished" ? Date.now() - run.state.lastWrittenMs : -1;
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(60_000);
    }
  });

  it("whose end step failed once and is being tried again have not failed yet", async () => {
    const retrying = await startWaiting("end-waits");
    started.push(retrying.pid);
    expect(await readRun(root, "FeatureFlow", retrying.id)).toMatchObject({
      finishedMs: null,
      state: { kind: "unfinished", step: "end" },
    });
  });

  it("of a flow under @project with an end step of its own name carry project and branch", async () => {
    const run = await readRun(root, "ProjectFlow", ids.project ?? "");
    expect(run).toEqual({
      flow: "ProjectFlow",
      id: ids.project,
      createdMs: Math.floor(Number(ids.project) / 1000),
      finishedMs: expect.any(Number),
      user: "ann",
      tags: [],
      project: "shop",
      branch: "user.ann",
      state: { kind: "succeeded" },
    });
  });

  it("are ordered for current.trigger as Metaflow orders them", async () => {
    const picked = [
      await readRun(root, "ModelRefreshFlow", ids.refresh2 ?? ""),
      await readRun(root, "FeatureFlow", ids.retried ?? ""),
      await readRun(root, "ModelRefreshFlow", ids.refresh ?? ""),
    ].filter((run) => run !== null);
    const triggers = picked.flatMap((run) => ["--trigger", `${run.flow}/${run.id}`]);
    const output = await python(folder, ["inference_flow.py", ...triggers, "run"]);
    const saw: unknown = JSON.parse(/SAW (.*)$/m.exec(output)?.[1] ?? "null");
    expect(currentTriggerRuns(picked).map((run) => `${run.flow}/${run.id}`)).toEqual(saw);
  });

  it("whose data was moved away are said to be unreadable, as Metaflow could not read them either", async () => {
    const moved = join(folder, "moved");
    await cp(root, join(moved, ".metaflow"), { recursive: true });
    await rename(join(root, "ModelRefreshFlow", "data"), join(root, "ModelRefreshFlow", "gone"));
    const { runs } = await listRuns(join(moved, ".metaflow"), "ModelRefreshFlow", 1);
    await rename(join(root, "ModelRefreshFlow", "gone"), join(root, "ModelRefreshFlow", "data"));
    expect(runs[0]?.state).toEqual({
      kind: "unreadable",
      why: `its data is not in ${root}, where Metaflow would look for it`,
    });
  });

  it("are found by id, user or tag, newest first, and only the successful ones where that is asked", async () => {
    const find = async (query: string, onlySucceeded: boolean): Promise<string[]> => {
      const found: string[] = [];
      for await (const { runs } of searchRuns(root, "FeatureFlow", { query, onlySucceeded, limit: 50 }))
        found.push(...runs.map((run) => run.id));
      return found;
    };
    expect(await find("", true)).toEqual([ids.endRetried, ids.retried]);
    expect(await find("ANN", false)).toHaveLength(7);
    expect(await find(`ann ${ids.endFails?.slice(-6)}`, false)).toEqual([ids.endFails]);
    expect(await find("nobody", false)).toEqual([]);
    const tagged = await searchRuns(root, "ModelRefreshFlow", {
      query: "prod v2",
      onlySucceeded: false,
      limit: 9,
    }).next();
    expect(tagged.value).toMatchObject({ runs: [{ id: ids.refresh, tags: ["prod", "v2.3"] }], total: 2 });
  });
});

describe("a datastore that is not as expected", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await flowFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("has no runs of a flow that never ran", async () => {
    expect(await listRuns(join(folder, "nowhere"), "FirstFlow", 50)).toEqual({
      runs: [],
      examined: 0,
      total: 0,
    });
  });

  it("may hold strange names, half-written files and runs of other schedulers without a run being lost", async () => {
    const flow = join(folder, "odd", "FirstFlow");
    const write = async (run: string, text: string): Promise<void> => {
      await mkdir(join(flow, run, "_meta"), { recursive: true });
      await writeFile(join(flow, run, "_meta", "_self.json"), text);
    };
    await write("argo-first-9", '{"ts_epoch": 1795362864600, "user_name": "argo", "tags": ["b", "a", 3]}');
    await write("1795362864599562", "{");
    await write("1795362864599563", '{"user_name": "ann"}');
    await write("..hidden", "{}");
    await writeFile(join(flow, "latest_run"), "1795362864599563");
    await mkdir(join(flow, "data"), { recursive: true });
    const { runs } = await listRuns(join(folder, "odd"), "FirstFlow", 50);
    expect(runs.map(({ id, createdMs, user, tags }) => ({ id, createdMs, user, tags }))).toEqual([
      { id: "argo-first-9", createdMs: 1795362864600, user: "argo", tags: ["a", "b"] },
      { id: "1795362864599563", createdMs: 1795362864599, user: "ann", tags: [] },
    ]);
  });

  it("is searched no further than the limit, and not at all once the caller is gone", async () => {
    const flow = join(folder, "many", "FirstFlow");
    for (let run = 0; run < 200; run++) {
      await mkdir(join(flow, String(1795362864000000 + run), "_meta"), { recursive: true });
      await writeFile(join(flow, String(1795362864000000 + run), "_meta", "_self.json"), "{}");
    }
    const batches: RunBatch[] = [];
    const gone = new AbortController();
    const all = { query: "", onlySucceeded: false, limit: 1000 };
    for await (const batch of searchRuns(join(folder, "many"), "FirstFlow", all, gone.signal)) {
      batches.push(batch);
      if (batches.length === 2) gone.abort();
    }
    expect(batches.map(({ runs, examined, total }) => [runs.length, examined, total])).toEqual([
      [64, 64, 200],
      [64, 128, 200],
    ]);
    const { runs, examined } = await listRuns(join(folder, "many"), "FirstFlow", 3);
    expect([runs.map(({ id }) => id), examined]).toEqual([
      ["1795362864000199", "1795362864000198", "1795362864000197"],
      64,
    ]);
  });
});
