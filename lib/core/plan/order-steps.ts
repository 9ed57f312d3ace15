// The order in which steps run, so that no runaway loop exists on the way from a target without one to a target without one.
import type { UpdateStep, WritingStep } from "./deployment-plan.ts";
import type { TargetState } from "./live-object.ts";
import { readSensor } from "./read-sensor.ts";
import { runawayIds } from "./runaway-ids.ts";
import {
  afterStep,
  type DrawnFlow,
  liveSensors,
  sensorNetwork,
  type TargetSensors,
} from "./target-network.ts";

/**
 * Prunes first, then updates that only add upstreams (an AND of more fires less), then updates that swap some, then updates that only
 * drop some, then creates; by name within each.
 *
 * The first two can end loops and never make one. From the last two on, the target only grows towards its end state, whose loops are
 * then the only ones there can be. Between them stand the swaps, for which each next one is chosen so that it makes no loop. That
 * choice never gets stuck while the end state has no loop: if every remaining swap made one, those loops together would stand in the
 * end state too, since what each of their flows waits for is sent within them.
 * @returns the same steps; linear, but for swaps that could be in a loop: one look at the whole target for each try
 */
export function orderSteps(
  steps: readonly WritingStep[],
  live: TargetState,
  drawn: readonly DrawnFlow[],
): WritingStep[] {
  const ranks: WritingStep[][] = [[], [], [], [], []];
  for (const step of steps) ranks[rankOf(step)]?.push(step);
  for (const rank of ranks) rank.sort((a, b) => (a.key < b.key ? -1 : 1));
  const [prunes = [], tightened = [], swapped = [], loosened = [], creates = []] = ranks;
  const first = [...prunes, ...tightened];
  if (swapped.length < 2) return [...first, ...swapped, ...loosened, ...creates];
  const start = first.reduce(afterStep, liveSensors(live));
  const risky = riskyKeys(swapped, start, drawn);
  const harmless = swapped.filter(({ key }) => !risky.has(key));
  const careful = swapped.filter(({ key }) => risky.has(key));
  const ordered = orderSwaps(careful, harmless.reduce(afterStep, start), drawn);
  return [...first, ...harmless, ...ordered, ...loosened, ...creates];
}

/**
 * Sensors that may be in a runaway loop in some order of the steps: those that are in one when each Sensor stands there twice, as it is
 * and as it will be. Whatever has come and gone on the way, no other one can be.
 * @returns keys; linear
 */
export function riskyKeys(
  steps: readonly WritingStep[],
  start: TargetSensors,
  drawn: readonly DrawnFlow[],
): Set<string> {
  const both = new Map(start);
  for (const step of steps) {
    const reading = step.kind === "prune" ? null : readSensor(step.sensor);
    if (reading) both.set(`${step.key} planned`, reading);
  }
  return new Set([...runawayIds(sensorNetwork(both, drawn))].map((id) => id.split(" ")[0] ?? ""));
}

const SWAP = 2;

/** An update that waits for something new and no longer for something else: the only kind that can make a loop that later goes away. */
export const isSwap = (step: WritingStep): boolean => rankOf(step) === SWAP;

function rankOf(step: WritingStep): number {
  if (step.kind === "prune") return 0;
  if (step.kind === "create") return 4;
  const { added, dropped } = waitsChanged(step);
  if (added && dropped) return SWAP;
  return dropped ? 3 : 1;
}

/** What may not be known counts as changed in both ways. */
function waitsChanged({ live, sensor }: UpdateStep): { added: boolean; dropped: boolean } {
  const [before, after] = [readSensor(live.manifest), readSensor(sensor)];
  if (before === null || after === null || before.flow !== after.flow) return { added: true, dropped: true };
  const names = ({ waitsFor }: typeof before) =>
    new Set(
      waitsFor.map(({ dependency, event, finishOnly }) => `${finishOnly} ${event ?? `? ${dependency}`}`),
    );
  const [had, has] = [names(before), names(after)];
  return {
    added: [...has].some((name) => !had.has(name)),
    dropped: [...had].some((name) => !has.has(name)),
  };
}

function orderSwaps(
  swaps: readonly WritingStep[],
  start: TargetSensors,
  drawn: readonly DrawnFlow[],
): WritingStep[] {
  const remaining = [...swaps];
  const order: WritingStep[] = [];
  let state = start;
  let loops = runawayIds(sensorNetwork(state, drawn));
  while (remaining.length > 0) {
    // If each of them makes a loop, the first is taken: the gate names what it makes.
    let chosen = { at: 0, state: null as TargetSensors | null, loops };
    for (const [at, step] of remaining.entries()) {
      const next = afterStep(state, step);
      const nextLoops = runawayIds(sensorNetwork(next, drawn));
      if ([...nextLoops].every((id) => loops.has(id))) {
        chosen = { at, state: next, loops: nextLoops };
        break;
      }
      if (chosen.state === null) chosen = { at, state: next, loops: nextLoops };
    }
    order.push(...remaining.splice(chosen.at, 1));
    state = chosen.state ?? state;
    loops = chosen.loops;
  }
  return order;
}
