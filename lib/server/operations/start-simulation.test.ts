import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Flow } from "@/lib/core/graph/trigger-graph.ts";
import { readFlows } from "@/lib/core/python/read-flows.ts";
import type { RunReference } from "@/lib/core/simulation/metaflow-run.ts";
import type { SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import { defaultSimulateSettings } from "@/lib/core/simulation/simulate-settings.ts";
import type { Simulation } from "@/lib/core/simulation/simulation.ts";
import { keeping } from "../db/keeping.ts";
import { flowFolder, runToEnd, TEST_PYTHON } from "../metaflow/real-metaflow.test-support.ts";
import { listUpstreamRuns } from "./list-upstream-runs.ts";
import { readRunOfFlow } from "./read-run-of-flow.ts";
import { type LogMoment, readSimulationLog } from "./read-simulation-log.ts";
import { runUpstreamOnce } from "./run-upstream-once.ts";
import { setSimulateSettings } from "./simulate-settings.ts";
import { simulateSetup } from "./simulate-setup.ts";
import { simulationsHere } from "./simulations-here.ts";
import { startSimulation } from "./start-simulation.ts";
import { stopSimulation } from "./stop-simulation.ts";

let data = "";
let code = "";
let graphId = "";
const runs: Record<string, RunReference> = {};
/** Beside the code folder, in the system's folder for temporary files. */
const OUTSIDE = `../outside-${randomUUID()}.py`;
const FILES = [
  "model_refresh_flow.py",
  "feature_flow.py",
  "caught_flow.py",
  "inference_flow.py",
  "project_flow.py",
];

beforeAll(async () => {
  if (TEST_PYTHON === "") return;
  data = await mkdtemp(join(tmpdir(), "triggerboard-data-"));
  code = await flowFolder();
  process.env.DATA_DIR = data;
  process.env.TRIGGERBOARD_CODE_FOLDERS = code;
  process.env.TRIGGERBOARD_TOKEN = "secret";
  const files = await Promise.all(
    FILES.map(async (path) => ({ path, text: await readFile(join(code, path), "utf8") })),
  );
  const { graph } = readFlows(files, "Shop");
  const drawn: Flow = {
    id: "drawn",
    name: "DrawnFlow",
    parameters: [],
    position: { x: 0, y: 0 },
    trigger: { kind: "on-finish", upstreams: [{ flow: "FeatureFlow" }] },
  };
  const outside: Flow = {
    ...drawn,
    id: "outside",
    name: "OutsideFlow",
    source: { file: OUTSIDE, line: 1 },
  };
  await writeFile(join(code, OUTSIDE), "");
  const { graphs } = await keeping();
  ({ graphId } = await graphs.create({ ...graph, flows: [...graph.flows, drawn, outside] }, "ann"));
  await setSimulateSettings({ ...defaultSimulateSettings, python: TEST_PYTHON, user: "ann" });
  const run = async (flow: string, file: string, ...words: string[]): Promise<RunReference> => ({
    flow,
    run: await runToEnd(code, file, ...words),
  });
  runs.feature = await run("FeatureFlow", "feature_flow.py");
  runs.failed = await run("FeatureFlow", "feature_flow.py", "--where", "start");
  runs.caught = await run("CaughtFlow", "caught_flow.py");
}, 120_000);
afterAll(async () => {
  if (TEST_PYTHON === "") return;
  await (await keeping()).close();
  for (const path of [data, code, join(code, OUTSIDE)]) await rm(path, { recursive: true, force: true });
});

type Wanted = { flow?: string; triggers?: (RunReference | undefined)[]; parameters?: Record<string, string> };

const start = (
  { flow = "InferenceFlow", triggers = [], parameters = {} }: Wanted,
  id: string = randomUUID(),
) =>
  startSimulation({
    id,
    graphId,
    flow,
    triggers: triggers.filter((run) => run !== undefined),
    parameters,
    branch: null,
  });

async function refusal(wanted: Wanted): Promise<SimulateFailure> {
  const started = await start(wanted);
  if (started.ok) throw new Error("It was started");
  return started.error;
}

/** Follows a simulation to its end. */
async function follow(id: string): Promise<{ last: Simulation | null; lines: string[]; states: string[] }> {
  const moments = await readSimulationLog(id, 0, new AbortController().signal);
  const seen = { last: null as Simulation | null, lines: [] as string[], states: [] as string[] };
  if (!moments.ok) throw new Error(moments.error.message);
  const take = (moment: LogMoment): void => {
    if (moment.kind === "lines") seen.lines.push(...moment.lines);
    else {
      seen.last = moment.simulation;
      if (seen.states.at(-1) !== moment.simulation.state) seen.states.push(moment.simulation.state);
    }
  };
  for await (const moment of moments.value) take(moment);
  return seen;
}

describe.skipIf(TEST_PYTHON === "")("simulating a flow", { timeout: 60_000 }, () => {
  it("makes a first run of an upstream, then starts by runs of both, and keeps all of it", async () => {
    const refreshes = {
      graphId,
      flow: "InferenceFlow",
      of: "ModelRefreshFlow",
      query: "",
      onlySucceeded: false,
      limit: 50,
    };
    expect(await listUpstreamRuns(refreshes)).toEqual({
      ok: true,
      value: { runs: [], examined: 0, total: 0 },
    });
    const once = await runUpstreamOnce({
      id: randomUUID(),
      graphId,
      flow: "InferenceFlow",
      of: "ModelRefreshFlow",
    });
    if (!once.ok) throw new Error(once.error.message);
    const made = (await follow(once.value.id)).last;
    expect(made).toMatchObject({ flow: "ModelRefreshFlow", state: "succeeded", triggers: [] });
    const listed = await listUpstreamRuns(refreshes);
    expect(listed).toMatchObject({
      value: { runs: [{ id: made?.runId, state: { kind: "succeeded" } }], total: 1 },
    });

    const triggers = [{ flow: "ModelRefreshFlow", run: made?.runId ?? "" }, runs.feature];
    const id = randomUUID();
    const [first, again] = await Promise.all([
      start({ triggers, parameters: { number: "7" } }, id),
      start({ triggers }, id),
    ]);
    if (!first.ok || !again.ok) throw new Error("It was not started");
    expect(first.value.command).toEqual([
      TEST_PYTHON,
      "inference_flow.py",
      ...["--trigger", `ModelRefreshFlow/${made?.runId}`, "--trigger", `FeatureFlow/${runs.feature?.run}`],
      ...["run", "--number", "7"],
      ...["--tag", `triggered_by:ModelRefreshFlow/${made?.runId}`],
      ...["--tag", `triggered_by:FeatureFlow/${runs.feature?.run}`],
      ...["--run-id-file", join(data, "simulations", `${id}.run-id`)],
    ]);
    const { last, lines, states } = await follow(id);
    expect(last).toMatchObject({
      id,
      state: "succeeded",
      exitCode: 0,
      environment: { METAFLOW_USER: "ann" },
    });
    expect(states.at(-1)).toBe("succeeded");
    expect(lines.filter((line) => line.includes("Workflow starting"))).toHaveLength(1);
    expect(last?.triggers.map(({ finishedMs }) => typeof finishedMs)).toEqual(["number", "number"]);
    const saw = lines.find((line) => line.includes("] SAW "));
    expect(saw).toContain(`["ModelRefreshFlow/${made?.runId}", "FeatureFlow/${runs.feature?.run}"]`);
    expect(lines.join("\n")).not.toContain("TRIGGERBOARD_TOKEN");
    expect((await follow(id)).lines).toEqual(lines);
  });

  it("refuses before Python starts: a run that failed, one that is gone, a value that does not fit", async () => {
    expect(await refusal({ triggers: [runs.failed] })).toEqual({
      code: "run-not-successful",
      message: `The run FeatureFlow/${runs.failed?.run} cannot start anything: failed at step start. Metaflow takes only runs that succeeded. Nothing was started. Pick another one.`,
    });
    expect(await refusal({ triggers: [{ flow: "FeatureFlow", run: "999" }] })).toEqual({
      code: "run-gone",
      message: `The run FeatureFlow/999 is not in ${join(code, ".metaflow")} any more. Nothing was started. Pick another one.`,
    });
    expect(await refusal({ triggers: [runs.feature], parameters: { number: "x" } })).toEqual({
      code: "parameters",
      message: "number must be a whole number, such as 64. Nothing was started.",
      parameters: [{ parameter: "number", message: "number must be a whole number, such as 64" }],
    });
  });

  it("refuses an upstream that the code does not declare, with the decorator to paste", async () => {
    const failure = await refusal({ triggers: [runs.caught, runs.feature] });
    expect(failure).toMatchObject({
      code: "undeclared-upstream",
      message: expect.stringMatching(
        /^InferenceFlow does not wait for CaughtFlow: inference_flow\.py, line \d+,/,
      ),
      paste: '@trigger_on_finish(flows=["ModelRefreshFlow", "FeatureFlow", "CaughtFlow"])',
    });
    const reread = readFlows([
      {
        path: "a.py",
        text: `from metaflow import FlowSpec, step, trigger_on_finish\n${failure.paste}\nclass A(FlowSpec):\n    @step\n    def start(self): self.next(self.end)\n    @step\n    def end(self): pass\n`,
      },
    ]);
    expect(reread.graph.flows[0]?.trigger).toEqual({
      kind: "on-finish",
      upstreams: [{ flow: "ModelRefreshFlow" }, { flow: "FeatureFlow" }, { flow: "CaughtFlow" }],
    });
  });

  it("runs nothing that has no code, or whose code lies outside the code folders", async () => {
    expect(await refusal({ flow: "DrawnFlow" })).toMatchObject({ code: "no-code" });
    expect(await refusal({ flow: "OutsideFlow" })).toEqual({
      code: "no-code",
      message: `${OUTSIDE} lies outside the code folders, so it is not run. Add its folder to them, if you trust what is in it.`,
    });
    expect(await refusal({ flow: "NoFlow" })).toMatchObject({ code: "not-found" });
  });

  it("shows where runs are looked for, as whom it runs, and what the code takes", async () => {
    const setup = await simulateSetup({ graphId, flow: "inference_flow.py#InferenceFlow" });
    expect(setup).toMatchObject({
      ok: true,
      value: {
        graphName: "Shop",
        upstreams: [{ flow: "ModelRefreshFlow" }, { flow: "FeatureFlow" }],
        code: { ok: true, folder: code, file: "inference_flow.py" },
        datastore: { root: join(code, ".metaflow"), exists: true },
        user: "ann",
        environment: { METAFLOW_USER: "ann" },
        steps: ["start", "end"],
      },
    });
    if (!setup.ok) throw new Error(setup.error.message);
    const parameters = setup.value.parameters.map(({ name, type }) => `${name} ${type}`);
    expect(parameters.sort()).toEqual([
      "number int",
      "ratio float",
      "shape JSON",
      "sure bool",
      "text str",
      "wait bool",
    ]);
  });

  it("runs a flow under @project on the test branch in view, and any other flow without one", async () => {
    const on = (flow: string) =>
      startSimulation({ id: randomUUID(), graphId, flow, triggers: [], parameters: {}, branch: "exp" });
    const [project, plain] = [await on("ProjectFlow"), await on("ModelRefreshFlow")];
    if (!project.ok || !plain.ok) throw new Error("They were not started");
    expect(project.value.command).toContain("--branch");
    expect(plain.value.command).not.toContain("--branch");
    const { last } = await follow(project.value.id);
    expect((await follow(plain.value.id)).last?.state).toBe("succeeded");
    const run = { graphId, flow: "ProjectFlow", of: "ProjectFlow", run: last?.runId ?? "" };
    expect(await readRunOfFlow(run)).toMatchObject({ value: { project: "shop", branch: "test.exp" } });
  });

  it("looks for runs, and keeps new ones, where the settings say", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "triggerboard-runs-"));
    await mkdir(join(elsewhere, ".metaflow"));
    await setSimulateSettings({ ...defaultSimulateSettings, python: TEST_PYTHON, datastore: elsewhere });
    const started = await start({ flow: "ModelRefreshFlow" });
    if (!started.ok) throw new Error(started.error.message);
    const { last } = await follow(started.value.id);
    const wanted = {
      graphId,
      flow: "InferenceFlow",
      of: "ModelRefreshFlow",
      query: "",
      onlySucceeded: true,
      limit: 9,
    };
    expect(await listUpstreamRuns(wanted)).toMatchObject({
      value: { runs: [{ id: last?.runId }], total: 1 },
    });
    await setSimulateSettings({ ...defaultSimulateSettings, python: TEST_PYTHON, user: "ann" });
    await rm(elsewhere, { recursive: true });
  });

  it("says what a Python that is set cannot do, and stops what does not exist", async () => {
    await setSimulateSettings({ ...defaultSimulateSettings, python: "/none/python" });
    expect(await refusal({ triggers: [runs.feature] })).toMatchObject({
      code: "no-python",
      message: expect.stringContaining("/none/python"),
    });
    await setSimulateSettings({ ...defaultSimulateSettings, python: TEST_PYTHON, user: "ann" });
    expect(await stopSimulation({ id: randomUUID() })).toMatchObject({ error: { code: "not-found" } });
  });

  it("refuses a picked run that goes while it waits", async () => {
    const away = join(code, "away");
    const run = join(code, ".metaflow", "FeatureFlow", runs.feature?.run ?? "");
    await setSimulateSettings({ ...defaultSimulateSettings, python: TEST_PYTHON, user: "ann", atOnce: 1 });
    const first = await start({ parameters: { wait: "true" } });
    const second = await start({ triggers: [runs.feature] });
    if (!first.ok || !second.ok) throw new Error("They were not started");
    await cp(run, away, { recursive: true });
    await rm(run, { recursive: true });
    expect((await simulationsHere()).position(second.value.id)).toBe(0);
    await stopSimulation(first.value);
    const { last, lines } = await follow(second.value.id);
    expect(last).toMatchObject({
      state: "failed",
      failure: `The run FeatureFlow/${runs.feature?.run} is not in ${join(code, ".metaflow")} any more. Nothing was started. Pick another one.`,
    });
    expect(lines).toEqual([]);
    await cp(away, run, { recursive: true });
    expect((await follow(first.value.id)).last?.state).toBe("stopped");
  });
});
