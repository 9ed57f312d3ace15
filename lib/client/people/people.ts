// Tabs as people: one person may have several, each person has a tone of their own, and what others have chosen is known by node.
import type { PresentTab } from "@/lib/core/graph/presence";
import type { NodeKey } from "../editor/editor-state.ts";

/**
 * The custom properties of the colours people are told apart by, beside their names. None means anything else on the canvas:
 * red, amber and green are findings, blue is one's own choice.
 */
export const TONE_COLOURS = ["--tb-step-2", "--tb-step-4", "--tb-step-3", "--tb-text-2"] as const;
/** A place in `TONE_COLOURS`. */
export type Tone = 0 | 1 | 2 | 3;
const TONES = TONE_COLOURS.map((_, at) => at as Tone);

export type Person = { id: string; name: string; tone: Tone; tabs: readonly PresentTab[] };
/** Somebody has chosen the node. */
export type ChosenBy = { name: string; tone: Tone };
export type ChosenByOthers = ReadonlyMap<NodeKey, readonly ChosenBy[]>;

/** @returns the people of these tabs, in order of arrival; `tones` remembers who has which */
export function peopleOf(tabs: Iterable<PresentTab>, tones: Map<string, Tone>): Person[] {
  const people = new Map<string, { name: string; tabs: PresentTab[] }>();
  for (const tab of tabs) {
    const known = people.get(tab.person);
    if (known) known.tabs.push(tab);
    else people.set(tab.person, { name: tab.name, tabs: [tab] });
  }
  return [...people].map(([id, person]) => ({ id, ...person, tone: toneOf(id, people, tones) }));
}

/** Their own one, which follows from the id; another when somebody present has it already and one is free. */
function toneOf(id: string, present: ReadonlyMap<string, unknown>, tones: Map<string, Tone>): Tone {
  const known = tones.get(id);
  if (known !== undefined) return known;
  const taken = new Set([...tones].filter(([other]) => present.has(other)).map(([, tone]) => tone));
  const first = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TONES.length;
  const inTurn = [...TONES.slice(first), ...TONES.slice(0, first)];
  const tone = inTurn.find((one) => !taken.has(one)) ?? inTurn[0] ?? 0;
  tones.set(id, tone);
  return tone;
}

/**
 * @param before what was told last: a node's list stays the same object when nothing about it changed
 * @param you the person at this page, whose other tabs count as others
 */
export function chosenByOthers(
  people: readonly Person[],
  you: string,
  before: ChosenByOthers,
): ChosenByOthers {
  const chosen = new Map<NodeKey, ChosenBy[]>();
  for (const { id, name, tone, tabs } of people) {
    for (const key of new Set(tabs.flatMap((tab) => tab.chosen)) as Set<NodeKey>) {
      const by = { name: id === you ? "You, in another tab" : name, tone };
      const some = chosen.get(key);
      if (some) some.push(by);
      else chosen.set(key, [by]);
    }
  }
  let isSame = chosen.size === before.size;
  for (const [key, by] of chosen) {
    const old = before.get(key);
    if (old && isSameList(old, by)) chosen.set(key, old as ChosenBy[]);
    else isSame = false;
  }
  return isSame ? before : chosen;
}

const isSameList = (a: readonly ChosenBy[], b: readonly ChosenBy[]): boolean =>
  a.length === b.length && a.every(({ name, tone }, at) => name === b[at]?.name && tone === b[at]?.tone);

/** @returns "Ada came in", "Ada and Bob left", "5 people came in"; "" for nobody */
export function comingAndGoing(came: readonly string[], left: readonly string[]): string {
  const said = (names: readonly string[], verb: string) => {
    if (names.length === 0) return "";
    if (names.length > 3) return `${names.length} people ${verb}`;
    const last = names.at(-1) ?? "";
    return `${names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`} ${verb}`;
  };
  return [said(came, "came in"), said(left, "left")].filter(Boolean).join(". ");
}
