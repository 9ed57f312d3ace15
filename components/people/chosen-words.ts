// What somebody has chosen, in words.
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import type { Person } from "@/lib/client/people/people";
import { joinNames } from "@/lib/core/foundation/join-names";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

const MOST_NAMES = 3;

/** @returns what of it is in this graph, and as a phrase: "has chosen FeatureFlow and 2 more"; "" when nothing is chosen */
export function chosenInWords(
  graph: TriggerGraph,
  { tabs }: Pick<Person, "tabs">,
): { keys: NodeKey[]; words: string } {
  const wanted = new Set(tabs.flatMap(({ chosen }) => chosen));
  if (wanted.size === 0) return { keys: [], words: "" };
  const there = [
    ...graph.flows.map(({ id, name }) => ({ key: flowKey(id), name })),
    ...graph.events.map(({ name }) => ({ key: eventKey(name), name })),
    ...(graph.notes ?? []).map(({ id }) => ({ key: noteKey(id), name: "a note" })),
  ].filter(({ key }) => wanted.has(key));
  const more = tabs.reduce((sum, tab) => sum + tab.more, 0);
  const names = there.map(({ name }) => name);
  const shown = joinNames(
    more > 0 ? [...names.slice(0, MOST_NAMES), `${names.slice(MOST_NAMES).length + more} more`] : names,
    MOST_NAMES,
  );
  return { keys: there.map(({ key }) => key), words: shown === "" ? "" : `has chosen ${shown}` };
}
