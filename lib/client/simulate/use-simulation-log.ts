"use client";
// Follows a simulation's log and state; after a lost connection it goes on where it stopped.
import { useEffect, useState } from "react";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation.ts";
import { appendLines, emptyLog, type LogBuffer } from "./log-buffer.ts";

export type FollowedSimulation = {
  simulation: Simulation | null;
  /** How many wait before a queued one. */
  before: number | null;
  log: LogBuffer;
  /** The connection was lost and is being made again; what is shown is kept. */
  lost: boolean;
};

const nothingYet: FollowedSimulation = { simulation: null, before: null, log: emptyLog, lost: false };

/** Lines that come in one breath are shown in one. */
const GATHER_MS = 50;

/**
 * @param id null follows nothing
 * @param onOver called when it is over, also when it was so before it was followed: a short run may end before the first look
 */
export function useSimulationLog(
  id: string | null,
  onOver: (simulation: Simulation) => void,
): FollowedSimulation {
  const [followed, setFollowed] = useState<FollowedSimulation & { of: string | null }>({
    ...nothingYet,
    of: null,
  });
  useEffect(() => {
    if (id === null) return;
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const change = (part: (now: FollowedSimulation) => Partial<FollowedSimulation>): void =>
      setFollowed((before) => {
        const now = before.of === id ? before : { ...nothingYet, of: id };
        return { ...now, ...part(now) };
      });
    const flush = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const lines = waiting;
      waiting = [];
      if (lines.length > 0) change(({ log }) => ({ log: appendLines(log, lines) }));
    };
    const source = new EventSource(`/api/simulations/${id}/log`);
    source.addEventListener("lines", (event) => {
      waiting.push(...(JSON.parse(event.data) as { lines: string[] }).lines);
      timer ??= setTimeout(flush, GATHER_MS);
    });
    source.addEventListener("simulation", (event) => {
      const { simulation, before } = JSON.parse(event.data) as {
        simulation: Simulation;
        before: number | null;
      };
      flush();
      change(() => ({ simulation, before, lost: false }));
      if (!isOver(simulation)) return;
      source.close();
      onOver(simulation);
    });
    source.addEventListener("open", () => change(() => ({ lost: false })));
    source.addEventListener("error", () => change(() => ({ lost: true })));
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [id, onOver]);
  return followed.of === id ? followed : nothingYet;
}
