// How well a text meets a word, and several texts several words.

/**
 * @param text as it is written, for where words begin
 * @param lower the same in lower case
 * @param wanted in lower case, not empty
 * @returns 0 whole, 1 beginning, 2 beginning of a word or of a CamelCase part, 3 anywhere; null for no match
 */
export function matchRank(text: string, lower: string, wanted: string): number | null {
  const at = lower.indexOf(wanted);
  if (at < 0) return null;
  if (at === 0) return lower.length === wanted.length ? 0 : 1;
  for (let from = at; from >= 0; from = lower.indexOf(wanted, from + 1)) if (beginsWord(text, from)) return 2;
  return 3;
}

/** After something that is no letter and no digit, or a capital that does not follow one. */
function beginsWord(text: string, at: number): boolean {
  const [before, first] = [text[at - 1] ?? "", text[at] ?? ""];
  return NO_LETTER.test(before) || (CAPITAL.test(first) && !CAPITAL.test(before));
}

const NO_LETTER = /[^\p{L}\p{N}]/u;
const CAPITAL = /\p{Lu}/u;

/** The first text that meets a word counts, however well. @returns how badly the words are met, 0 best; null when one of them is nowhere */
export function rankWords(
  texts: readonly string[],
  lower: readonly string[],
  words: readonly string[],
): number | null {
  let total = 0;
  for (const word of words) {
    let best: number | null = null;
    for (let at = 0; best === null && at < texts.length; at++) {
      const rank = matchRank(texts[at] ?? "", lower[at] ?? "", word);
      if (rank !== null) best = rank + 10 * at;
    }
    if (best === null) return null;
    total += best;
  }
  return total;
}
