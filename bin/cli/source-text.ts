// A Python file's bytes as text, in the encoding that the file names.

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/**
 * Mirrors PEP 263: UTF-8 unless one of the first two lines names another encoding.
 * @returns the text, or why the bytes are none
 */
export function sourceText(bytes: Uint8Array): { text: string } | { fault: string } {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 400)).split(/\r\n|\r|\n/);
  const named = start.slice(0, 2).flatMap((line) => COOKIE.exec(line)?.[1] ?? [])[0];
  const encoding = named === undefined || /^utf[-_]?8/i.test(named) ? "utf-8" : named.replaceAll("_", "-");
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { fault: `its encoding ${encoding} is not known` };
  }
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { fault: `it is not ${encoding} text` };
  }
}
