// Which entries of a list a typed text means, best first.
import { rankWords } from "@/lib/client/search/match-rank";

/**
 * Every word typed must be found somewhere in one of the entry's texts; case does not matter. A match in an earlier text counts more.
 * @returns matching entries, best first, of equals the one with the shorter first text, else in their order. An empty text matches
 * everything. Linear but for sorting the few ranks there are
 */
export function rankMatches<T>(
  entries: readonly T[],
  typed: string,
  textsOf: (entry: T) => readonly string[],
): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  const byRank = new Map<number, T[]>();
  for (const entry of entries) {
    const texts = textsOf(entry);
    const lower = texts.map((text) => text.toLowerCase());
    const rank = rankWords(texts, lower, words);
    if (rank === null) continue;
    const place = rank * 1000 + Math.min(texts[0]?.length ?? 0, 999);
    const equals = byRank.get(place);
    if (equals) equals.push(entry);
    else byRank.set(place, [entry]);
  }
  return [...byRank].sort(([a], [b]) => a - b).flatMap(([, found]) => found);
}
