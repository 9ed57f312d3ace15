// A Python file's bytes as text, in the encoding that the file names.

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/**
 * Mirrors PEP 263: UTF-8 unless one of the first two lines names another encoding.
 * @returns the text, or why the bytes are none
 */
export function sourceText(bytes: Uint8Array): { text: string } | { fault: string } {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 400)).split(/\r\n|\r|\n/);
  const named = start.slice(0, 2).flatMap((line) => COOKIE.exec(line)?.[1] ?? [])[0];
  const encoding = named === undefined || /^utf[-_]?8/i.test(named) ? "utf-8" : named;
  const decoder = decoderFor(encoding);
  if (decoder === null) return { fault: `its encoding ${encoding} is not known` };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { fault: `it is not ${encoding} text` };
  }
}

/** Python writes some names otherwise than browsers do: `latin-1`, `iso8859_15`. */
function decoderFor(encoding: string): TextDecoder | null {
  const name = encoding.replaceAll("_", "-");
  for (const label of [name, name.replaceAll("-", ""), name.replace(/^iso-?8859/i, "iso-8859")]) {
    try {
      return new TextDecoder(label, { fatal: true });
    } catch {
      // Not a name that the decoder knows; the next may be.
    }
  }
  return null;
}
