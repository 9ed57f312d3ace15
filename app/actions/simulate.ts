"use server";
// What a person can do on the Simulate screen: each action checks its input and carries out one operation.
import { z } from "zod";
import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import {
  type RunUpstreamOnce,
  runUpstreamOnceSchema,
  type SimulateFailure,
  type StartSimulation,
  startSimulationSchema,
} from "@/lib/core/simulation/simulate-request.ts";
import { type SimulateSettings, simulateSettingsSchema } from "@/lib/core/simulation/simulate-settings.ts";
import { type Simulation, simulationIdSchema } from "@/lib/core/simulation/simulation.ts";
import { startSettingUpPython, stopSettingUpPython } from "@/lib/server/operations/python-here.ts";
import { runUpstreamOnce } from "@/lib/server/operations/run-upstream-once.ts";
import { setSimulateSettings } from "@/lib/server/operations/simulate-settings.ts";
import { startSimulation } from "@/lib/server/operations/start-simulation.ts";
import { stopSimulation } from "@/lib/server/operations/stop-simulation.ts";
import { withChecked } from "./checked-input.ts";

type Answer<T> = Promise<Result<T, SimulateFailure>>;

/** Sent twice, it starts one run. */
export async function startSimulationAction(input: StartSimulation): Answer<Simulation> {
  return withChecked(startSimulationSchema, input, (request) => startSimulation(request));
}

/** Runs an upstream as by hand, so that there is a run to pick. */
export async function runUpstreamOnceAction(input: RunUpstreamOnce): Answer<Simulation> {
  return withChecked(runUpstreamOnceSchema, input, runUpstreamOnce);
}

export async function stopSimulationAction(input: { id: string }): Answer<null> {
  return withChecked(z.strictObject({ id: simulationIdSchema }), input, stopSimulation);
}

export async function setSimulateSettingsAction(
  input: SimulateSettings,
): Promise<Result<SimulateSettings, Failure>> {
  return withChecked(simulateSettingsSchema, input, setSimulateSettings);
}

/** Begins; how it goes is read from `/api/simulations/python`. */
export async function setUpPythonAction(): Promise<Result<null, Failure>> {
  return startSettingUpPython();
}

export async function stopSettingUpPythonAction(): Promise<Result<null, Failure>> {
  return stopSettingUpPython();
}
