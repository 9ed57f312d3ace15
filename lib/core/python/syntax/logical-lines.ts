// Python's logical lines: what stands between two line ends that count, and whether blocks follow where they must.
import type { SyntaxFault, Token } from "./tokens.ts";

/** Indexes into the tokens; `end` is that of the newline token, or of what ends the file. */
export type LogicalLine = {
  start: number;
  end: number;
  /** The line ends in a colon, so an indented block must follow. */
  opensBlock: boolean;
};

const BLOCK_WORDS = /^(?:class|def|if|elif|else|for|while|try|except|finally|with|async)$/;

/**
 * Linear in the tokens.
 * @param text what the tokens were made from
 * @param complete the tokens reach the end of the file
 * @returns the lines up to the first fault of indentation
 */
export function logicalLines(
  text: string,
  tokens: readonly Token[],
  complete: boolean,
): { lines: LogicalLine[]; fault: SyntaxFault | null } {
  const lines: LogicalLine[] = [];
  let start = 0;
  let expectsBlock = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === "indent") {
      if (!expectsBlock) return { lines, fault: indentFault(text, tokens, lines.at(-1), token) };
      expectsBlock = false;
      start = index + 1;
    } else if (token.kind === "dedent") {
      start = index + 1;
    } else if (token.kind === "newline") {
      const last = tokens[index - 1];
      const opensBlock =
        last !== undefined && last.depth === 0 && last.to - last.from === 1 && text.charAt(last.from) === ":";
      lines.push({ start, end: index, opensBlock });
      expectsBlock = opensBlock;
      start = index + 1;
    }
    const next = tokens[index + 1];
    if (expectsBlock && token.kind === "newline" && next?.kind !== "indent" && (next || complete)) {
      const at = next && next.from < text.length ? next.from : token.from;
      return { lines, fault: { message: "expected an indented block", at } };
    }
  }
  return { lines, fault: null };
}

/** An indent out of nowhere; mostly the line above has lost its colon. */
function indentFault(
  text: string,
  tokens: readonly Token[],
  above: LogicalLine | undefined,
  indent: Token,
): SyntaxFault {
  const first = above && tokens[above.start];
  const last = above && tokens[above.end - 1];
  if (first && last && BLOCK_WORDS.test(text.slice(first.from, first.to)))
    return { message: "expected ':'", at: last.from };
  return { message: "unexpected indent", at: indent.to };
}
