// A copy of a source text that is overwritten in place, so that every offset keeps its meaning.
import type { Token } from "./tokens.ts";

export type Draft = { text: string; tokens: readonly Token[]; codes: Uint16Array };

export function startDraft(text: string, tokens: readonly Token[]): Draft {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return { text, tokens, codes };
}

export const fill = (draft: Draft, from: number, to: number, character: string): void => {
  draft.codes.fill(character.charCodeAt(0), from, to);
};

export const blank = (draft: Draft, from: number, to: number): void => fill(draft, from, to, " ");

/** The original text of a token; empty outside the file. */
export function tokenText(draft: Draft, index: number): string {
  const token = draft.tokens[index];
  return token ? draft.text.slice(token.from, token.to) : "";
}

const CHUNK = 8192;

export function finishDraft({ codes }: Draft): string {
  let text = "";
  for (let at = 0; at < codes.length; at += CHUNK)
    text += String.fromCharCode(...codes.subarray(at, at + CHUNK));
  return text;
}
