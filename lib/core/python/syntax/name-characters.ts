// Which characters make a Python name.

const START = /[\p{ID_Start}_]/u;
const CONTINUE = /\p{ID_Continue}/u;

const isAsciiStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;

/** Whether a name may start at the offset. */
export function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return isAsciiStart(code);
  return START.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Whether a name that has started may go on at the offset. */
export function isNameCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return isAsciiStart(code) || (code >= 48 && code <= 57);
  return CONTINUE.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** @returns the offset after the name that starts at `from` */
export function nameEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isNameCharacter(text, end))
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}
