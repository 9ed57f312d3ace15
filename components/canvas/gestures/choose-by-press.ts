// A press that did not move chooses: one thing, or one more with Shift, Ctrl or Cmd; beside everything it chooses nothing.
import type { GroupKey } from "@/lib/client/editor/editor-state";
import type { GestureContext } from "./gesture.ts";
import type { Press } from "./press.ts";

export function chooseByPress(
  { editor, screen }: GestureContext,
  press: Press,
  { many, wasChosen }: { many: boolean; wasChosen: boolean },
): void {
  const { selection, chosenEdges } = editor.store.getState();
  if (press.on === "node") {
    if (press.own) return;
    const [only] = press.keys;
    screen.setState({ tabStop: press.id.startsWith("group:") ? (press.id as GroupKey) : (only ?? null) });
    if (!many) editor.select(press.keys);
    else editor.select(withOrWithout(selection, press.keys, !wasChosen), chosenEdges);
  } else if (press.on === "edge" && press.key) {
    if (!many) editor.select([], [press.key]);
    else editor.select(selection, withOrWithout(chosenEdges, [press.key], !chosenEdges.has(press.key)));
  } else if (press.on !== "other" && !many) editor.select([]);
}

function withOrWithout<T>(items: ReadonlySet<T>, some: readonly T[], present: boolean): Set<T> {
  const next = new Set(items);
  for (const item of some) {
    if (present) next.add(item);
    else next.delete(item);
  }
  return next;
}
