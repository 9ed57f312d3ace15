import { expect, it, type TestContext } from "vitest";
import { ensureMetaflowEnv } from "../metaflow-env.mjs";
import {
  committedNames,
  differingError,
  differingFiles,
  goldenCases,
  remakeGolden,
  remakeNames,
} from "./remake.mjs";

// One of each kind: a finished flow, a project on a branch, events with every parameter, an AND with a reset time.
const SAMPLE = ["second_flow", "tof_project__test", "ev_params_all", "tof_reset_at"];
const TEN_MINUTES = 600_000;

/** The Python with Metaflow; without one the test is skipped by name, but on CI that is a failure. */
async function metaflowPython({ skip }: TestContext): Promise<string> {
  try {
    return await ensureMetaflowEnv({ log: console.log });
  } catch (error) {
    if (process.env.CI) throw error;
    return skip(`Metaflow could not be set up, so its goldens were not re-made: ${error}`);
  }
}

it("is what Metaflow makes of the same files today", { timeout: TEN_MINUTES }, async (context) => {
  const python = await metaflowPython(context);
  const differing: Record<string, string[]> = {};
  for (const name of SAMPLE) differing[name] = await differingFiles(name, await remakeGolden(name, python));
  expect(differing).toEqual(Object.fromEntries(SAMPLE.map((name) => [name, []])));
});

it("names templates as Metaflow does today", { timeout: TEN_MINUTES }, async (context) => {
  expect(await remakeNames(await metaflowPython(context))).toBe(await committedNames());
});

it("notices a golden that is not Metaflow's", { timeout: TEN_MINUTES }, async (context) => {
  const remade = await remakeGolden("ring_a", await metaflowPython(context));
  expect(await differingFiles("second_flow", remade)).toEqual([
    "meta.json",
    "sensor.json",
    "workflow-template.json",
  ]);
});

it("refuses as Metaflow does today", { timeout: TEN_MINUTES }, async (context) => {
  const python = await metaflowPython(context);
  expect([
    await differingError("env_no_event", python),
    await differingError("tof_project_no_branch", python),
  ]).toEqual([null, null]);
});

it("has every case", async () => {
  expect([(await goldenCases("sensors")).length, (await goldenCases("errors")).length]).toEqual([72, 47]);
});
