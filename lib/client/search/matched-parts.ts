// A text in parts: those that a search met, and the rest.

export type Part = { part: string; matched: boolean; at: number };

/**
 * @param words in lower case
 * @returns the parts in order, which make the text when joined; of each word its first place is marked
 */
export function matchedParts(text: string, words: readonly string[]): Part[] {
  const lower = text.toLowerCase();
  // Some letters have another length in lower case: places would be off.
  if (lower.length !== text.length) return [{ part: text, matched: false, at: 0 }];
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at >= 0) marked.fill(true, at, at + word.length);
  }
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = parts.at(-1);
    const matched = marked[at] === true;
    if (last && last.matched === matched) last.part += text[at];
    else parts.push({ part: text[at] ?? "", matched, at });
  }
  return parts;
}
