// A search as it is typed: what is found, and what one could narrow to.
import { useDeferredValue, useMemo } from "react";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState, Search } from "@/lib/client/editor/screen-state";
import { facetValues, findEntries, type SearchFacts } from "@/lib/client/search/find-entries";
import { type SearchEntry, type SearchIndex, searchIndex } from "@/lib/client/search/search-index";
import {
  FACETS,
  type Facet,
  type FacetChoice,
  readSearch,
  type SearchQuery,
  sameChoice,
} from "@/lib/client/search/search-query";

/** A facet to be named, or one of its values with how many it leaves. */
export type Offer = { facet: Facet } | (FacetChoice & { count: number });

export type SearchOutcome = {
  query: SearchQuery;
  facts: SearchFacts;
  found: readonly SearchEntry[];
  offers: readonly Offer[];
};

const graphOf = (state: EditorState) => state.graph;
const syncOf = (state: ScreenState) => state.sync;
const NOTHING_KNOWN: SearchFacts["sync"] = {};
/** Offers beside hits, and values of a facet that was asked for by name. */
const FEW = 4;
const MANY = 12;

/** What is typed is shown at once; what it finds follows within the moment. */
export function useSearch(search: Search): SearchOutcome & {
  /** What is typed finds, even before it is shown: Enter may come sooner. */
  now: () => SearchOutcome;
} {
  const graph = useEditorState(graphOf);
  const index = useMemo(() => searchIndex(graph), [graph]);
  const { analysis, marks } = useAnalysis();
  const sync = useScreenState(syncOf)?.flows ?? NOTHING_KNOWN;
  const facts = useMemo(() => ({ ...analysis, marks, sync }), [analysis, marks, sync]);
  const asked = useDeferredValue(search);
  const shown = useMemo(() => ({ facts, ...outcome(index, facts, asked) }), [index, facts, asked]);
  const now = () => (asked === search ? shown : { facts, ...outcome(index, facts, search) });
  return { ...shown, now };
}

/** Whether the text ends in a facet, which Enter completes. */
export const endsInFacet = ({ text }: Search): boolean => readSearch(text).open !== null;

export const isEmptySearch = ({ chips, text }: Search): boolean => chips.length === 0 && text.trim() === "";

function outcome(
  index: SearchIndex,
  facts: SearchFacts,
  { chips, text }: Search,
): Pick<SearchOutcome, "query" | "found" | "offers"> {
  const typed = readSearch(text);
  const query = { chosen: [...chips, ...typed.chosen], words: typed.words };
  const found = findEntries(index, facts, query);
  const narrowing = () => {
    const before = readSearch(typed.before);
    return findEntries(index, facts, { chosen: [...chips, ...before.chosen], words: before.words });
  };
  if (typed.open) {
    const { facet, value } = typed.open;
    return { query, found, offers: facetValues(narrowing(), facts, [facet], value, MANY) };
  }
  if (typed.last === "")
    return {
      query,
      found,
      offers: query.chosen.length + query.words.length > 0 ? [] : FACETS.map((facet) => ({ facet })),
    };
  const named = FACETS.filter((facet) => facet.startsWith(typed.last)).map((facet) => ({ facet }));
  const values = typed.last.length < 2 ? [] : facetValues(narrowing(), facts, FACETS, typed.last, FEW);
  return { query, found, offers: [...named, ...values] };
}

/** @returns the search after an offer was taken: the last word becomes what was offered */
export function takeOffer({ chips, text }: Search, offer: Offer): Search {
  const { before } = readSearch(text);
  if (!("value" in offer)) return { chips, text: `${before}${offer.facet}:` };
  const { facet, value } = offer;
  return { chips: withChip(chips, { facet, value }), text: before };
}

/** @returns the search with another text; a facet that a space has ended becomes a chip */
export function typeText({ chips }: Search, text: string): Search {
  const { chosen, open, words } = readSearch(text);
  if (open || chosen.length === 0) return { chips, text };
  return { chips: chosen.reduce(withChip, chips), text: words.map((word) => `${word} `).join("") };
}

export const withoutChip = ({ chips, text }: Search, gone: FacetChoice): Search => ({
  chips: chips.filter((chip) => !sameChoice(chip, gone)),
  text,
});

const withChip = (chips: readonly FacetChoice[], chip: FacetChoice): readonly FacetChoice[] =>
  chips.some((one) => sameChoice(one, chip)) ? chips : [...chips, chip];

/** As a person reads it: "shop, owner ana". */
export const searchInWords = ({ chips, text }: Search): string =>
  [text.trim(), ...chips.map(({ facet, value }) => `${facet} ${value}`)].filter(Boolean).join(", ");
