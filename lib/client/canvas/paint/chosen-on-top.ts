// Among thousands what is chosen is painted on top of the others, so that choosing does not paint those again.
import { type GroupKey, groupKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { Dress } from "../dress.ts";
import type { Scene } from "../scene.ts";

/** What is chosen, of a dress. */
export type Chosen = Pick<Dress, "selection" | "chosenGroups">;

/**
 * @returns places of what is drawn as chosen, in the order in which it is drawn, without frames: they would cover what lies in them, and
 * their members show that they are chosen. Linear in what is chosen
 */
export function chosenPlaces(scene: Scene, { selection, chosenGroups = NO_GROUPS }: Chosen): number[] {
  const keys: (NodeKey | GroupKey)[] = [...selection, ...Array.from(chosenGroups, groupKey)];
  return keys.flatMap((key) => scene.placeOf.get(key) ?? []).sort((a, b) => a - b);
}

/** @returns what is chosen after and was not before; null when something is chosen no more */
export function chosenMore(before: Chosen, after: Chosen): Chosen | null {
  const selection = more(before.selection, after.selection);
  const chosenGroups = more(before.chosenGroups ?? NO_GROUPS, after.chosenGroups ?? NO_GROUPS);
  return selection && chosenGroups && { selection, chosenGroups };
}

const NO_GROUPS: ReadonlySet<string> = new Set();

function more<T>(before: ReadonlySet<T>, after: ReadonlySet<T>): ReadonlySet<T> | null {
  const came = new Set([...after].filter((one) => !before.has(one)));
  return after.size - came.size === before.size ? came : null;
}
