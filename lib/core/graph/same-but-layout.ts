// Tells a document that was only arranged anew from one in which something else runs.
import type { Flow, GraphEvent, TriggerGraph } from "./trigger-graph.ts";

/** Where something stands, and with whom. */
const LAYOUT: ReadonlySet<string> = new Set(["position", "group"]);

/**
 * @returns true when flows and events are the same, in the same order, but for their places and groups; what else a document has (name,
 * groups, notes) changes nothing that runs. Compares by identity, as commands leave what they do not change: false may be said of equal
 * ones. Linear
 */
export function sameButLayout(a: TriggerGraph, b: TriggerGraph): boolean {
  return sameList(a.flows, b.flows) && sameList(a.events, b.events);
}

function sameList<T extends Flow | GraphEvent>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((one, at) => one === b[at] || movedOnly(one, b[at] as T));
}

/** @returns true when one is the other in another place or group at most */
export function movedOnly<T extends Flow | GraphEvent>(a: T, b: T): boolean {
  for (const key in a) if (a[key] !== b[key] && !LAYOUT.has(key)) return false;
  for (const key in b) if (!(key in a) && !LAYOUT.has(key)) return false;
  return true;
}
