// A simulation's log and record as they grow, from any place on: the file is the truth, and who comes late reads the same.
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation.ts";
import { readLogFile, readWholeLog } from "../metaflow/log-file.ts";
import { readSimulation, simulationNotFound } from "./read-simulation.ts";
import { simulationsHere } from "./simulations-here.ts";

export type LogMoment =
  /** `next` is the place to go on from after a lost connection. */
  | { kind: "lines"; lines: string[]; next: number }
  /** `before` counts those that wait before a queued one. */
  | { kind: "simulation"; simulation: Simulation; before: number | null };

/**
 * @param from the `next` of the last lines that were seen, or 0
 * @param signal ends the stream; it also ends by itself after the record of a simulation that is over, which comes last
 */
export async function readSimulationLog(
  id: string,
  from: number,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<LogMoment>, SimulateFailure>> {
  const first = await readSimulation(id);
  return first.ok ? ok(follow(first.value, from, signal)) : fail(first.error);
}

async function* follow(first: Simulation, from: number, signal: AbortSignal): AsyncGenerator<LogMoment> {
  const { id } = first;
  const here = await simulationsHere();
  let wake: () => void = () => {};
  let news = true;
  const hear = (): void => {
    news = true;
    wake();
  };
  const unwatch = here.watch(id, hear);
  signal.addEventListener("abort", hear, { once: true });
  try {
    let told = "";
    let next = from;
    while (!signal.aborted) {
      news = false;
      // The record before the lines: what is over has written all of its lines.
      const now = await readSimulation(id);
      const over = !now.ok || isOver(now.value);
      for (;;) {
        const part = await readLogFile(here.logFile(id), next);
        if (part.next === next || signal.aborted) break;
        next = part.next;
        yield { kind: "lines", ...part };
      }
      const moment = {
        simulation: now.ok ? now.value : first,
        before: here.position(id),
      };
      const text = JSON.stringify(moment);
      if (text !== told) yield { kind: "simulation", ...moment };
      told = text;
      if (over) return;
      if (!news) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (news) resolve();
        });
      }
    }
  } finally {
    signal.removeEventListener("abort", hear);
    unwatch();
  }
}

/** The whole log as text, to download. */
export async function wholeSimulationLog(id: string): Promise<Result<string, SimulateFailure>> {
  const simulation = await readSimulation(id);
  if (!simulation.ok) return simulation;
  const text = await readWholeLog((await simulationsHere()).logFile(id));
  return text === null ? fail(simulationNotFound) : ok(text);
}
