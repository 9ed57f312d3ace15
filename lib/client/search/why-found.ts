// Why an entry is among those found, in words: what the name does not show already.
import { type SearchFacts, valuesOf } from "./find-entries.ts";
import type { SearchEntry } from "./search-index.ts";
import { FACETS, type SearchQuery } from "./search-query.ts";

const FIELDS = ["name", "project", "file"] as const;

/** One reason: what kind of thing it is, and its text. */
export type Reason = { of: string; text: string };

/**
 * @returns a reason for each word that is not in the name, and the problems and states that were asked for; otherwise where it is: its file,
 * or its project
 */
export function whyFound(entry: SearchEntry, facts: SearchFacts, { chosen, words }: SearchQuery): Reason[] {
  const reasons = new Map<string, Reason>();
  const add = (of: string, text: string) => reasons.set(`${of} ${text}`, { of, text });
  for (const word of words) {
    const at = entry.lower.findIndex((text) => text.includes(word));
    if (at > 0) add(FIELDS[at] ?? "", entry.texts[at] ?? "");
  }
  for (const facet of FACETS) {
    const wanted = chosen.filter((choice) => choice.facet === facet);
    if (wanted.length === 0) continue;
    const values = valuesOf(entry, facts, facet);
    // A problem's title says more than that it is an error.
    for (const value of facet === "problem" ? values.filter((one) => /^[A-Z]/.test(one)) : values)
      add(facet, value);
  }
  if (reasons.size === 0) {
    if (entry.kind !== "flow") add(entry.kind, entry.kind);
    else {
      const [file] = entry.values.file;
      if (file !== undefined) add("file", file);
      else add("project", entry.values.project[0] ?? "");
    }
  }
  return [...reasons.values()];
}
