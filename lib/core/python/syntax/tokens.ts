// Python's own first stage: text to tokens, with the faults that Python finds there (brackets, strings, indentation).
import { isNameCharacter, isNameStart, nameEnd } from "./name-characters.ts";
import { scanString, stringPrefixLength } from "./scan-string.ts";

export type TokenKind = "name" | "number" | "string" | "operator" | "newline" | "indent" | "dedent";

/** `depth` counts the open brackets around a token; a bracket has the depth of what is outside it. */
export type Token = { kind: TokenKind; from: number; to: number; depth: number };

/** Why Python would refuse the file, in its words, and where. */
export type SyntaxFault = { message: string; at: number };

export type Tokens = {
  tokens: Token[];
  /** Offsets of the backslashes that join two lines. */
  joins: number[];
  comments: { from: number; to: number }[];
  /** The first fault; the tokens end there. */
  fault: SyntaxFault | null;
};

/** Python's own limits (MAXSTACK of its tokenizer). */
const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;

const CLOSER: Record<string, string> = { "(": ")", "[": "]", "{": "}" };
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|[-+*/%&|^@=!<>:]=|->|\*\*|\/\/|<<|>>|[-+*/%&|^~@=<>()[\]{},:;.]/y;
const NUMBER =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*|\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?/y;
/** Python still takes a keyword right after a number: `1if x else 2`. */
const KEYWORD_AFTER_NUMBER = /(?:and|else|for|if|in|is|not|or)\b/y;

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const FORM_FEED = 12;
const HASH = 35;
const BACKSLASH = 92;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * Linear in the text. Mirrors CPython's tokenizer, of the newest Python where versions differ.
 * @returns the tokens up to the first fault
 */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  const joins: number[] = [];
  const comments: Tokens["comments"] = [];
  const brackets: number[] = [];
  // Python measures each indent twice, with tabs of 8 and of 1, and refuses what the two disagree on.
  const indents: { wide: number; narrow: number }[] = [{ wide: 0, narrow: 0 }];
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let lineStart = true;
  const faulty = (message: string, at: number): Tokens => ({
    tokens,
    joins,
    comments,
    fault: { message, at },
  });
  const push = (kind: TokenKind, from: number, to: number) =>
    tokens.push({ kind, from, to, depth: brackets.length });

  while (position < text.length) {
    if (lineStart) {
      const indent = measureIndent(text, position);
      position = indent.end;
      const code = text.charCodeAt(position);
      if (position >= text.length) break;
      if (code !== HASH && code !== LINE_FEED && code !== RETURN && code !== BACKSLASH) {
        const fault = changeIndent(indent, indents, position, push);
        if (fault) return faulty(fault, position);
      }
      lineStart = false;
    }
    const code = text.charCodeAt(position);
    if (code === SPACE || code === TAB || code === FORM_FEED) {
      position++;
    } else if (code === LINE_FEED || code === RETURN) {
      const end = lineEnd(text, position);
      if (brackets.length === 0) {
        const last = tokens.at(-1);
        if (last && last.kind !== "newline" && last.kind !== "dedent" && last.kind !== "indent")
          push("newline", position, end);
        lineStart = true;
      }
      position = end;
    } else if (code === HASH) {
      const from = position;
      while (
        position < text.length &&
        text.charCodeAt(position) !== LINE_FEED &&
        text.charCodeAt(position) !== RETURN
      )
        position++;
      comments.push({ from, to: position });
    } else if (code === BACKSLASH) {
      const next = text.charCodeAt(position + 1);
      if (next !== LINE_FEED && next !== RETURN)
        return faulty("unexpected character after line continuation character", position);
      joins.push(position);
      position = lineEnd(text, position + 1);
      if (position >= text.length) return faulty("unexpected EOF after line continuation", joins.at(-1) ?? 0);
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(position + 1)))) {
      NUMBER.lastIndex = position;
      NUMBER.exec(text);
      const end = NUMBER.lastIndex;
      if (/^0\d*[1-9]/.test(text.slice(position, end)) && /^[\d_]+$/.test(text.slice(position, end)))
        return faulty("leading zeros in decimal integer literals are not permitted", position);
      KEYWORD_AFTER_NUMBER.lastIndex = end;
      if (isNameCharacter(text, end) && !KEYWORD_AFTER_NUMBER.test(text))
        return faulty("invalid number", position);
      push("number", position, end);
      position = end;
    } else {
      const prefix = stringPrefixLength(text, position);
      if (prefix >= 0) {
        const end = scanString(text, position, prefix);
        if (end < 0) return faulty("unterminated string", position);
        push("string", position, end);
        position = end;
      } else if (isNameStart(text, position)) {
        const end = nameEnd(text, position);
        push("name", position, end);
        position = end;
      } else {
        OPERATOR.lastIndex = position;
        const found = OPERATOR.exec(text)?.[0];
        if (found === undefined) return faulty(invalidCharacter(text, position), position);
        if (found === ")" || found === "]" || found === "}") {
          const open = brackets.pop();
          if (open === undefined) return faulty(`unmatched '${found}'`, position);
          const opener = text.charAt(open);
          if (CLOSER[opener] !== found)
            return faulty(`closing '${found}' does not match opening '${opener}'`, position);
        }
        push("operator", position, position + found.length);
        if (found === "(" || found === "[" || found === "{") {
          brackets.push(position);
          if (brackets.length > MAX_BRACKETS) return faulty("too many nested brackets", position);
        }
        position += found.length;
      }
    }
  }
  const open = brackets.at(-1);
  if (open !== undefined) return faulty(`'${text.charAt(open)}' was never closed`, open);
  const last = tokens.at(-1);
  if (last && last.kind !== "newline" && last.kind !== "dedent") push("newline", text.length, text.length);
  while (indents.length > 1) {
    indents.pop();
    push("dedent", text.length, text.length);
  }
  return { tokens, joins, comments, fault: null };
}

function lineEnd(text: string, position: number): number {
  return text.charCodeAt(position) === RETURN && text.charCodeAt(position + 1) === LINE_FEED
    ? position + 2
    : position + 1;
}

type Indent = { wide: number; narrow: number };

function measureIndent(text: string, from: number): Indent & { end: number } {
  let wide = 0;
  let narrow = 0;
  let end = from;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (code === SPACE) {
      wide++;
      narrow++;
    } else if (code === TAB) {
      wide = (Math.floor(wide / 8) + 1) * 8;
      narrow++;
    } else if (code === FORM_FEED) {
      wide = 0;
      narrow = 0;
    } else {
      return { wide, narrow, end };
    }
  }
}

/** @returns null, or the fault in Python's words */
function changeIndent(
  { wide, narrow }: Indent,
  indents: Indent[],
  at: number,
  push: (kind: TokenKind, from: number, to: number) => void,
): string | null {
  const mixed = "inconsistent use of tabs and spaces in indentation";
  let top = indents.at(-1) ?? { wide: 0, narrow: 0 };
  if (wide === top.wide) return narrow === top.narrow ? null : mixed;
  if (wide > top.wide) {
    if (narrow <= top.narrow) return mixed;
    if (indents.length >= MAX_INDENTS) return "too many levels of indentation";
    indents.push({ wide, narrow });
    push("indent", at, at);
    return null;
  }
  while (wide < top.wide) {
    indents.pop();
    push("dedent", at, at);
    top = indents.at(-1) ?? { wide: 0, narrow: 0 };
  }
  if (wide !== top.wide) return "unindent does not match any outer indentation level";
  return narrow === top.narrow ? null : mixed;
}

function invalidCharacter(text: string, position: number): string {
  const code = text.codePointAt(position) ?? 0;
  if (code === 0) return "source code cannot contain null bytes";
  const hex = code.toString(16).toUpperCase().padStart(4, "0");
  return code > 126 ? `invalid character '${String.fromCodePoint(code)}' (U+${hex})` : "invalid syntax";
}
