// The text that a Python string literal stands for.

const SIMPLE: Record<string, string> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** A literal's prefix letters (lower case) and what is between its quotes. */
export function splitStringLiteral(literal: string): { prefix: string; body: string } {
  const quoteAt = literal.search(/['"]/);
  const quote = literal.charAt(quoteAt);
  const length = literal.startsWith(quote.repeat(3), quoteAt) && literal.length >= quoteAt + 6 ? 3 : 1;
  return {
    prefix: literal.slice(0, quoteAt).toLowerCase(),
    body: literal.slice(quoteAt + length, literal.length - length),
  };
}

const ESCAPE = /\\(\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\s\S])/g;

/**
 * @param body what is between the quotes
 * @param raw the literal has an `r`
 * @returns the text, or null where it names a character (`\N{…}`) or one that does not exist
 */
export function decodeString(body: string, raw: boolean): string | null {
  const text = body.replaceAll(/\r\n?/g, "\n");
  if (raw || !text.includes("\\")) return text;
  let known = true;
  const decoded = text.replaceAll(ESCAPE, (whole: string, sign: string) => {
    const first = sign.charAt(0);
    if (first === "\n" || first === "\r") return "";
    const simple = SIMPLE[sign];
    if (simple !== undefined) return simple;
    if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8));
    if (/^[xu][0-9a-fA-F]/.test(sign) && sign.length > 1)
      return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    if (first === "U" && sign.length > 1) {
      const point = Number.parseInt(sign.slice(1), 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      known = false;
    }
    if (first === "N" && sign.length > 1) known = false;
    // Python keeps a backslash that escapes nothing.
    return whole;
  });
  return known ? decoded : null;
}
