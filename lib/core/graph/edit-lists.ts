// The few list edits and refusals that every kind of command needs.
import type { CommandRefusal } from "./command.ts";
import type { Flow, TriggerGraph } from "./trigger-graph.ts";

/** A copy with `item` at `at`, or at the end when there is no such place. */
export function insertAt<T>(list: readonly T[], item: T, at: number | undefined): T[] {
  const place = at === undefined ? list.length : Math.min(at, list.length);
  return [...list.slice(0, place), item, ...list.slice(place)];
}

export const withoutPlaces = <T>(list: readonly T[], places: ReadonlySet<number>): T[] =>
  list.filter((_, place) => !places.has(place));

export const replaceFlow = (graph: TriggerGraph, flow: Flow): TriggerGraph => ({
  ...graph,
  flows: graph.flows.map((other) => (other.id === flow.id ? flow : other)),
});

/** The place to take from: `at` when it matches, else the last match; -1 for none. */
export function findPlace<T>(
  list: readonly T[],
  at: number | undefined,
  matches: (item: T) => boolean,
): number {
  const hinted = at === undefined ? undefined : list[at];
  if (at !== undefined && hinted !== undefined && matches(hinted)) return at;
  return list.findLastIndex(matches);
}

export const missingFlow = (id: string): CommandRefusal => ({
  code: "missing-flow",
  message: `The flow is no longer in the graph (${id})`,
});

export const missingEvent = (name: string): CommandRefusal => ({
  code: "missing-event",
  message: `The event ${name} is no longer in the graph`,
});

export const refuseExternal = (flow: Flow): CommandRefusal => ({
  code: "external",
  message: `${flow.name} is only shown here and cannot be changed: ${flow.external?.reason}`,
});
