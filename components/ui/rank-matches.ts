// Which entries of a list a typed text means, best first.

/** 0 whole, 1 beginning, 2 beginning of a word or of a CamelCase part, 3 anywhere; null for no match. */
function rankOf(text: string, wanted: string): number | null {
  const lower = text.toLowerCase();
  const at = lower.indexOf(wanted);
  if (at < 0) return null;
  if (lower === wanted) return 0;
  if (at === 0) return 1;
  for (let from = at; from >= 0; from = lower.indexOf(wanted, from + 1)) {
    const [before, first] = [text[from - 1] ?? "", text[from] ?? ""];
    if (/[^\p{L}\p{N}]/u.test(before) || (/\p{Lu}/u.test(first) && !/\p{Lu}/u.test(before))) return 2;
  }
  return 3;
}

/**
 * Every word typed must be found somewhere in one of the entry's texts; case does not matter. A match in an earlier text counts more.
 * @returns matching entries, best first, of equals the one with the shorter first text, else in their order. An empty text matches everything.
 */
export function rankMatches<T>(entries: readonly T[], typed: string, textsOf: (entry: T) => string[]): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked: { entry: T; rank: number }[] = [];
  for (const entry of entries) {
    const texts = textsOf(entry);
    let total = 0;
    for (const word of words) {
      let best: number | null = null;
      for (const [index, text] of texts.entries()) {
        const rank = rankOf(text, word);
        if (rank !== null && (best === null || rank + 10 * index < best)) best = rank + 10 * index;
      }
      total = best === null ? Number.POSITIVE_INFINITY : total + best;
    }
    const length = words.length === 0 ? 0 : Math.min(texts[0]?.length ?? 0, 999) / 1000;
    if (Number.isFinite(total)) ranked.push({ entry, rank: total + length });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
