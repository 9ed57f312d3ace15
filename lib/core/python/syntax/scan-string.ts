// Where a Python string ends, f-strings with code and further strings inside included.

const MAY_START = new Set([..."\"'rRbBfFtTuU"].map((character) => character.charCodeAt(0)));
const CLOSER: Record<string, string> = { "(": ")", "[": "]", "{": "}" };
const PREFIX = /(?:[rR]?[bB]|[bB]?[rR]|[rR]?[fFtT]|[fFtT]?[rR]|[uU])?(?=['"])/y;

/** @returns the number of letters before the quote when a string starts at the offset, else -1 */
export function stringPrefixLength(text: string, at: number): number {
  if (!MAY_START.has(text.charCodeAt(at))) return -1;
  PREFIX.lastIndex = at;
  const found = PREFIX.exec(text);
  return found === null ? -1 : found[0].length;
}

/** A stretch of an f-string: text, or a field in braces with the code's own range. */
export type FormatPart =
  | { kind: "text"; from: number; to: number }
  | {
      kind: "field";
      from: number;
      to: number;
      /** The code in the field ends here: `=`, a conversion or a format follows if it is before `to`. */
      codeTo: number;
    };

/**
 * @param prefix length of the prefix, as `stringPrefixLength` gives it
 * @returns the offset after the closing quotes, or -1 when they never come
 */
export function scanString(text: string, from: number, prefix: number): number {
  const letters = text.slice(from, from + prefix).toLowerCase();
  if (letters.includes("f") || letters.includes("t")) return scanFormatString(text, from, prefix)?.end ?? -1;
  return scanPlain(text, from + prefix);
}

function scanPlain(text: string, from: number): number {
  const quote = quoteAt(text, from);
  for (let at = from + quote.length; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\") at++;
    else if (character === quote.charAt(0) && text.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && (character === "\n" || character === "\r")) return -1;
  }
  return -1;
}

const quoteAt = (text: string, at: number): string => {
  const one = text.charAt(at);
  return text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
};

const MAX_NESTED = 100;

/**
 * @returns the end and the parts of the f-string that starts at `from`, or undefined when it does not end as one
 */
export function scanFormatString(
  text: string,
  from: number,
  prefix: number,
  nested = 0,
): { end: number; parts: FormatPart[]; content: { from: number; to: number } } | undefined {
  if (nested > MAX_NESTED) return undefined;
  const raw = /r/i.test(text.slice(from, from + prefix));
  const quote = quoteAt(text, from + prefix);
  const parts: FormatPart[] = [];
  const start = from + prefix + quote.length;
  let textFrom = start;
  const closeText = (to: number) => {
    if (to > textFrom) parts.push({ kind: "text", from: textFrom, to });
  };
  for (let at = start; at < text.length; ) {
    const character = text.charAt(at);
    if (text.startsWith(quote, at)) {
      closeText(at);
      return { end: at + quote.length, parts, content: { from: start, to: at } };
    }
    if (character === "\\" && !raw && text.startsWith("\\N{", at)) {
      const close = text.indexOf("}", at);
      if (close < 0) return undefined;
      at = close + 1;
    } else if (character === "\\") {
      // In a raw f-string a backslash still keeps a quote from closing it, but not a brace from opening a field.
      at += text.charAt(at + 1) === "{" || text.charAt(at + 1) === "}" ? 1 : 2;
    } else if (character === "{" && text.charAt(at + 1) === "{") {
      at += 2;
    } else if (character === "}") {
      if (text.charAt(at + 1) !== "}") return undefined;
      at += 2;
    } else if (character === "{") {
      closeText(at);
      const field = scanField(text, at, quote, nested);
      if (field === undefined) return undefined;
      parts.push({ kind: "field", from: at, to: field.end, codeTo: field.codeTo });
      at = field.end;
      textFrom = at;
    } else if (quote.length === 1 && (character === "\n" || character === "\r")) {
      return undefined;
    } else {
      at++;
    }
  }
  return undefined;
}

/** From `{` to after its `}`. */
function scanField(
  text: string,
  from: number,
  quote: string,
  nested: number,
): { end: number; codeTo: number } | undefined {
  if (nested > MAX_NESTED) return undefined;
  const closers: string[] = [];
  for (let at = from + 1; at < text.length; ) {
    const character = text.charAt(at);
    const prefix = stringPrefixLength(text, at);
    if (prefix >= 0 && (prefix === 0 || !/\w/.test(text.charAt(at - 1)))) {
      const letters = text.slice(at, at + prefix).toLowerCase();
      const end = /[ft]/.test(letters)
        ? (scanFormatString(text, at, prefix, nested + 1)?.end ?? -1)
        : scanPlain(text, at + prefix);
      if (end < 0) return undefined;
      at = end;
    } else if (character === "#") {
      while (at < text.length && text.charAt(at) !== "\n") at++;
    } else if (CLOSER[character] !== undefined) {
      closers.push(CLOSER[character]);
      at++;
    } else if (character === "}" && closers.length === 0) {
      return isBlank(text, from + 1, at) ? undefined : { end: at + 1, codeTo: at };
    } else if (character === ")" || character === "]" || character === "}") {
      if (closers.pop() !== character) return undefined;
      at++;
    } else if (closers.length > 0) {
      at++;
    } else if (character === "!" && text.charAt(at + 1) !== "=") {
      const end = scanFormatSpec(text, at + 1, quote, nested);
      return end === undefined ? undefined : { end, codeTo: at };
    } else if (character === ":") {
      const end = scanFormatSpec(text, at + 1, quote, nested);
      return end === undefined ? undefined : { end, codeTo: at };
    } else {
      at++;
    }
  }
  return undefined;
}

const isBlank = (text: string, from: number, to: number): boolean => /^\s*$/.test(text.slice(from, to));

/** What follows the conversion or the colon, to after the field's `}`. */
function scanFormatSpec(text: string, from: number, quote: string, nested: number): number | undefined {
  for (let at = from; at < text.length; ) {
    const character = text.charAt(at);
    if (character === "}") return at + 1;
    if (character === "{") {
      const field = scanField(text, at, quote, nested + 1);
      if (field === undefined) return undefined;
      at = field.end;
    } else if (text.startsWith(quote, at) || (quote.length === 1 && character === "\n")) {
      return undefined;
    } else {
      at++;
    }
  }
  return undefined;
}
