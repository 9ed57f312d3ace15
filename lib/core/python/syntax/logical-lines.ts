// Python's logical lines: what stands between two line ends that count, and whether blocks follow where they must.
import type { SyntaxFault, Token } from "./tokens.ts";

/** Indexes into the tokens; `end` is that of the newline token, or of what ends the file. */
export type LogicalLine = {
  start: number;
  end: number;
  /** The line ends in a colon, so an indented block must follow. */
  opensBlock: boolean;
};

/**
 * Linear in the tokens.
 * @param text what the tokens were made from
 * @returns the lines up to the first fault of indentation
 */
export function logicalLines(
  text: string,
  tokens: readonly Token[],
): { lines: LogicalLine[]; fault: SyntaxFault | null } {
  const lines: LogicalLine[] = [];
  let start = 0;
  let expectsBlock = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === "indent") {
      if (!expectsBlock) return { lines, fault: { message: "unexpected indent", at: token.to } };
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
    if (expectsBlock && token.kind === "newline" && next?.kind !== "indent") {
      return { lines, fault: { message: "expected an indented block", at: next?.from ?? token.from } };
    }
  }
  return { lines, fault: null };
}
