"use client";
// The state of a Simulate screen: what is picked and typed, what is shown in the console, and the presses that change it.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { showToast } from "@/components/ui/toast";
import { newId } from "@/lib/client/editor/new-id";
import { PYTHON_KEY, RUNS_KEY, SETUP_KEY, SIMULATIONS_KEY } from "@/lib/client/simulate/simulate-queries";
import type { MetaflowRun, RunReference } from "@/lib/core/simulation/metaflow-run";
import type { FlowInGraph, SimulateFailure } from "@/lib/core/simulation/simulate-request";
import type { SimulateSettings } from "@/lib/core/simulation/simulate-settings";
import type { Simulation } from "@/lib/core/simulation/simulation";
import type { ParameterValues } from "./parameters-form.tsx";
import type { SimulateActions } from "./simulate-actions.ts";
import { simulateAddress } from "./simulate-address.ts";

/** A picked run; one from the history may have no more than its name and its finish. */
export type Pick = RunReference & { finishedMs: number | null };

export const pickOf = (run: MetaflowRun): Pick => ({
  flow: run.flow,
  run: run.id,
  finishedMs: run.finishedMs,
});

export type SimulateStart = {
  place: FlowInGraph;
  /** The branch in view, as it stands in the address. */
  branch: string | null;
  /** The test branch a flow under @project runs on. */
  testBranch: string | null;
  /** Names of the flows that start this one. */
  upstreams: string[];
  picks: Pick[];
  parameters: ParameterValues;
  shownId: string | null;
  /** Id of the first simulation to start here: made by the server, so that both first paints are the same. */
  firstId: string;
};

export function useSimulate(actions: SimulateActions, start: SimulateStart) {
  const { place, branch, testBranch, upstreams } = start;
  const client = useQueryClient();
  const [picks, setPicks] = useState(start.picks);
  const [parameters, setParameters] = useState(start.parameters);
  const [shownId, setShownId] = useState(start.shownId);
  const [nextId, setNextId] = useState(start.firstId);
  const [failure, setFailure] = useState<SimulateFailure | null>(null);
  const [starting, setStarting] = useState(false);
  /** The form was changed since the shown simulation began, so the command shown is the next one. */
  const [changed, setChanged] = useState(start.shownId === null);

  useEffect(() => {
    window.history.replaceState(null, "", simulateAddress({ ...place, picks, simulation: shownId, branch }));
  }, [place, picks, shownId, branch]);

  const refresh = useCallback(
    (...keys: string[]) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    },
    [client],
  );
  const onOver = useCallback(
    ({ flow, state, runId, endedMs }: Simulation) => {
      refresh(RUNS_KEY, SIMULATIONS_KEY, SETUP_KEY);
      // A run just made of an upstream is the one to go on with, unless another is picked.
      if (state !== "succeeded" || runId === null || !upstreams.includes(flow)) return;
      setPicks((before) =>
        before.some((pick) => pick.flow === flow)
          ? before
          : [...before, { flow, run: runId, finishedMs: endedMs }],
      );
    },
    [refresh, upstreams],
  );

  const begun = (simulation: Simulation): void => {
    setShownId(simulation.id);
    setNextId(newId());
    setChanged(false);
    setFailure(null);
    refresh(SIMULATIONS_KEY);
  };
  /** Nothing that is expected throws; a lost connection does. */
  async function ask<T>(question: () => Promise<T>): Promise<T | null> {
    try {
      return await question();
    } catch {
      showToast("Triggerboard does not answer. Nothing was started. Try again", { tone: "error" });
      return null;
    }
  }
  async function run(wanted: { picks: readonly RunReference[]; parameters: ParameterValues }): Promise<void> {
    setStarting(true);
    const triggers = wanted.picks.map(({ flow, run: id }) => ({ flow, run: id }));
    const request = {
      ...place,
      id: nextId,
      triggers,
      parameters: { ...wanted.parameters },
      branch: testBranch,
    };
    const answer = await ask(() => actions.start(request));
    setStarting(false);
    if (answer === null) return;
    if (answer.ok) return begun(answer.value);
    setFailure(answer.error);
    if (answer.error.code === "run-gone" || answer.error.code === "run-not-successful") refresh(RUNS_KEY);
    if (answer.error.code === "no-python") refresh(PYTHON_KEY);
  }

  return {
    picks,
    parameters,
    shownId,
    nextId,
    failure,
    starting,
    changed,
    onOver,
    pick(picked: Pick) {
      setPicks((before) => [...before.filter(({ flow }) => flow !== picked.flow), picked]);
      setChanged(true);
      setFailure(null);
    },
    setParameters(values: ParameterValues) {
      setParameters(values);
      setChanged(true);
      setFailure(null);
    },
    dismissFailure: () => setFailure(null),
    show(simulation: Simulation) {
      setShownId(simulation.id);
      setChanged(false);
    },
    /** Takes the runs and parameters of an earlier simulation. */
    use(simulation: Simulation) {
      setPicks(simulation.triggers);
      setParameters(simulation.parameters);
      setChanged(true);
      setFailure(null);
    },
    run: () => run({ picks, parameters }),
    runAgain: (simulation: Simulation) =>
      run({ picks: simulation.triggers, parameters: simulation.parameters }),
    async runUpstreamOnce(of: string) {
      const answer = await ask(() => actions.runUpstreamOnce({ ...place, id: nextId, of }));
      if (answer?.ok) begun(answer.value);
      else if (answer !== null) setFailure(answer.error);
    },
    async stop(id: string) {
      const answer = await ask(() => actions.stop({ id }));
      if (answer?.ok === false) showToast(answer.error.message, { tone: "error" });
    },
    /** @returns why they were not kept, or null */
    async changeSettings(settings: SimulateSettings): Promise<string | null> {
      const answer = await ask(() => actions.changeSettings(settings));
      if (answer === null) return "Triggerboard does not answer. Try again";
      if (!answer.ok) return answer.error.message;
      refresh(SETUP_KEY, RUNS_KEY, PYTHON_KEY);
      return null;
    },
    async setUpPython() {
      const answer = await ask(actions.setUpPython);
      if (answer?.ok === false) showToast(answer.error.message, { tone: "error" });
      refresh(PYTHON_KEY);
    },
    async stopSettingUpPython() {
      await ask(actions.stopSettingUpPython);
      refresh(PYTHON_KEY);
    },
  };
}
