import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import { flowCommand } from "@/lib/core/simulation/flow-command.ts";
import { runIdFileName } from "@/lib/core/simulation/simulate-request.ts";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation.ts";
import { readMigrations } from "../db/apply-migrations.ts";
import type { Database } from "../db/database.ts";
import { createGraphStore } from "../db/graph-store.ts";
import { openPglite } from "../db/open-pglite.ts";
import { createSimulationStore, type SimulationStore } from "../db/simulation-store.ts";
import { withoutSecrets } from "../metaflow/flow-environment.ts";
import { flowFolder, TEST_PYTHON } from "../metaflow/real-metaflow.test-support.ts";
import { killGroup } from "../metaflow/run-process.ts";
import { openSimulations, type Simulations } from "./simulations.ts";

let data = "";
let code = "";
let database: Database;
let store: SimulationStore;
let graphId = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "triggerboard-data-"));
  code = await flowFolder();
  database = await openPglite(data, await readMigrations(join(process.cwd(), "prisma/migrations")));
  store = createSimulationStore(database.prisma);
  ({ graphId } = await createGraphStore(database.prisma).create(emptyGraph("Test"), "ann"));
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(data, { recursive: true, force: true });
  await rm(code, { recursive: true, force: true });
});

const logs = (): string => join(data, "simulations");
const open = (room = 2): Promise<Simulations> =>
  openSimulations(store, logs(), async () => room, process.env);

/** Two made within one millisecond would be in no order. */
let made = 0;
function simulation(file: string, parameters: Record<string, string> = {}): Simulation {
  const id = randomUUID();
  const runIdFile = join(logs(), runIdFileName(id));
  return {
    id,
    graphId,
    flow: file,
    state: "queued",
    triggers: [],
    parameters,
    command: flowCommand({ python: TEST_PYTHON, file, branch: null, triggers: [], parameters, runIdFile }),
    environment: { METAFLOW_USER: "ann" },
    folder: code,
    runId: null,
    exitCode: null,
    failure: null,
    queuedMs: Date.now() + made++,
    startedMs: null,
    endedMs: null,
  };
}
const options = {
  environment: { ...withoutSecrets(process.env), METAFLOW_USER: "ann" },
  refuse: async () => null,
};

/** Waits for what a simulation is to be. */
async function until(
  here: Simulations,
  id: string,
  is: (simulation: Simulation) => boolean,
): Promise<Simulation> {
  for (;;) {
    const now = here.current(id) ?? (await store.read(id));
    if (now !== null && is(now)) return now;
    await pause(30);
  }
}

describe.skipIf(TEST_PYTHON === "")("simulations", { timeout: 60_000 }, () => {
  it("run to their end and are kept with it", async () => {
    const here = await open();
    const good = simulation("model_refresh_flow.py");
    const bad = simulation("feature_flow.py", { where: "start" });
    const states: string[] = [];
    here.watch(good.id, () => {
      const state = here.current(good.id)?.state;
      if (state !== undefined && state !== states.at(-1)) states.push(state);
    });
    await here.start(good, options);
    await here.start(bad, options);
    await until(here, good.id, isOver);
    await until(here, bad.id, isOver);
    expect(states).toEqual(["running", "succeeded"]);
    const times = { startedMs: expect.any(Number), endedMs: expect.any(Number) };
    expect(await store.read(good.id)).toEqual({
      ...good,
      ...times,
      state: "succeeded",
      runId: expect.stringMatching(/^\d{16}$/),
      exitCode: 0,
    });
    expect(await store.read(bad.id)).toMatchObject({
      ...times,
      state: "failed",
      exitCode: 1,
      failure: "Failed at step start, exit 1",
    });
    expect((await store.list(graphId, good.flow, 5)).map(({ id }) => id)).toEqual([good.id]);
    expect((await store.list(graphId, null, 5)).map(({ id }) => id)).toEqual([bad.id, good.id]);
    expect(await readFile(here.logFile(good.id), "utf8")).toContain("model is ready");
  });

  it("wait their turn, and can be stopped while they wait and while they run", async () => {
    const here = await open(1);
    const first = simulation("inference_flow.py", { wait: "true" });
    const second = simulation("model_refresh_flow.py");
    const third = simulation("model_refresh_flow.py");
    for (const one of [first, second, third]) await here.start(one, options);
    await until(here, first.id, ({ runId }) => runId !== null);
    expect([first, second, third].map(({ id }) => here.position(id))).toEqual([null, 0, 1]);
    expect(await here.stop(second.id)).toBe(true);
    expect(await store.read(second.id)).toMatchObject({ state: "stopped", startedMs: null });
    expect(await here.stop(first.id)).toBe(true);
    expect(await until(here, first.id, isOver)).toMatchObject({ state: "stopped", failure: null });
    expect(await until(here, third.id, isOver)).toMatchObject({ state: "succeeded" });
    expect(await here.stop(third.id)).toBe(false);
  });

  it("are refused at their turn when a picked run has gone meanwhile", async () => {
    const here = await open();
    const one = simulation("model_refresh_flow.py");
    await here.start(one, { ...options, refuse: async () => "The run A/1 is gone." });
    expect(await until(here, one.id, isOver)).toMatchObject({
      state: "failed",
      failure: "The run A/1 is gone.",
      startedMs: null,
      runId: null,
    });
  });

  it("that are under way when the server is asked to end are interrupted, the queued ones too", async () => {
    const here = await open(1);
    const running = simulation("inference_flow.py", { wait: "true" });
    const queued = simulation("model_refresh_flow.py");
    for (const one of [running, queued]) await here.start(one, options);
    await until(here, running.id, ({ runId }) => runId !== null);
    await here.close();
    for (const { id } of [running, queued])
      expect(await store.read(id)).toMatchObject({ state: "interrupted", endedMs: expect.any(Number) });
    expect(here.current(running.id)).toBeNull();
  });

  it("that a killed server left behind are interrupted, and ended", async () => {
    const before = await open();
    const running = simulation("inference_flow.py", { wait: "true" });
    await before.start(running, options);
    await until(before, running.id, ({ runId }) => runId !== null);
    const pid = Number(await readFile(join(logs(), `${running.id}.pid`), "utf8"));
    const elsewhere = { ...simulation("model_refresh_flow.py"), state: "running" } as const;
    await store.keep(elsewhere);

    await open();
    expect(await store.read(running.id)).toMatchObject({
      state: "interrupted",
      failure: expect.stringContaining("Triggerboard ended while this was under way"),
    });
    expect(await store.read(elsewhere.id)).toEqual(elsewhere);
    while (killGroup(pid, 0)) await pause(50);
    // The server that was left is the same process here: it writes its own last word before the database closes.
    await until(before, running.id, ({ state }) => state !== "interrupted");
  });
});
