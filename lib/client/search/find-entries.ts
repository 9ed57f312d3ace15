// Which flows, events and notes a search means, best first, and why each was found.
import type { Finding } from "@/lib/core/analysis/finding";
import { PROBLEM_TITLES } from "@/lib/core/analysis/finding";
import type { SyncWord } from "@/lib/core/plan/sync-status";
import type { GraphMarks } from "../canvas/canvas-elements.ts";
import { matchRank, rankWords } from "./match-rank.ts";
import type { SearchEntry, SearchIndex } from "./search-index.ts";
import { FACETS, type Facet, type FacetChoice, folded, type SearchQuery } from "./search-query.ts";

/** What is known besides the document: what is wrong, who is in a loop, how it compares with what is deployed. */
export type SearchFacts = {
  byFlow: ReadonlyMap<string, readonly Finding[]>;
  byEvent: ReadonlyMap<string, readonly Finding[]>;
  marks: GraphMarks;
  sync: Readonly<Record<string, SyncWord>>;
  /** Names of groups by id. */
  groups: ReadonlyMap<string, string>;
};

const SEVERITIES = { error: "error", warning: "warning", info: "note" } as const;
const NONE: readonly Finding[] = [];
const NO_VALUES: readonly string[] = [];

/** @returns the values that an entry has of a facet; none where the facet says nothing of it */
export function valuesOf(entry: SearchEntry, facts: SearchFacts, facet: Facet): readonly string[] {
  if (entry.kind === "note") return facet === "state" ? entry.states : NO_VALUES;
  if (facet === "group") {
    const name = entry.group === undefined ? undefined : facts.groups.get(entry.group);
    return name === undefined ? NO_VALUES : [name];
  }
  if (facet === "problem") {
    const found = (entry.kind === "flow" ? facts.byFlow : facts.byEvent).get(entry.id) ?? NONE;
    return found.length === 0 ? NO_VALUES : problemValues(found);
  }
  if (facet === "state") {
    if (entry.kind === "event") return entry.states;
    const word = facts.sync[entry.id];
    const loop = facts.marks.flows.get(entry.id)?.loop != null;
    if (word === undefined && !loop) return entry.states;
    return [...(word === undefined ? [] : [word]), ...(loop ? ["in a loop"] : []), ...entry.states];
  }
  return entry.values[facet];
}

/** Most lists of findings outlive an edit. */
const ofFindings = new WeakMap<readonly Finding[], readonly string[]>();

function problemValues(found: readonly Finding[]): readonly string[] {
  const known = ofFindings.get(found);
  if (known) return known;
  const values = new Set<string>();
  for (const { code, severity } of found) values.add(PROBLEM_TITLES[code]).add(SEVERITIES[severity]);
  const made = [...values];
  ofFindings.set(found, made);
  return made;
}

type Test = (entry: SearchEntry) => boolean;

/**
 * One test for each facet: any of its values. A value that some entry has is meant exactly; else it is taken for a part of one.
 */
function facetTests(index: SearchIndex, facts: SearchFacts, chosen: readonly FacetChoice[]): Test[] {
  return FACETS.flatMap((facet): Test[] => {
    const wanted = new Set(
      chosen.filter((choice) => choice.facet === facet).map(({ value }) => folded(value)),
    );
    if (wanted.size === 0) return [];
    const parts = new Set(wanted);
    const known = new Map<string, string>();
    for (const entry of index) {
      for (const value of valuesOf(entry, facts, facet)) {
        if (known.has(value)) continue;
        const one = folded(value);
        known.set(value, one);
        parts.delete(one);
      }
    }
    const meant = new Set<string>();
    for (const [value, one] of known)
      if (wanted.has(one) || [...parts].some((part) => one.includes(part))) meant.add(value);
    return [(entry) => valuesOf(entry, facts, facet).some((value) => meant.has(value))];
  });
}

/**
 * Every word must be in the name, the project or the file, every facet must hold.
 * @returns best first, of equals the one with the shorter name, then as in the document; linear but for sorting the few ranks there are
 */
export function findEntries(
  index: SearchIndex,
  facts: SearchFacts,
  { chosen, words }: SearchQuery,
): SearchEntry[] {
  const tests = facetTests(index, facts, chosen);
  const passed = tests.length === 0 ? index : index.filter((entry) => tests.every((test) => test(entry)));
  if (words.length === 0) return [...passed];
  const byRank = new Map<number, SearchEntry[]>();
  for (const entry of passed) {
    const rank = rankWords(entry.texts, entry.lower, words);
    if (rank === null) continue;
    const place = rank * 1000 + Math.min(entry.name.length, 999);
    const equals = byRank.get(place);
    if (equals) equals.push(entry);
    else byRank.set(place, [entry]);
  }
  return [...byRank].sort(([a], [b]) => a - b).flatMap(([, entries]) => entries);
}

/** A value one could narrow to, and how many of those found have it. */
export type FacetValue = FacetChoice & { count: number };

/** How well a value met what was typed goes with it until all facets are looked through. */
export type RankedValue = FacetValue & { rank: number };

/**
 * @param found what is narrowed
 * @param typed the beginning of a value or of a word in it; "" for any
 * @returns the values of one facet that those found have
 */
export function facetValues(
  found: readonly SearchEntry[],
  facts: SearchFacts,
  facet: Facet,
  typed: string,
): RankedValue[] {
  const counts = new Map<string, { count: number }>();
  for (const entry of found) {
    for (const value of valuesOf(entry, facts, facet)) {
      const known = counts.get(value);
      if (known) known.count += 1;
      else counts.set(value, { count: 1 });
    }
  }
  const wanted = typed.toLowerCase();
  return [...counts].flatMap(([value, { count }]) => {
    const rank = wanted === "" ? 0 : rankValue(value, wanted);
    return rank === null ? [] : [{ facet, value, count, rank }];
  });
}

/** @returns those that meet what was typed best, the most frequent first among equals */
export const bestValues = (values: readonly RankedValue[], most: number): FacetValue[] =>
  [...values]
    .sort((a, b) => a.rank - b.rank || b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most)
    .map(({ facet, value, count }) => ({ facet, value, count }));

/** 0 to 2 as words are matched; typed without its spaces counts as its beginning. */
function rankValue(value: string, wanted: string): number | null {
  const rank = matchRank(value, value.toLowerCase(), wanted);
  if (rank !== null && rank < 3) return rank;
  return folded(value).startsWith(folded(wanted)) ? 1 : null;
}
