// What somebody looks for: words, and facets such as `project:shop` that narrow. Typed text is read here; nothing else is a query language.

export const FACETS = ["project", "file", "owner", "group", "problem", "state"] as const;
export type Facet = (typeof FACETS)[number];

/** One value of a facet that was chosen. Several of one facet: any of them; several facets: all of them. */
export type FacetChoice = { facet: Facet; value: string };

export type SearchQuery = { chosen: readonly FacetChoice[]; words: readonly string[] };

export type TypedSearch = SearchQuery & {
  /** The facet at the end of the text that is still being typed: `owner:a`. */
  open: FacetChoice | null;
  /** The text before the last word or facet: what stays when that is completed. */
  before: string;
  /** The last word, when it is no facet; "" after a space. */
  last: string;
};

const TOKEN = /(?:([a-z]+):)?(?:"([^"]*)"?|(\S*))/giy;

const isFacet = (name: string | undefined): name is Facet => FACETS.some((facet) => facet === name);

/** @returns lower-case words, facets with a value, and what is at the end; any text can be read */
export function readSearch(text: string): TypedSearch {
  const read: TypedSearch & { chosen: FacetChoice[]; words: string[] } = {
    chosen: [],
    words: [],
    open: null,
    before: text,
    last: "",
  };
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const [whole = "", prefix, quoted, plain = ""] = TOKEN.exec(text) ?? [];
    const name = prefix?.toLowerCase();
    const value = quoted ?? plain;
    // What cannot be read goes on as text, so that the walk always moves.
    const end = at + Math.max(1, whole.length);
    const isLast = end >= text.length;
    if (isFacet(name)) {
      if (value !== "") read.chosen.push({ facet: name, value });
      if (isLast) read.open = { facet: name, value };
    } else {
      const word = whole.replaceAll('"', "").toLowerCase();
      if (word !== "") read.words.push(word);
      if (isLast) read.last = word;
    }
    if (isLast) read.before = text.slice(0, at);
    at = end;
  }
  return read;
}

export const sameChoice = (a: FacetChoice, b: FacetChoice): boolean =>
  a.facet === b.facet && folded(a.value) === folded(b.value);

/** Values compare without case and without spaces and hyphens: `outofsync`, `neveremptied`. */
export const folded = (value: string): string => value.toLowerCase().replace(/[\s-]+/g, "");
