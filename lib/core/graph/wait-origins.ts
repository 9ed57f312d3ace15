// Who drew what a flow waits for: each of its waits is followed through the changes, by whichever name its upstream went.
import { canonicalJson } from "../foundation/canonical-json.ts";
import { ok, type Result } from "../foundation/result.ts";
import { applyCommands } from "./apply-command.ts";
import type { SavedChange } from "./change.ts";
import type { Command, CommandRefusal, SimpleCommand } from "./command.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { EventUse, TriggerGraph, Upstream } from "./trigger-graph.ts";

/** The revision that drew it, or the place it had in the flow's list before all of the changes. */
export type WaitOrigin = { drawn: number } | { before: number };

export type Wait = Upstream | EventUse;

/** @returns what a flow of the document waits for, in declared order */
export function waitsOf(graph: TriggerGraph, flowId: string): readonly Wait[] {
  const trigger = graph.flows.find(({ id }) => id === flowId)?.trigger;
  if (trigger?.kind === "on-finish") return trigger.upstreams;
  return trigger?.kind === "on-event" ? trigger.events : [];
}

/** @returns a text that is the same for waits on the same; what a flow takes from an event's payload is no part of it */
export const waitKey = (wait: Wait): string =>
  !isDynamic(wait) && "event" in wait ? `event ${wait.event}` : canonicalJson(wait);

/** @returns which of several waits on the same the one at `at` is, from 1 */
export function nthOf(waits: readonly Wait[], at: number): number {
  const wait = waits[at];
  if (!wait) return 1;
  return waits.slice(0, at + 1).filter((other) => waitKey(other) === waitKey(wait)).length;
}

/**
 * Follows the waits of one flow. One that changes its place stays what it is, and so does one whose upstream or event is renamed. One that is taken
 * out and drawn again is drawn by whoever drew it last; taking back a removal is drawing, too.
 * @param start the document before the first change
 * @param changes in order of revision; where nodes stand does not matter, so changes of that may be missing
 * @returns one origin for each wait after the last change, in declared order
 */
export function waitOrigins(
  start: TriggerGraph,
  changes: readonly Pick<SavedChange, "revision" | "commands">[],
  flowId: string,
): Result<WaitOrigin[], CommandRefusal> {
  let graph = start;
  let origins: WaitOrigin[] = waitsOf(start, flowId).map((_, before) => ({ before }));
  for (const { revision, commands } of changes) {
    const applied = applyCommands(graph, commands);
    if (!applied.ok) return applied;
    origins = follow(graph, applied.value, flowId, origins, { revision, commands });
    graph = applied.value;
  }
  return ok(origins);
}

function follow(
  old: TriggerGraph,
  now: TriggerGraph,
  flowId: string,
  origins: readonly WaitOrigin[],
  { revision, commands }: Pick<SavedChange, "revision" | "commands">,
): WaitOrigin[] {
  const [before, after] = [waitsOf(old, flowId), waitsOf(now, flowId)];
  if (before === after) return [...origins];
  /** Old places that none of the new ones has taken yet, by what stood there. */
  const free = new Map<string, number[]>();
  for (const [at, wait] of before.entries()) {
    const key = waitKey(wait);
    free.set(key, [...(free.get(key) ?? []), at]);
  }
  const take = (key: string) => free.get(key)?.shift();
  const places = after.map((wait) => take(waitKey(wait)));
  return places.map((place, at) => {
    const wait = after[at];
    const from = place ?? (wait && take(formerKey(wait, old, now, commands)));
    return (from === undefined ? undefined : origins[from]) ?? { drawn: revision };
  });
}

/** @returns the key that the wait had in the old document, under what its upstream or event was called there */
function formerKey(wait: Wait, old: TriggerGraph, now: TriggerGraph, commands: readonly Command[]): string {
  if (isDynamic(wait)) return "";
  if ("event" in wait) {
    const renamed = simple(commands).reduceRight(
      (name, command) => (command.type === "rename-event" && command.name === name ? command.event : name),
      wait.event,
    );
    return waitKey({ ...wait, event: renamed });
  }
  const bearers = now.flows.filter(({ name }) => name === wait.flow);
  const formerly = old.flows.find(({ id }) => bearers.length === 1 && id === bearers[0]?.id)?.name;
  return formerly === undefined ? "" : waitKey({ ...wait, flow: formerly });
}

const simple = (commands: readonly Command[]): SimpleCommand[] =>
  commands.flatMap((command) => (command.type === "batch" ? command.commands : [command]));
