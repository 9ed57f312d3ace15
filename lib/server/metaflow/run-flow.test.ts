import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flowCommand } from "@/lib/core/simulation/flow-command.ts";
import type { RunReference } from "@/lib/core/simulation/metaflow-run.ts";
import { withoutSecrets } from "./flow-environment.ts";
import { readRun } from "./read-run.ts";
import { flowFolder, runToEnd, TEST_PYTHON } from "./real-metaflow.test-support.ts";
import { runFlow } from "./run-flow.ts";
import { killGroup } from "./run-process.ts";

let folder = "";
beforeAll(async () => {
  folder = await flowFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Started = {
  file?: string;
  triggers?: RunReference[];
  parameters?: Record<string, string>;
  python?: string;
};

async function start({ file = "inference_flow.py", triggers = [], parameters = {}, python }: Started) {
  const name = join(folder, `${Math.random()}`);
  const seen: { runId: string | null; log(): Promise<string> } = {
    runId: null,
    log: () => readFile(`${name}.log`, "utf8"),
  };
  const running = await runFlow({
    command: flowCommand({
      python: python ?? TEST_PYTHON,
      file,
      branch: null,
      triggers,
      parameters,
      runIdFile: `${name}.id`,
    }),
    folder,
    environment: {
      ...withoutSecrets({ ...process.env, DATABASE_URL: "secret", TRIGGERBOARD_TOKEN: "secret" }),
      METAFLOW_USER: "ann",
    },
    logFile: `${name}.log`,
    runIdFile: `${name}.id`,
    onLog: () => {},
    onRunId: (runId) => {
      seen.runId = runId;
    },
  });
  return { running, seen };
}

async function runThrough(options: Started) {
  const { running, seen } = await start(options);
  if (!running.ok) throw new Error(running.error);
  return { end: await running.value.end, runId: seen.runId, log: await seen.log() };
}

/** What the flow printed as JSON after a word. */
const printed = (log: string, word: string): unknown =>
  JSON.parse(new RegExp(`${word} (.*)$`, "m").exec(log)?.[1] ?? '"nothing"');

describe.skipIf(TEST_PYTHON === "")("a flow that real Metaflow runs", { timeout: 120_000 }, () => {
  it("starts by the picked runs of two upstreams, and its own run is known", async () => {
    const triggers = [
      { flow: "ModelRefreshFlow", run: await runToEnd(folder, "model_refresh_flow.py") },
      { flow: "FeatureFlow", run: await runToEnd(folder, "feature_flow.py") },
    ];
    const { end, runId, log } = await runThrough({ triggers });
    expect(end).toEqual({ code: 0, stopped: false, failure: null });
    expect(printed(log, "SAW")).toEqual([
      `FeatureFlow/${triggers[1]?.run}`,
      `ModelRefreshFlow/${triggers[0]?.run}`,
    ]);
    expect(await readRun(join(folder, ".metaflow"), "InferenceFlow", runId ?? "")).toMatchObject({
      state: { kind: "succeeded" },
      user: "ann",
      tags: [
        `triggered_by:FeatureFlow/${triggers[1]?.run}`,
        `triggered_by:ModelRefreshFlow/${triggers[0]?.run}`,
      ],
    });
  });

  it("gets parameters exactly as they were given, and none of our secrets", async () => {
    const text = `--trigger A/1 $(id) \`id\` ; "quoted" 'é' \\ %s\n* ~`;
    const parameters = { text, number: "-5", ratio: "-1e3", sure: "TRUE", shape: '{"a": [1, "\\"x"]}' };
    const { end, log } = await runThrough({ parameters });
    expect(end.code).toBe(0);
    expect(printed(log, "VALUES")).toEqual([text, -5, -1000, true, { a: [1, '"x'] }]);
    const names = printed(log, "ENVIRONMENT") as string[];
    expect(names).toContain("PATH");
    expect(names.filter((name) => /^(DATABASE_URL|TRIGGERBOARD_|VITEST|npm_)/.test(name))).toEqual([]);
  });

  it("that fails says at which step", async () => {
    const { end, runId } = await runThrough({ file: "feature_flow.py", parameters: { where: "end" } });
    expect(end).toEqual({ code: 1, stopped: false, failure: "Failed at step end, exit 1" });
    expect(runId).toMatch(/^\d{16}$/);
  });

  it("that Metaflow refuses says what Metaflow said, and makes no run", async () => {
    const triggers = [{ flow: "ModelRefreshFlow", run: "999" }];
    const { end, runId } = await runThrough({ triggers });
    expect([end.failure, runId]).toEqual(["Run('ModelRefreshFlow/999') does not exist (exit 1)", null]);
  });

  it("is stopped with all that it started, and Metaflow writes down that it did not end well", async () => {
    const { running, seen } = await start({ parameters: { wait: "true" } });
    if (!running.ok) throw new Error(running.error);
    while (!(await seen.log().catch(() => "")).includes("SAW")) await pause(50);
    running.value.stop();
    running.value.stop();
    expect(await running.value.end).toMatchObject({ stopped: true, failure: null });
    expect(killGroup(running.value.pid, 0)).toBe(false);
    expect(await readRun(join(folder, ".metaflow"), "InferenceFlow", seen.runId ?? "")).toMatchObject({
      state: { kind: "failed", step: "start" },
    });
  });
});

it("says that a Python is not there", async () => {
  const { running } = await start({ python: join(folder, "no-python") });
  expect(running).toEqual({
    ok: false,
    error: `${join(folder, "no-python")} could not be started: ENOENT`,
  });
});

it("says so when the words are too long for the system", async () => {
  const { running } = await start({ python: "python3", parameters: { text: "x".repeat(200_000) } });
  expect(running).toMatchObject({ ok: false, error: expect.stringContaining("E2BIG") });
});
