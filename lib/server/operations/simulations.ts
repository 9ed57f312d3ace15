// The simulations of this process: queued, run, followed and kept, from the press of Run to the end.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { runIdFileName } from "@/lib/core/simulation/simulate-request.ts";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation.ts";
import type { SimulationStore } from "../db/simulation-store.ts";
import { endLeftOver, forgetProcess, rememberProcess } from "../metaflow/left-over.ts";
import { logSize } from "../metaflow/log-file.ts";
import type { Environment } from "../metaflow/metaflow-configuration.ts";
import { type RunningFlow, runFlow } from "../metaflow/run-flow.ts";
import { simulationQueue } from "../metaflow/simulation-queue.ts";

export type StartOptions = {
  /** All variables that the flow gets. */
  environment: Record<string, string>;
  /** Asked when its turn comes. @returns why it must not start after all, or null */
  refuse: () => Promise<string | null>;
};

export type Simulations = {
  /** Begins once for those who ask at the same moment; they share the answer. */
  once<T>(id: string, begin: () => Promise<T>): Promise<T>;
  /** Keeps the simulation as queued and lets it wait its turn. */
  start(simulation: Simulation, options: StartOptions): Promise<void>;
  /** @returns false when it is not under way here */
  stop(id: string): Promise<boolean>;
  /** The record as it stands now, more exact than the kept one; null when it is not under way here. */
  current(id: string): Simulation | null;
  /** How many wait before it; null when it does not wait. */
  position(id: string): number | null;
  /** Hears of new lines in its log and of changes of its record. @returns stops hearing */
  watch(id: string, hear: () => void): () => void;
  logFile(id: string): string;
  /** Where run id files of simulations lie. */
  folder: string;
  /** Ends everything that is under way as interrupted, and waits a few seconds for it. */
  close(): Promise<void>;
  /** Asks everything that runs to end; for the last moment of this process, so nothing is waited for. */
  abandon(): void;
};

type UnderWay = {
  simulation: Simulation;
  running: RunningFlow | null;
  stopAsked: boolean;
  /** The last write of its record: writes go one after the other, so that none overtakes a newer one. */
  kept: Promise<void>;
};

/**
 * Marks what an earlier process left under way as interrupted, and ends what still runs of it.
 * @param folder for logs; made when absent
 * @param room how many may run at once, asked each time one may start
 */
export async function openSimulations(
  store: SimulationStore,
  folder: string,
  room: () => Promise<number>,
  environment: Environment,
): Promise<Simulations> {
  await mkdir(/* turbopackIgnore: true */ folder, { recursive: true });
  const underWay = new Map<string, UnderWay>();
  const watchers = new Map<string, Set<() => void>>();
  let closing = false;
  const beginning = new Map<string, Promise<unknown>>();
  const queue = simulationQueue(room);
  const logFile = (id: string): string => join(folder, `${id}.log`);
  const pidFile = (id: string): string => join(folder, `${id}.pid`);
  const tell = (id: string): void => {
    for (const hear of watchers.get(id) ?? []) hear();
  };

  for (const simulation of await store.underWay()) {
    // Another server on the same database has its own folder, and is the one to speak for its simulations.
    if ((await logSize(logFile(simulation.id))) === null) continue;
    await endLeftOver(pidFile(simulation.id), simulation.id, environment);
    await store.keep({ ...simulation, state: "interrupted", endedMs: Date.now(), failure: INTERRUPTED });
  }

  /** Those who watch see a change at once. A database that is away does not stop a flow: the next write holds all of the record. */
  function change(entry: UnderWay, part: Partial<Simulation>): Promise<void> {
    entry.simulation = { ...entry.simulation, ...part };
    const { id } = entry.simulation;
    entry.kept = entry.kept
      .then(() => store.keep(entry.simulation))
      .catch((error) => console.error(`The record of simulation ${id} could not be kept:`, error));
    tell(id);
    return entry.kept;
  }

  /** The last word on a simulation. If it could not be kept, the next start of the server says interrupted. */
  async function finish(entry: UnderWay, part: Partial<Simulation>): Promise<void> {
    await change(entry, { ...part, endedMs: Date.now() });
    underWay.delete(entry.simulation.id);
    tell(entry.simulation.id);
  }

  /** Who stopped it decides the word. */
  const asStopped = (): Pick<Simulation, "state" | "failure"> =>
    closing ? { state: "interrupted", failure: INTERRUPTED } : { state: "stopped", failure: null };

  async function stop(entry: UnderWay): Promise<void> {
    entry.stopAsked = true;
    if (queue.withdraw(entry.simulation.id)) await finish(entry, asStopped());
    else entry.running?.stop();
  }

  async function run(entry: UnderWay, options: StartOptions): Promise<void> {
    const { id, command, folder: codeFolder } = entry.simulation;
    const refused = await options.refuse();
    if (entry.stopAsked) return finish(entry, asStopped());
    if (refused !== null) return finish(entry, { state: "failed", failure: refused });
    const started = await runFlow({
      command,
      folder: codeFolder,
      environment: options.environment,
      logFile: logFile(id),
      runIdFile: join(folder, runIdFileName(id)),
      onLog: () => tell(id),
      onRunId: (runId) => void change(entry, { runId }),
    });
    if (!started.ok) return finish(entry, { state: "failed", failure: started.error });
    entry.running = started.value;
    if (entry.stopAsked) started.value.stop();
    change(entry, { state: "running", startedMs: Date.now() });
    await rememberProcess(pidFile(id), started.value.pid);
    const { code, stopped, failure } = await started.value.end;
    await forgetProcess(pidFile(id));
    const ended = stopped ? asStopped() : ({ state: code === 0 ? "succeeded" : "failed", failure } as const);
    await finish(entry, { ...ended, exitCode: code });
  }

  return {
    folder,
    logFile,
    once<T>(id: string, begin: () => Promise<T>): Promise<T> {
      const begun = beginning.get(id) as Promise<T> | undefined;
      if (begun !== undefined) return begun;
      const answer = begin().finally(() => beginning.delete(id));
      beginning.set(id, answer);
      return answer;
    },
    async start(simulation, options) {
      await writeFile(/* turbopackIgnore: true */ logFile(simulation.id), "", { mode: 0o600 });
      await store.keep(simulation);
      const entry: UnderWay = { simulation, running: null, stopAsked: false, kept: Promise.resolve() };
      underWay.set(simulation.id, entry);
      queue.enter(simulation.id, () => run(entry, options));
    },
    async stop(id) {
      const entry = underWay.get(id);
      if (entry === undefined || isOver(entry.simulation)) return false;
      await stop(entry);
      return true;
    },
    current: (id) => underWay.get(id)?.simulation ?? null,
    position: queue.position,
    watch(id, hear) {
      const heard = watchers.get(id) ?? new Set();
      watchers.set(id, heard.add(hear));
      return () => {
        heard.delete(hear);
        if (heard.size === 0 && watchers.get(id) === heard) watchers.delete(id);
      };
    },
    async close() {
      closing = true;
      const deadline = Date.now() + CLOSE_MS;
      await Promise.all([...underWay.values()].map(stop));
      while (underWay.size > 0 && Date.now() < deadline) await pause(50);
    },
    abandon() {
      for (const { running } of underWay.values()) running?.stop();
    },
  };
}

/** Less than the server is given to end, more than Metaflow needs to end its tasks. */
const CLOSE_MS = 6_000;
const INTERRUPTED =
  "Triggerboard ended while this was under way, so it was ended too. What it had done by then is kept in its run and its log.";
