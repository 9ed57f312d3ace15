// A search as it is typed: what is found, and what one could narrow to.
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState, Search } from "@/lib/client/editor/screen-state";
import {
  bestValues,
  facetValues,
  findEntries,
  type RankedValue,
  type SearchFacts,
} from "@/lib/client/search/find-entries";
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

/** What is searched: every flow, event and note with its words, and what is known of them besides. */
export type SearchGround = { index: SearchIndex; facts: SearchFacts };

export type SearchOutcome = { query: SearchQuery; found: readonly SearchEntry[] };

const graphOf = (state: EditorState) => state.graph;
const syncOf = (state: ScreenState) => state.sync;
const NOTHING_KNOWN: SearchFacts["sync"] = {};
/** Offers beside hits, and values of a facet that was asked for by name. */
const FEW = 4;
const MANY = 12;

export function useSearchGround(): SearchGround {
  const graph = useEditorState(graphOf);
  const index = useMemo(() => searchIndex(graph), [graph]);
  const { analysis, marks } = useAnalysis();
  const sync = useScreenState(syncOf)?.flows ?? NOTHING_KNOWN;
  const groups = useMemo(
    () => new Map((graph.groups ?? []).map(({ id, name }) => [id, name])),
    [graph.groups],
  );
  return useMemo(
    () => ({ index, facts: { ...analysis, marks, sync, groups } }),
    [index, analysis, marks, sync, groups],
  );
}

/** What is typed is shown at once; what it finds follows within the moment. @returns also the search that it was found for */
export function useFound(ground: SearchGround, search: Search): SearchOutcome & { asked: Search } {
  const asked = useDeferredValue(search);
  return useMemo(() => ({ asked, ...findFor(ground, asked) }), [ground, asked]);
}

/** What one could narrow to, counted once what is found stands there and facet by facet, so as not to hold up the next letter. */
export function useOffers(ground: SearchGround, search: Search): readonly Offer[] {
  // Those of an empty search cost nothing, and stand there as soon as the field does.
  const [offers, setOffers] = useState(() => (isEmptySearch(search) ? offersFor(ground, search) : []));
  useEffect(() => {
    const steps = offering(ground, search);
    const go = () => {
      const step = steps.next();
      if (step.done) setOffers(step.value);
      else timer = setTimeout(go);
    };
    let timer = setTimeout(go);
    return () => clearTimeout(timer);
  }, [ground, search]);
  return offers;
}

/** Whether the text ends in a facet, which Enter completes. */
export const endsInFacet = ({ text }: Search): boolean => readSearch(text).open !== null;

export const isEmptySearch = ({ chips, text }: Search): boolean => chips.length === 0 && text.trim() === "";

export function findFor({ index, facts }: SearchGround, { chips, text }: Search): SearchOutcome {
  const { chosen, words } = readSearch(text);
  const query = { chosen: [...chips, ...chosen], words };
  return { query, found: findEntries(index, facts, query) };
}

/** @returns the facets, or values of them, that what is typed last may mean */
export function offersFor(ground: SearchGround, search: Search): readonly Offer[] {
  const steps = offering(ground, search);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* offering(ground: SearchGround, { chips, text }: Search): Generator<void, readonly Offer[]> {
  const { chosen, words, open, before, last } = readSearch(text);
  if (!open && last === "")
    return chips.length + chosen.length + words.length > 0 ? [] : FACETS.map((facet) => ({ facet }));
  const named = open ? [] : FACETS.filter((facet) => facet.startsWith(last)).map((facet) => ({ facet }));
  if (!open && last.length < 2) return named;
  const { found } = findFor(ground, { chips, text: before });
  const values: RankedValue[] = [];
  for (const facet of open ? [open.facet] : FACETS) {
    yield;
    values.push(...facetValues(found, ground.facts, facet, open ? open.value : last));
  }
  return [...named, ...bestValues(values, open ? MANY : FEW)];
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
